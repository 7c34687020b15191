package org.attune.dashboard.wording;

import java.util.Locale;
import org.springframework.stereotype.Component;

/** Metrics in words. */
@Component
public final class MetricLabels {

  /**
   * A metric in words.
   *
   * @param label name, as it begins a sentence
   * @param unit unit, empty when there is none
   */
  public record MetricLabel(String label, String unit) {}

  /** Words for a metric; for an unknown id the id itself, readable. */
  public MetricLabel of(String metric) {
    String words = metric.replace('-', ' ').replace('.', ' ').replace('_', ' ').strip();
    String label =
        words.isEmpty()
            ? metric
            : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
    return new MetricLabel(label, "");
  }

  /** A value with as many decimals as a reader can use: two significant after the point at most. */
  public static String number(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ENGLISH, "%,.0f", value);
    }
    String text = String.format(Locale.ENGLISH, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A value with its unit. */
  public static String number(double value, String unit) {
    return unit.isEmpty() ? number(value) : number(value) + " " + unit;
  }
}
