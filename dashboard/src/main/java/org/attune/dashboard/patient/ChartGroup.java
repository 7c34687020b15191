package org.attune.dashboard.patient;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.attune.dashboard.wording.MetricGroup;
import org.attune.dashboard.wording.MetricLabels;

/**
 * Charts under one heading.
 *
 * @param id anchor on the page
 * @param label heading
 * @param charts charts, never empty
 */
public record ChartGroup(String id, String label, List<MetricChart> charts) {
  public ChartGroup {
    charts = List.copyOf(charts);
  }

  /**
   * Groups charts in reading order: urges, whose steady answers must never look usual; then all
   * that lies outside the usual range now, of concern first; then the rest by where it comes from,
   * what has gone silent first, but the ratings taken together before the ratings they are made of.
   */
  static List<ChartGroup> of(List<MetricChart> charts) {
    List<MetricChart> outside = new ArrayList<>();
    Map<MetricGroup, List<MetricChart>> rest = new EnumMap<>(MetricGroup.class);
    for (MetricChart chart : charts) {
      MetricGroup group = MetricGroup.of(chart.metric());
      if (chart.outside() && group != MetricGroup.SAFETY) {
        outside.add(chart);
      } else {
        rest.computeIfAbsent(group, some -> new ArrayList<>()).add(chart);
      }
    }
    outside.sort(Comparator.comparing(chart -> chart.tone().equals("favorable")));
    List<ChartGroup> groups = new ArrayList<>();
    rest.forEach(
        (group, members) -> {
          members.sort(
              Comparator.comparing((MetricChart chart) -> !MetricLabels.together(chart.metric()))
                  .thenComparing(chart -> !chart.tone().equals("unsure")));
          groups.add(
              new ChartGroup(
                  "group-" + group.name().toLowerCase(Locale.ENGLISH).replace('_', '-'),
                  group.label(),
                  members));
        });
    if (!outside.isEmpty()) {
      groups.add(
          rest.containsKey(MetricGroup.SAFETY) ? 1 : 0,
          new ChartGroup("group-outside", "Outside the usual range now", outside));
    }
    return groups;
  }
}
