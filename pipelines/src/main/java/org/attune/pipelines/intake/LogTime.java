package org.attune.pipelines.intake;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;

/**
 * Flink time is the time of receipt, as the log tells it: through events, and through the ticks of
 * the clock topic where no events come. Each partition counts for itself; one that tells no time
 * for the idleness is left out until it does again.
 */
public final class LogTime {
  private LogTime() {}

  /** Watermarks from the records' own time. */
  public static WatermarkStrategy<Received> watermarks(Duration idleness) {
    return WatermarkStrategy.<Received>forGenerator(
            context ->
                new Trusting(
                    new WatermarksWithIdleness<>(
                        new Latest(), idleness, context.getInputActivityClock())))
        .withTimestampAssigner((received, produced) -> received.timeMillis());
  }

  /**
   * Hears only records that tell a time. Flink's own idleness would count the others as a sign of
   * life, and a partition that gets nothing but broken records would hold back time for everybody.
   */
  private record Trusting(WatermarkGenerator<Received> told)
      implements WatermarkGenerator<Received> {
    @Override
    public void onEvent(Received received, long timestampMillis, WatermarkOutput output) {
      if (received.timeMillis() != Received.NO_TIME) {
        told.onEvent(received, timestampMillis, output);
      }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      told.onPeriodicEmit(output);
    }
  }

  private static final class Latest implements WatermarkGenerator<Received> {
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
