package org.attune.dashboard.patient;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where the days of a patient's metrics are kept. */
public interface TrendSeries {
  /**
   * Days of every metric.
   *
   * @return by metric id, in no order; the days of each oldest first; a metric without days is
   *     absent
   * @throws IOException when the store does not answer
   */
  Map<String, List<ChartDay>> days(AuthorizedPatient patient) throws IOException;

  /**
   * Days of one metric, oldest first; empty when there are none.
   *
   * @throws IOException when the store does not answer
   */
  List<ChartDay> days(AuthorizedPatient patient, String metric) throws IOException;
}
