package org.attune.analytics.trend;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;

/**
 * What is kept of a patient beside events and metrics, in few bytes: every metric is named once,
 * and then by its place among the names. It is written into state, and state outlives releases: the
 * first number tells the format, and a new format must go on reading the old ones.
 */
public final class PatientPacking {
  private static final int FORMAT = 1;
  private static final int EXPECTED_BYTES = 1_024;

  private PatientPacking() {}

  /** Packs. */
  public static byte[] pack(PatientTrend patient) {
    Map<String, Integer> places = new LinkedHashMap<>();
    Map<String, Integer> finalThrough = new TreeMap<>(patient.finalThrough());
    finalThrough.keySet().forEach(metric -> places.putIfAbsent(metric, places.size()));
    for (OpenDay day : patient.openDays()) {
      day.metrics().forEach(metric -> places.putIfAbsent(metric, places.size()));
      day.changed().forEach(metric -> places.putIfAbsent(metric, places.size()));
    }
    PackedOutput out = new PackedOutput(EXPECTED_BYTES);
    out.unsigned(FORMAT);
    out.unsigned(places.size());
    places.keySet().forEach(out::text);
    out.unsigned(patient.finalWeight());
    // The metrics with final days are the first that were named.
    out.unsigned(finalThrough.size());
    finalThrough.values().forEach(out::signed);
    out.unsigned(patient.openDays().size());
    int before = 0;
    for (OpenDay day : patient.openDays()) {
      out.signed((long) day.epochDay() - before);
      out.unsigned(day.weight());
      out.signed(day.importedAtMillis());
      metrics(day.metrics(), places, out);
      metrics(day.changed(), places, out);
      before = day.epochDay();
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
    if (format != FORMAT) {
      throw new IllegalArgumentException("a patient is kept in format " + format);
    }
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
              (int) epochDay, in.unsigned(), in.signed(), metrics(names, in), metrics(names, in)));
    }
    return new PatientTrend(finalWeight, days, finalThrough);
  }

  private static void metrics(List<String> metrics, Map<String, Integer> places, PackedOutput out) {
    out.unsigned(metrics.size());
    metrics.forEach(metric -> out.unsigned(places.getOrDefault(metric, 0)));
  }

  private static List<String> metrics(List<String> names, PackedInput in) {
    int count = in.unsignedInt();
    String[] metrics = new String[count];
    for (int i = 0; i < count; i++) {
      metrics[i] = names.get(in.unsignedInt());
    }
    return List.of(metrics);
  }
}
