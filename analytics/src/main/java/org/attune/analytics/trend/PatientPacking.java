package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.metric.MetricCodes;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;

/**
 * What is kept of a patient beside events and metrics, in few bytes: metrics by their codes, and
 * those of a day only where they are others than the day before. With state in files it is read and
 * written with every event. State outlives releases: the first number tells the format, and a new
 * format must go on reading the old ones.
 */
public final class PatientPacking {
  /** Names every metric once. */
  private static final int NAMES = 1;

  private static final int CODES = 2;

  /** In the place of a number of metrics: the same as those before. One more than it else. */
  private static final int SAME = 0;

  private static final int EXPECTED_BYTES = 256;

  private PatientPacking() {}

  /** Packs. */
  public static byte[] pack(PatientTrend patient) {
    PackedOutput out = new PackedOutput(EXPECTED_BYTES);
    out.unsigned(CODES);
    out.unsigned(patient.finalWeight());
    finals(patient.finalThrough(), out);
    out.unsigned(patient.openDays().size());
    int before = 0;
    List<String> metricsBefore = List.of();
    for (OpenDay day : patient.openDays()) {
      out.signed((long) day.epochDay() - before);
      out.unsigned(day.weight());
      out.signed(day.importedAtMillis());
      metrics(day.metrics(), metricsBefore, out);
      metrics(day.changed(), day.metrics(), out);
      before = day.epochDay();
      metricsBefore = day.metrics();
    }
    return out.toBytes();
  }

  /**
   * Unpacks.
   *
   * @throws IllegalArgumentException when the bytes are of a format that is not known here
   */
  public static PatientTrend unpack(byte[] packed) {
    PackedInput in = new PackedInput(packed);
    int format = in.unsignedInt();
    return switch (format) {
      case NAMES -> unpackNames(in);
      case CODES -> unpackCodes(in);
      default -> throw new IllegalArgumentException("a patient is kept in format " + format);
    };
  }

  private static PatientTrend unpackCodes(PackedInput in) {
    long finalWeight = in.unsigned();
    Map<String, Integer> finalThrough = finals(in);
    int count = in.unsignedInt();
    List<OpenDay> days = new ArrayList<>(count);
    long epochDay = 0;
    List<String> metrics = List.of();
    for (int i = 0; i < count; i++) {
      epochDay += in.signed();
      long weight = in.unsigned();
      long importedAtMillis = in.signed();
      metrics = metrics(metrics, in);
      days.add(
          new OpenDay((int) epochDay, weight, importedAtMillis, metrics, metrics(metrics, in)));
    }
    return new PatientTrend(finalWeight, days, finalThrough);
  }

  /** By code, ascending. */
  private static void finals(Map<String, Integer> finalThrough, PackedOutput out) {
    long[] entries = new long[finalThrough.size()];
    int next = 0;
    for (Map.Entry<String, Integer> entry : finalThrough.entrySet()) {
      entries[next++] =
          (long) MetricCodes.of(entry.getKey()) << Integer.SIZE
              | Integer.toUnsignedLong(entry.getValue());
    }
    Arrays.sort(entries);
    out.unsigned(entries.length);
    int before = 0;
    for (long entry : entries) {
      int epochDay = (int) entry;
      out.unsigned(entry >>> Integer.SIZE);
      out.signed((long) epochDay - before);
      before = epochDay;
    }
  }

  private static Map<String, Integer> finals(PackedInput in) {
    Map<String, Integer> finalThrough = new HashMap<>();
    long epochDay = 0;
    for (int i = in.unsignedInt(); i > 0; i--) {
      String metric = MetricCodes.id(in.unsignedInt());
      epochDay += in.signed();
      finalThrough.put(metric, (int) epochDay);
    }
    return finalThrough;
  }

  private static void metrics(List<String> metrics, List<String> before, PackedOutput out) {
    if (metrics.equals(before)) {
      out.unsigned(SAME);
      return;
    }
    out.unsigned(metrics.size() + 1L);
    for (String metric : metrics) {
      out.unsigned(MetricCodes.of(metric));
    }
  }

  private static List<String> metrics(List<String> before, PackedInput in) {
    int count = in.unsignedInt();
    if (count == SAME) {
      return before;
    }
    String[] metrics = new String[count - 1];
    for (int i = 0; i < metrics.length; i++) {
      metrics[i] = MetricCodes.id(in.unsignedInt());
    }
    return List.of(metrics);
  }

  private static PatientTrend unpackNames(PackedInput in) {
    List<String> names = new ArrayList<>();
    for (int i = in.unsignedInt(); i > 0; i--) {
      names.add(in.text());
    }
    long finalWeight = in.unsigned();
    int finals = in.unsignedInt();
    Map<String, Integer> finalThrough = new HashMap<>();
    for (String metric : names.subList(0, finals)) {
      finalThrough.put(metric, in.signedInt());
    }
    int count = in.unsignedInt();
    List<OpenDay> days = new ArrayList<>(count);
    long epochDay = 0;
    for (int i = 0; i < count; i++) {
      epochDay += in.signed();
      days.add(
          new OpenDay(
              (int) epochDay, in.unsigned(), in.signed(), named(names, in), named(names, in)));
    }
    return new PatientTrend(finalWeight, days, finalThrough);
  }

  private static List<String> named(List<String> names, PackedInput in) {
    int count = in.unsignedInt();
    String[] metrics = new String[count];
    for (int i = 0; i < count; i++) {
      metrics[i] = names.get(in.unsignedInt());
    }
    return List.of(metrics);
  }
}
