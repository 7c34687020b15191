package org.attune.dashboard.wording;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.TreatmentMarks;
import org.jspecify.annotations.Nullable;

/** Metrics in words. */
public final class MetricLabels {
  private MetricLabels() {}

  /** Name of a metric; for an unknown id the id itself, readable. */
  public static String label(String metric) {
    return MetricCatalog.find(metric).map(Metric::label).orElseGet(() -> readable(metric));
  }

  /** Name of a metric as it stands within a sentence. */
  public static String withinSentence(String metric) {
    String label = label(metric);
    return label.substring(0, 1).toLowerCase(Locale.ENGLISH) + label.substring(1);
  }

  /** What a change of treatment changes, short enough to stand beside a line of a chart. */
  public static String treatment(String metric) {
    return switch (metric) {
      case TreatmentMarks.MEDICATION -> "medication";
      case TreatmentMarks.LEVEL_OF_CARE -> "level of care";
      case TreatmentMarks.PHASE -> "phase";
      case TreatmentMarks.EXPOSURE -> "exposure";
      default -> withinSentence(metric);
    };
  }

  /** Whether a metric is the ratings of a patient taken together. */
  public static boolean together(String metric) {
    return metric.equals(MetricCatalog.TOGETHER);
  }

  /**
   * Unit as it follows a number: {@code of 10} for a rating, empty when there is nothing to say.
   */
  public static String unit(String metric) {
    Optional<Metric> known = MetricCatalog.find(metric);
    if (known.isEmpty()) {
      return "";
    }
    return switch (known.get().unit()) {
      case "{score}" -> "of " + number(known.get().plausibleMax());
      case "{count}", "{taken}" -> "";
      case "{steps}" -> "steps";
      case "{counts}" -> "counts";
      case "/min" -> "per min";
      case "{SD}" -> "SD from usual";
      case "Cel" -> "°C";
      case "%" -> "%";
      default -> known.get().unit();
    };
  }

  /** Highest value of a scale that starts at 0; null for what has no scale. */
  public static @Nullable Double scaleTop(String metric) {
    return MetricCatalog.find(metric)
        .filter(known -> known.unit().equals("{score}") && known.plausibleMin() == 0)
        .map(Metric::plausibleMax)
        .orElse(null);
  }

  /**
   * Metrics in few words, group by group: by name when there are one or two of a group, else their
   * number ({@code 6 wearable metrics}).
   */
  public static List<String> gathered(Collection<String> metrics) {
    Map<MetricGroup, List<String>> groups = new EnumMap<>(MetricGroup.class);
    for (String metric : inOrder(metrics)) {
      groups.computeIfAbsent(MetricGroup.of(metric), group -> new ArrayList<>()).add(metric);
    }
    List<String> words = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          if (members.size() < 3) {
            members.forEach(metric -> words.add(label(metric)));
          } else {
            words.add(members.size() + " " + group.members());
          }
        });
    return words;
  }

  /**
   * Metric ids in the order of the catalogue, unknown ones last by name; the ratings taken together
   * come before the ratings they are made of.
   */
  public static List<String> inOrder(Collection<String> metrics) {
    List<String> catalogue = MetricCatalog.all().stream().map(Metric::id).toList();
    List<String> ordered = new ArrayList<>(metrics);
    ordered.sort(
        Comparator.comparingInt(
                (String id) -> {
                  int place = together(id) ? -1 : catalogue.indexOf(id);
                  return place < 0 && !together(id) ? catalogue.size() : place;
                })
            .thenComparing(Comparator.naturalOrder()));
    return ordered;
  }

  /** A number with as many decimals as a reader can use. */
  public static String number(double value) {
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ENGLISH, "%,.0f", value);
    }
    String text = String.format(Locale.ENGLISH, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** A change per day: small ones keep one figure, where {@link #number} would say 0. */
  public static String rate(double value) {
    return Math.abs(value) >= 0.1
        ? number(value)
        : BigDecimal.valueOf(value).round(new MathContext(1)).stripTrailingZeros().toPlainString();
  }

  /** A value of a metric with its unit. */
  public static String value(String metric, double value) {
    String unit = unit(metric);
    return unit.isEmpty()
        ? number(value)
        : unit.equals("%") ? number(value) + "%" : number(value) + " " + unit;
  }

  private static String readable(String metric) {
    String words = metric.replaceAll("[-._]+", " ").strip();
    return words.isEmpty()
        ? metric
        : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }
}
