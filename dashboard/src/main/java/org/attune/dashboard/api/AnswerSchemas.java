package org.attune.dashboard.api;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says in the schemas of answers what the records say: every field is there, and which may be null.
 * The document's library reads no annotations of types.
 */
final class AnswerSchemas {
  private static final List<Class<? extends Record>> ANSWERS =
      List.of(
          CaseloadAnswer.class,
          AlertsAnswer.class,
          PatientAlertsAnswer.class,
          ActionAnswer.class,
          TrendsAnswer.class,
          TrendAnswer.class,
          PlacesAnswer.class,
          AdmissionAnswer.class);

  private AnswerSchemas() {}

  /** Completes the schemas of answers and of the records in them, by simple name. */
  @SuppressWarnings("rawtypes") // The model's own types are raw.
  static void complete(Map<String, Schema> schemas) {
    Set<Class<?>> records = new HashSet<>();
    ANSWERS.forEach(answer -> collect(answer, records));
    for (Class<?> type : records) {
      Schema<?> schema = schemas.get(type.getSimpleName());
      if (schema != null) {
        complete(schema, type.getRecordComponents());
      }
    }
  }

  private static void complete(Schema<?> schema, RecordComponent[] fields) {
    List<String> names = new ArrayList<>();
    for (RecordComponent field : fields) {
      names.add(field.getName());
      Schema<?> property = (Schema<?>) schema.getProperties().get(field.getName());
      if (property != null && field.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        allowNull(property);
      }
    }
    schema.setRequired(names);
  }

  private static <T> void allowNull(Schema<T> property) {
    property.addType("null");
    if (property.getEnum() != null) {
      List<@Nullable T> values = new ArrayList<>(property.getEnum());
      values.add(null);
      property.setEnum(values);
    }
  }

  private static void collect(Type type, Set<Class<?>> records) {
    if (type instanceof ParameterizedType list) {
      collect(list.getActualTypeArguments()[0], records);
    } else if (type instanceof Class<?> known && known.isRecord() && records.add(known)) {
      for (RecordComponent field : known.getRecordComponents()) {
        collect(field.getGenericType(), records);
      }
    }
  }
}
