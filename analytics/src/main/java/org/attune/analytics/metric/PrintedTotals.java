package org.attune.analytics.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Totals that a source printed on a form though its answers make another, or none, as metrics: the
 * printed one and, where there is one, what the answers of the same form make. They are shown as
 * notes beside the questionnaire's total, never charted and never used.
 */
public final class PrintedTotals {
  private static final String PRINTED = "-printed";
  private static final String ANSWERED = "-printed-answers";
  private static final String TOTAL = "-total";

  /** What the metric ids of each form's scores start with → its name. */
  private static final Map<String, String> FORMS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("phq-9", "PHQ-9"),
              Map.entry("gad-7", "GAD-7"),
              Map.entry("pcl-5", "PCL-5"),
              Map.entry("pcl-5-week", "PCL-5 (past week)"),
              Map.entry("audit-c", "AUDIT-C"),
              Map.entry("bam", "BAM"),
              Map.entry("bam-week", "BAM (past 7 days)"),
              Map.entry("bam-continuous", "BAM (continuous)"),
              Map.entry("who-5", "WHO-5"),
              Map.entry("ders-16", "DERS-16"),
              Map.entry("isi", "ISI"),
              Map.entry("c-ssrs-screener", "C-SSRS screener"),
              Map.entry("c-ssrs-since-last-contact", "C-SSRS since last contact")));

  static final List<Metric> ALL = all();

  private PrintedTotals() {}

  /** The total printed on a form; the prefix is that of the metric ids of the form's scores. */
  public static String printed(String prefix) {
    return prefix + PRINTED;
  }

  /** The total that the answers of the same form make. */
  public static String answered(String prefix) {
    return prefix + ANSWERED;
  }

  /** The total as it is charted. */
  public static String total(String prefix) {
    return prefix + TOTAL;
  }

  /** Prefix → name of every form. */
  public static Map<String, String> forms() {
    return Map.copyOf(FORMS);
  }

  private static List<Metric> all() {
    List<Metric> metrics = new ArrayList<>();
    FORMS.forEach(
        (prefix, name) -> {
          metrics.add(metric(printed(prefix), name + ", printed total not used"));
          metrics.add(metric(answered(prefix), name + ", total beside a printed one"));
        });
    return List.copyOf(metrics);
  }

  /** Points, whatever was printed: no range is implausible for what is never used. */
  private static Metric metric(String id, String label) {
    return new Metric(
        id,
        label,
        "{count}",
        -Integer.MAX_VALUE,
        Integer.MAX_VALUE,
        Direction.NEUTRAL,
        Aggregation.MEAN,
        MetricKind.SPARSE,
        MetricFamily.FORM_NOTE,
        0,
        1,
        null);
  }
}
