package org.attune.analytics.metric;

import static org.attune.analytics.metric.Direction.HIGHER_IS_BETTER;
import static org.attune.analytics.metric.Direction.LOWER_IS_BETTER;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Totals and subscales of questionnaires. Versions that look back over other days, or answer on
 * another scale, are series of their own.
 */
final class QuestionnaireMetrics {
  /** Floor of the spread, as a share of the range; these series are never charted. */
  private static final double FLOOR_SHARE = 0.01;

  static final List<Metric> ALL = all();

  private QuestionnaireMetrics() {}

  private static List<Metric> all() {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(score("phq-9-total", "PHQ-9 total", 0, 27, LOWER_IS_BETTER, "44261-6"));
    metrics.add(score("gad-7-total", "GAD-7 total", 0, 21, LOWER_IS_BETTER, "70274-6"));
    metrics.addAll(pcl5("pcl-5", ""));
    metrics.addAll(pcl5("pcl-5-week", " (past week)"));
    metrics.add(score("audit-c-total", "AUDIT-C total", 0, 12, LOWER_IS_BETTER, "75626-2"));
    metrics.addAll(bam("bam", "", 4));
    metrics.addAll(bam("bam-week", " (past 7 days)", 4));
    metrics.addAll(bam("bam-continuous", " (continuous)", 30));
    metrics.add(score("who-5-total", "WHO-5 well-being", 0, 100, HIGHER_IS_BETTER, null));
    metrics.add(score("ders-16-total", "DERS-16 total", 16, 80, LOWER_IS_BETTER, null));
    metrics.add(ders("clarity", "lack of clarity", 2));
    metrics.add(ders("goals", "difficulty with goals", 3));
    metrics.add(ders("impulse", "impulse control", 3));
    metrics.add(ders("strategies", "lack of strategies", 5));
    metrics.add(ders("nonacceptance", "nonacceptance", 3));
    metrics.add(score("isi-total", "ISI total", 0, 28, LOWER_IS_BETTER, null));
    return List.copyOf(metrics);
  }

  private static List<Metric> pcl5(String prefix, String suffix) {
    return List.of(
        score(prefix + "-total", "PCL-5 total" + suffix, 0, 80, LOWER_IS_BETTER, null),
        score(prefix + "-b", "PCL-5 intrusion" + suffix, 0, 20, LOWER_IS_BETTER, null),
        score(prefix + "-c", "PCL-5 avoidance" + suffix, 0, 8, LOWER_IS_BETTER, null),
        score(prefix + "-d", "PCL-5 cognition and mood" + suffix, 0, 28, LOWER_IS_BETTER, null),
        score(prefix + "-e", "PCL-5 arousal" + suffix, 0, 24, LOWER_IS_BETTER, null));
  }

  private static List<Metric> bam(String prefix, String suffix, int most) {
    return List.of(
        score(prefix + "-use", "BAM use" + suffix, 0, 3 * most, LOWER_IS_BETTER, null),
        score(prefix + "-risk", "BAM risk" + suffix, 0, 6 * most, LOWER_IS_BETTER, null),
        score(
            prefix + "-protective",
            "BAM protection" + suffix,
            0,
            6 * most,
            HIGHER_IS_BETTER,
            null));
  }

  private static Metric ders(String id, String label, int items) {
    return score("ders-16-" + id, "DERS-16 " + label, items, 5 * items, LOWER_IS_BETTER, null);
  }

  private static Metric score(
      String id, String label, int min, int max, Direction direction, @Nullable String loinc) {
    return new Metric(
        id,
        label,
        "{score}",
        min,
        max,
        direction,
        Aggregation.MEAN,
        MetricKind.SPARSE,
        MetricFamily.QUESTIONNAIRE,
        0,
        FLOOR_SHARE * (max - min),
        loinc);
  }
}
