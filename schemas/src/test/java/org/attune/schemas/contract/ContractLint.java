package org.attune.schemas.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;

/** The rules that every contract keeps, and the faults of one that does not. */
final class ContractLint {
  private static final Pattern TIME =
      Pattern.compile("(?:.*(?:At|Time|Start|End|From|Until)|start|end)");
  private static final Pattern DAY = Pattern.compile("(?:.*Day|day)");
  private static final Pattern EPOCH = Pattern.compile("since 1970");

  /** A unit, a range, or what the number counts. */
  private static final Pattern MEASURED =
      Pattern.compile(
          "\\bunit\\b|unit per|Unit\\b|milliseconds|minutes|\\bdays\\b|count|points|UTF-16"
              + "|-?\\d+ to -?\\d+|from -?\\d|revision|equal or higher|partition|offset",
          Pattern.CASE_INSENSITIVE);

  private final String family;
  private final List<String> faults = new ArrayList<>();

  private ContractLint(String family) {
    this.family = family;
  }

  /**
   * What is wrong with a contract; empty when nothing is.
   *
   * @param family folder the contract lies in
   */
  static List<String> faults(String family, Schema contract) {
    ContractLint lint = new ContractLint(family);
    lint.record(contract);
    return List.copyOf(lint.faults);
  }

  private void record(Schema record) {
    named(record);
    for (Schema.Field field : record.getFields()) {
      field(record.getName() + "." + field.name(), field);
    }
  }

  private void named(Schema type) {
    require(!blank(type.getDoc()), type.getName(), "has no doc");
    String namespace = type.getNamespace();
    boolean common = type.getType() == Schema.Type.ENUM;
    require(
        ("org.attune.schemas." + family).equals(namespace)
            || (common && "org.attune.schemas.common".equals(namespace)),
        type.getName(),
        "is not in the namespace of its folder");
  }

  private void field(String where, Schema.Field field) {
    require(!blank(field.doc()), where, "has no doc");
    Schema type = field.schema();
    if (type.isUnion()) {
      List<Schema> branches = type.getTypes();
      boolean optional = branches.size() == 2 && branches.get(0).getType() == Schema.Type.NULL;
      require(optional, where, "is a union of other than null and one type");
      require(
          field.hasDefaultValue() && field.defaultVal() == JsonProperties.NULL_VALUE,
          where,
          "is optional but not null by default");
      type = branches.get(branches.size() - 1);
    }
    if (type.getType() == Schema.Type.ARRAY) {
      type = type.getElementType();
      require(type.getType() != Schema.Type.UNION, where, "holds a union of values");
    }
    value(where, field, type);
  }

  private void value(String where, Schema.Field field, Schema type) {
    String doc = field.doc() == null ? "" : field.doc();
    LogicalType logical = type.getLogicalType();
    String logicalName = logical == null ? "" : logical.getName();
    switch (type.getType()) {
      case RECORD -> record(type);
      case ENUM -> {
        named(type);
        require("UNKNOWN".equals(type.getEnumDefault()), type.getName(), "has no UNKNOWN default");
        require(
            !field.hasDefaultValue() || "UNKNOWN".equals(field.defaultVal()),
            where,
            "does not default to UNKNOWN");
      }
      case LONG -> {
        boolean time = TIME.matcher(field.name()).matches() || EPOCH.matcher(doc).find();
        require(
            !time || logicalName.equals("timestamp-millis"),
            where,
            "is a time and does not say so");
        require(time || MEASURED.matcher(doc).find(), where, "names no unit or range");
      }
      case INT -> {
        boolean day = DAY.matcher(field.name()).matches() || EPOCH.matcher(doc).find();
        require(!day || logicalName.equals("date"), where, "is a day and does not say so");
        require(day || MEASURED.matcher(doc).find(), where, "names no unit or range");
      }
      case DOUBLE -> require(MEASURED.matcher(doc).find(), where, "names no unit or range");
      case BOOLEAN, STRING -> {}
      case FLOAT, BYTES, FIXED, MAP, ARRAY, UNION, NULL ->
          faults.add(where + " is of a type that contracts do without");
    }
  }

  private void require(boolean kept, String where, String fault) {
    if (!kept) {
      faults.add(where + " " + fault);
    }
  }

  private static boolean blank(String text) {
    return text == null || text.isBlank();
  }
}
