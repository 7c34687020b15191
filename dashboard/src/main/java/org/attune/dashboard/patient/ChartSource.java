package org.attune.dashboard.patient;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.dashboard.wording.MetricLabels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where charts get their days: the time-series store when there is one, and the dashboard's own
 * copy when that does not answer. What is read from the copy is said so.
 */
public final class ChartSource {
  private static final Logger LOG = LoggerFactory.getLogger(ChartSource.class);

  private final TrendSeries copy;
  private final @Nullable TrendSeries store;

  ChartSource(TrendSeries copy, @Nullable TrendSeries store) {
    this.copy = copy;
    this.store = store;
  }

  /**
   * Days of every metric, metrics in the order of the catalogue.
   *
   * @param days by metric id, oldest first
   * @param notice in words, when they do not come from where they should; else null
   */
  public record Answer(Map<String, List<ChartDay>> days, @Nullable String notice) {}

  private interface Read<T> {
    T from(TrendSeries series) throws IOException;
  }

  /** Days of every metric of a patient. */
  Answer days(AuthorizedPatient patient) {
    if (store != null) {
      try {
        return new Answer(ordered(store.days(patient)), null);
      } catch (IOException e) {
        complain(e);
      }
    }
    Map<String, List<ChartDay>> days = ordered(fromCopy(series -> series.days(patient)));
    return new Answer(days, store == null ? null : notice(days.isEmpty()));
  }

  /** Days of one metric, oldest first. */
  List<ChartDay> days(AuthorizedPatient patient, String metric) {
    if (store != null) {
      try {
        return store.days(patient, metric);
      } catch (IOException e) {
        complain(e);
      }
    }
    return fromCopy(series -> series.days(patient, metric));
  }

  private <T> T fromCopy(Read<T> read) {
    try {
      return read.from(copy);
    } catch (IOException e) {
      throw new IllegalStateException("the dashboard's own database throws its own exceptions", e);
    }
  }

  private static void complain(IOException e) {
    // The message of what the client throws names addresses and statuses, nothing that was asked.
    LOG.warn("charts=copy reason={}", e.toString());
  }

  private static String notice(boolean empty) {
    return "The time-series store does not answer. "
        + (empty
            ? "The dashboard's own copy holds no trends of this patient; the store may."
            : "These trends come from the dashboard's own copy.");
  }

  private static Map<String, List<ChartDay>> ordered(Map<String, List<ChartDay>> found) {
    Map<String, List<ChartDay>> ordered = new LinkedHashMap<>();
    MetricLabels.inOrder(found.keySet())
        .forEach(metric -> ordered.put(metric, found.getOrDefault(metric, List.of())));
    return ordered;
  }
}
