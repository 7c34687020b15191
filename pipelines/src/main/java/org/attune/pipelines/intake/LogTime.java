package org.attune.pipelines.intake;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Flink time is the time of receipt, as the log tells it: through events, and through the ticks of
 * the clock topic where no events come. Each partition counts for itself; one that is silent for
 * the idleness is left out until it speaks again.
 */
public final class LogTime {
  private LogTime() {}

  /** Watermarks from the records' own time. */
  public static WatermarkStrategy<Received> watermarks(Duration idleness) {
    return WatermarkStrategy.<Received>forGenerator(context -> new Generator())
        .withTimestampAssigner((received, produced) -> received.timeMillis())
        .withIdleness(idleness);
  }

  private static final class Generator implements WatermarkGenerator<Received> {
    private long latestMillis = Received.NO_TIME;

    @Override
    public void onEvent(Received received, long timestampMillis, WatermarkOutput output) {
      latestMillis = Math.max(latestMillis, received.timeMillis());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (latestMillis != Received.NO_TIME) {
        output.emitWatermark(new Watermark(latestMillis - 1));
      }
    }
  }
}
