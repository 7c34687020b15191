package org.attune.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.OpaqueIds;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.jspecify.annotations.Nullable;

/**
 * Records of one patient, real in kind and size; their values are noise round a level. A generator
 * that costs little beside what is measured: believable courses are the simulator's business.
 *
 * <p>The same seed and the same calls give the same records.
 */
final class MixedPatient {
  private static final Envelope.Measured HEART_RATE =
      new Envelope.Measured("heart-rate", "/min", "watch", 0);
  private static final Envelope.Measured VARIABILITY =
      new Envelope.Measured("hrv-rmssd", "ms", "watch", 0);
  private static final Envelope.Measured STEPS =
      new Envelope.Measured("daily-steps", "{steps}", "watch", 0);
  private static final Envelope.Measured SLEEP_DURATION =
      new Envelope.Measured("sleep-duration", "h", "watch", 0);
  private static final Envelope.Measured SLEEP_EFFICIENCY =
      new Envelope.Measured("sleep-efficiency", "%", "watch", 0);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<Integer> ONCE = List.of(0);
  private static final List<Integer> EVERY_MINUTE =
      IntStream.range(0, 60).mapToObj(minute -> minute * 60_000).toList();
  private static final int ITEMS = 9;
  private static final int LOOK_BACK_DAYS = 14;

  private final String patientId;
  private final Source source;
  private final SplittableRandom random;
  private final int restingBpm;

  /**
   * A patient.
   *
   * @param cohort keeps the ids of one bench apart from those of another
   * @param number which patient of the cohort, from 0
   * @param source who recorded; {@link Source#REPLAY} notifies nobody
   */
  MixedPatient(String cohort, int number, Source source) {
    this.patientId = idOf(cohort, number);
    this.source = source;
    this.random = new SplittableRandom(OpaqueIds.seed(patientId));
    this.restingBpm = 55 + random.nextInt(20);
  }

  /** The patient's id, opaque. */
  static String idOf(String cohort, int number) {
    return OpaqueIds.patient(cohort, Integer.toString(number));
  }

  /**
   * The record of a part of a day.
   *
   * @param at when it happened; start of the hour for {@link Part#HEART_RATE_HOUR}
   */
  TimedEvent event(Part part, Instant at, Instant receivedAt) {
    return switch (part) {
      case HEART_RATE_HOUR -> heartRateHour(at, receivedAt);
      case NIGHTLY_VARIABILITY -> value(VARIABILITY, 30 + random.nextInt(40), at, receivedAt);
      case DAILY_STEPS -> value(STEPS, 3_000 + random.nextInt(9_000), at, receivedAt);
      case SLEEP_DURATION -> value(SLEEP_DURATION, 5 + random.nextInt(40) / 10.0, at, receivedAt);
      case SLEEP_EFFICIENCY -> value(SLEEP_EFFICIENCY, 75 + random.nextInt(20), at, receivedAt);
      case CHECK_IN -> envelope(at, receivedAt).checkIn(ratings());
      case DIARY_CARD -> envelope(at, receivedAt).checkIn(diaryCard());
      case PHQ9 -> phq9(0, at, receivedAt);
    };
  }

  /** One heart rate in a record of its own. */
  TimedEvent oneHeartRate(Instant at, Instant receivedAt) {
    return value(HEART_RATE, bpm(), at, receivedAt);
  }

  /**
   * A PHQ-9.
   *
   * @param item9 answer to the item on thoughts of death and self-harm, 0 to 3
   */
  TimedEvent phq9(int item9, Instant at, Instant receivedAt) {
    List<@Nullable Integer> items = new ArrayList<>();
    int total = item9;
    for (int item = 1; item < ITEMS; item++) {
      int answer = random.nextInt(3);
      items.add(answer);
      total += answer;
    }
    items.add(item9);
    return envelope(at, receivedAt).assessment("phq-9", LOOK_BACK_DAYS, items, total);
  }

  /** A check-in that rates the mood alone, 0 to 10. */
  TimedEvent mood(double mood, Instant at, Instant receivedAt) {
    return envelope(at, receivedAt).checkIn(Map.of("mood", mood));
  }

  private TimedEvent heartRateHour(Instant start, Instant receivedAt) {
    List<Double> values = new ArrayList<>(EVERY_MINUTE.size());
    for (int minute = 0; minute < EVERY_MINUTE.size(); minute++) {
      values.add(bpm());
    }
    return envelope(start, receivedAt).batch(HEART_RATE, start.plus(HOUR), EVERY_MINUTE, values);
  }

  private double bpm() {
    return restingBpm + random.nextInt(30);
  }

  private TimedEvent value(
      Envelope.Measured measured, double value, Instant at, Instant receivedAt) {
    return envelope(at, receivedAt).batch(measured, at.plus(MINUTE), ONCE, List.of(value));
  }

  private Map<String, Double> ratings() {
    Map<String, Double> ratings = new LinkedHashMap<>();
    for (String metric : List.of("mood", "anxiety", "stress", "energy")) {
      ratings.put(metric, 3.0 + random.nextInt(5));
    }
    return ratings;
  }

  private Map<String, Double> diaryCard() {
    Map<String, Double> ratings = ratings();
    ratings.put("urge-suicide", (double) random.nextInt(2));
    ratings.put("urge-self-harm", (double) random.nextInt(2));
    ratings.put("urge-use", (double) random.nextInt(3));
    ratings.put("medication-taken", 1.0);
    return ratings;
  }

  private Envelope envelope(Instant at, Instant receivedAt) {
    HexFormat hex = HexFormat.of();
    return new Envelope(
        hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()),
        patientId,
        at,
        receivedAt,
        0,
        source,
        Confidentiality.NORMAL);
  }
}
