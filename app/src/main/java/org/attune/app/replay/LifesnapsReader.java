package org.attune.app.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Daily Fitbit values and mood tags of volunteers, {@code daily_fitbit_sema_df_unprocessed.csv}.
 *
 * <p>Yfantidou and others (2022), "LifeSnaps, a 4-month multi-modal dataset capturing unobtrusive
 * snapshots of our lives in the wild", Scientific Data 9:663. Only dates are published and the
 * people lived in several European countries: one zone and the clock times here are chosen. Values
 * that no body can have are left as they are: intake is there to set them aside.
 */
public final class LifesnapsReader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "lifesnaps";

  private static final String FILE = "daily_fitbit_sema_df_unprocessed.csv";
  private static final ZoneId ZONE = ZoneId.of("Europe/Athens");
  private static final LocalTime WAKE_TIME = LocalTime.of(8, 0);
  private static final LocalTime TAG_TIME = LocalTime.of(21, 0);
  private static final LocalTime DAY_END_TIME = LocalTime.of(23, 30);
  private static final String DEVICE = "Fitbit Sense";

  /** A column with one value a day. */
  private record DailyValue(
      String column, String metric, String unit, double factor, LocalTime time) {}

  private static final List<DailyValue> VALUES =
      List.of(
          new DailyValue("rmssd", "hrv-rmssd", "ms", 1, WAKE_TIME),
          new DailyValue("resting_hr", "resting-heart-rate", "/min", 1, WAKE_TIME),
          new DailyValue("nightly_temperature", "skin-temperature", "Cel", 1, WAKE_TIME),
          new DailyValue("spo2", "spo2", "%", 1, WAKE_TIME),
          new DailyValue("full_sleep_breathing_rate", "respiratory-rate", "/min", 1, WAKE_TIME),
          // sleep_duration is the time in bed; the time asleep is in minutes.
          new DailyValue("minutesAsleep", "sleep-duration", "h", 1.0 / 60, WAKE_TIME),
          new DailyValue("sleep_efficiency", "sleep-efficiency", "%", 1, WAKE_TIME),
          new DailyValue("steps", "daily-steps", "{steps}", 1, DAY_END_TIME));

  /** Tags chosen or not chosen: the two ends of the rating. */
  private static final List<RatingScale> TAGS =
      List.of(
          RatingScale.of("HAPPY", "cheerfulness", 0, 1),
          RatingScale.of("RESTED/RELAXED", "relaxation", 0, 1),
          RatingScale.of("SAD", "sadness", 0, 1),
          RatingScale.of("TENSE/ANXIOUS", "tension", 0, 1),
          RatingScale.of("TIRED", "tiredness", 0, 1));

  @Override
  public Dataset read(Path path) {
    Path file = CsvTable.find(path, FILE, FORMAT);
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    List<String> columns =
        Stream.of(
                Stream.of("id", "date"),
                VALUES.stream().map(DailyValue::column),
                TAGS.stream().map(RatingScale::column))
            .flatMap(names -> names)
            .toList();
    CsvTable.read(
        file,
        columns,
        row -> {
          String subject = row.text("id");
          LocalDate day = row.date("date", DateTimeFormatter.ISO_LOCAL_DATE);
          for (DailyValue value : VALUES) {
            Double number = row.optionalNumber(value.column());
            if (number != null) {
              recorder.sample(
                  subject,
                  at(day, value.time()),
                  new DatasetRecorder.Measured(value.metric(), value.unit(), DEVICE, 0),
                  number * value.factor());
            }
          }
          Map<String, Double> ratings = new LinkedHashMap<>();
          for (RatingScale tag : TAGS) {
            Double chosen = row.optionalNumber(tag.column());
            if (chosen != null) {
              ratings.put(tag.metric(), tag.rescale(chosen));
            }
          }
          recorder.checkIn(subject, at(day, TAG_TIME), day.toString(), ratings);
        });
    return recorder.build();
  }

  private static OffsetDateTime at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(ZONE).toOffsetDateTime();
  }
}
