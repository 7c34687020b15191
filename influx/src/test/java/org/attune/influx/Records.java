package org.attune.influx;

import java.time.Instant;
import java.time.LocalDate;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.result.ChartStatus;
import org.attune.schemas.result.Finality;
import org.attune.schemas.result.TrendPoint;

final class Records {
  static final LocalDate DAY = LocalDate.of(2026, 11, 3);

  private Records() {}

  /** A day of mood while the baseline is learned. */
  static TrendPoint.Builder learning() {
    return TrendPoint.newBuilder()
        .setPatientId("p-1")
        .setMetric("mood")
        .setLocalDay(DAY)
        .setZoneOffsetMinutes(-300)
        .setValue(6.5)
        .setSamples(3)
        .setCoverage(1)
        .setValid(true)
        .setStatus(ChartStatus.LEARNING)
        .setBaselineDays(5)
        .setRevision(7)
        .setFinality(Finality.PROVISIONAL)
        .setNotify(true)
        .setReceivedAt(Instant.parse("2026-11-03T17:00:00Z"))
        .setConfidentiality(Confidentiality.PART2_SUD);
  }
}
