package org.attune.analytics.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RestingHeartRateTest {
  @Test
  void isTheLowestMeanOfHalfAnHourOfTheNight() {
    // 62 all night, 54 from 4:10 to 4:40, 40 in the afternoon.
    assertThat(
            derived(
                minute -> true,
                minute -> minute >= 250 && minute < 280 ? 54 : minute > 800 ? 40 : 62))
        .hasValue(54);
  }

  @Test
  void aSingleLowMinuteDoesNotMakeIt() {
    assertThat(derived(minute -> true, minute -> minute == 200 ? 30 : 60)).hasValue(59);
  }

  @Test
  void isRounded() {
    assertThat(derived(minute -> true, minute -> minute % 2 == 0 ? 60 : 61)).hasValue(61);
  }

  @Test
  void aGapOfAFewMinutesIsBridgedAndAWindowWithMoreIsLeftOut() {
    assertThat(derived(minute -> minute < 210 || minute >= 216, RestingHeartRateTest::dipAt200))
        .hasValue(50);
    // With 7 of 30 missing a window must leave a part of the gap out, and of the dip.
    assertThat(derived(minute -> minute < 210 || minute >= 217, RestingHeartRateTest::dipAt200))
        .hasValue(55);
    assertThat(derived(minute -> minute < 205 || minute >= 225, RestingHeartRateTest::dipAt200))
        .hasValue(58);
  }

  @Test
  void withoutThreeHoursOfTheNightThereIsNone() {
    assertThat(derived(minute -> minute < 180, minute -> 60)).hasValue(60);
    assertThat(derived(minute -> minute < 179, minute -> 60)).isEmpty();
    assertThat(derived(minute -> minute >= RestingHeartRate.NIGHT_END_MINUTE, minute -> 60))
        .isEmpty();
    assertThat(derived(minute -> false, minute -> 60)).isEmpty();
  }

  @Test
  void samplesTooFarApartGiveNone() {
    assertThat(derived(minute -> minute % 2 == 0, minute -> 60)).isEmpty();
  }

  @Test
  void agreesWithTheDefinitionWrittenPlainly() {
    for (int seed = 1; seed <= 200; seed++) {
      int pattern = seed;
      int[] slots =
          IntStream.range(0, 1440).filter(minute -> hash(minute, pattern) % 10 > 0).toArray();
      long[] values =
          Arrays.stream(slots).mapToLong(minute -> 45 + hash(minute / 11, pattern) % 40).toArray();

      assertThat(RestingHeartRate.derived(slots, values)).isEqualTo(plainly(slots, values));
    }
  }

  private static OptionalLong plainly(int[] slots, long[] values) {
    return IntStream.rangeClosed(0, 480 - 30)
        .mapToObj(
            start ->
                IntStream.range(0, slots.length)
                    .filter(i -> slots[i] >= start && slots[i] < start + 30)
                    .mapToLong(i -> values[i])
                    .toArray())
        .filter(window -> window.length >= 24)
        .mapToLong(window -> Math.round(Arrays.stream(window).average().orElseThrow()))
        .min();
  }

  private static int dipAt200(int minute) {
    return minute >= 200 && minute < 230 ? 50 : 60;
  }

  private static int hash(int value, int pattern) {
    return Math.floorMod((value * 0x9E3779B9 + pattern * 0x85EBCA6B) >>> 7, 1000);
  }

  private static OptionalLong derived(IntPredicate observed, IntUnaryOperator bpm) {
    int[] slots = IntStream.range(0, 1440).filter(observed).toArray();
    long[] values = Arrays.stream(slots).mapToLong(bpm::applyAsInt).toArray();
    return RestingHeartRate.derived(slots, values);
  }
}
