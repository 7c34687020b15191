package org.attune.pipelines.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.NOON;
import static org.attune.pipelines.APatient.tick;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.attune.analytics.intake.RejectionReason;
import org.junit.jupiter.api.Test;

/** One partition's watermarks. */
final class LogTimeTest {
  private static final Duration IDLENESS = Duration.ofSeconds(30);

  private final ManualClock clock = new ManualClock(1_000_000_000L);
  private final Output output = new Output();
  private final WatermarkGenerator<Received> generator =
      LogTime.watermarks(IDLENESS).createWatermarkGenerator(new Context(clock));

  @Test
  void timeIsTheLatestReceipt() {
    say(tick(0, NOON));
    assertThat(output.last()).isEqualTo(NOON - 1);
    say(tick(1, NOON - 5000));
    assertThat(output.last()).isEqualTo(NOON - 1);
    say(tick(2, NOON + 5000));
    assertThat(output.last()).isEqualTo(NOON + 4999);
  }

  @Test
  void beforeTheFirstRecordThereIsNoTime() {
    generator.onPeriodicEmit(output);

    assertThat(output.watermarks).isEmpty();
  }

  @Test
  void aRecordThatCannotBeTrustedDoesNotMoveTime() {
    say(broken(0));
    assertThat(output.watermarks).isEmpty();
    say(tick(1, NOON));
    say(broken(2));

    assertThat(output.last()).isEqualTo(NOON - 1);
  }

  @Test
  void aSilentPartitionIsLeftOutUntilItSpeaksAgain() {
    say(tick(0, NOON));
    waitFor(IDLENESS.minusSeconds(1));
    assertThat(output.idle).isFalse();
    waitFor(IDLENESS.plusSeconds(1));
    assertThat(output.idle).isTrue();

    say(tick(1, NOON + 60_000));
    assertThat(output.idle).isFalse();
    assertThat(output.last()).isEqualTo(NOON + 59_999);
  }

  @Test
  void aPartitionOfNothingButBrokenRecordsDoesNotHoldBackTime() {
    say(tick(0, NOON));
    for (int i = 1; i <= 100; i++) {
      clock.advanceTime(Duration.ofSeconds(1));
      say(broken(i));
    }

    assertThat(output.idle).isTrue();
  }

  @Test
  void aPartitionThatNeverSpokeDoesNotHoldBackTime() {
    generator.onPeriodicEmit(output);
    waitFor(IDLENESS.plusSeconds(1));

    assertThat(output.idle).isTrue();
  }

  @Test
  void theTimestampIsTheReceipt() {
    assertThat(
            LogTime.watermarks(IDLENESS)
                .createTimestampAssigner(UnregisteredMetricsGroup::new)
                .extractTimestamp(tick(0, NOON), 7))
        .isEqualTo(NOON);
  }

  private void say(Received received) {
    generator.onEvent(received, received.timeMillis(), output);
    generator.onPeriodicEmit(output);
  }

  /** The first look starts Flink's idle timer, the second sees it run out. */
  private void waitFor(Duration silence) {
    generator.onPeriodicEmit(output);
    clock.advanceTime(silence);
    generator.onPeriodicEmit(output);
  }

  private static Received broken(long offset) {
    return Received.unreadable(
        new Origin("attune.check-ins", 0, offset), NOON, RejectionReason.NOT_AVRO, null);
  }

  private record Context(RelativeClock clock) implements WatermarkGeneratorSupplier.Context {
    @Override
    public MetricGroup getMetricGroup() {
      return new UnregisteredMetricsGroup();
    }

    @Override
    public RelativeClock getInputActivityClock() {
      return clock;
    }
  }

  private static final class Output implements WatermarkOutput {
    private final List<Long> watermarks = new ArrayList<>();
    private boolean idle;

    @Override
    public void emitWatermark(Watermark watermark) {
      watermarks.add(watermark.getTimestamp());
      idle = false;
    }

    @Override
    public void markIdle() {
      idle = true;
    }

    @Override
    public void markActive() {
      idle = false;
    }

    private long last() {
      return watermarks.get(watermarks.size() - 1);
    }
  }
}
