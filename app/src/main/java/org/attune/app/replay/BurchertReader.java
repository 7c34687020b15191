package org.attune.app.replay;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Three check-ins a day of users of a depression app, and a PHQ-9 near their fourteenth day, {@code
 * moodpath.csv}.
 *
 * <p>Burchert, Kerber, Zimmermann, Knaevelsrud (2021), "Screening accuracy of a 14-day smartphone
 * ambulatory assessment of depression symptoms and mood dynamics in a general population sample",
 * PLOS ONE 16:e0244955; wording of the items in the record of the data (Zenodo 3384860). Items say
 * how much of a symptom there is, from 0 to 4, also where the question asks for its opposite;
 * {@code happiness} is a picture from 0 to 4. A row tells how many days after the PHQ-9 it was.
 * Left out: {@code q16}, thoughts of death, whose scale is not that of the suicide urge.
 */
public final class BurchertReader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "burchert";

  private static final String FILE = "moodpath.csv";
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd H:mm");
  private static final int PHQ_9_ITEMS = 9;
  private static final int LOOK_BACK_DAYS = 14;
  private static final double MINUTES_A_DAY = 24 * 60;

  private static final List<RatingScale> ITEMS =
      List.of(
          symptom("q1", "down"),
          symptom("q2", "hopelessness"),
          symptom("q3", "anhedonia"),
          symptom("q4", "anhedonia"),
          symptom("q5", "tiredness"),
          symptom("q6", "tiredness"),
          symptom("q7", "self-doubt"),
          symptom("q8", "self-doubt"),
          symptom("q9", "guilt"),
          symptom("q10", "self-doubt"),
          new RatingScale("q11", "concentration", 0, 4, true),
          new RatingScale("q12", "concentration", 0, 4, true),
          symptom("q13", "poor-sleep"),
          symptom("q14", "poor-appetite"),
          symptom("q46", "hopelessness"),
          symptom("q47", "hopelessness"),
          RatingScale.of("happiness", "mood", 0, 4));

  @Override
  public Dataset read(Path path) {
    Path file = CsvTable.find(path, FILE, FORMAT);
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    Set<String> assessed = new HashSet<>();
    List<String> columns =
        Stream.of(
                Stream.of("user_id", "time", "phq.day"),
                IntStream.rangeClosed(1, PHQ_9_ITEMS).mapToObj(item -> "phq" + item),
                ITEMS.stream().map(RatingScale::column))
            .flatMap(names -> names)
            .toList();
    CsvTable.read(
        file,
        columns,
        row -> {
          String subject = row.text("user_id");
          LocalDateTime time = row.dateTime("time", TIME);
          if (assessed.add(subject)) {
            assessment(recorder, subject, time, row);
          }
          recorder.checkIn(subject, at(time), time.toString(), ratings(row));
        });
    return recorder.build();
  }

  /** The one PHQ-9 of a person, repeated on each of their rows; blank as a whole for some. */
  private static void assessment(
      DatasetRecorder recorder, String subject, LocalDateTime time, CsvTable.Row row) {
    Double daysAfter = row.optionalNumber("phq.day");
    List<@Nullable Integer> answers = new ArrayList<>();
    for (int item = 1; item <= PHQ_9_ITEMS; item++) {
      answers.add(row.optionalInteger("phq" + item));
    }
    if (daysAfter != null && answers.stream().anyMatch(answer -> answer != null)) {
      OffsetDateTime at = at(time.minusMinutes(Math.round(daysAfter * MINUTES_A_DAY)));
      recorder.assessment(subject, at, "phq-9", LOOK_BACK_DAYS, answers, null);
    }
  }

  /** Items of one metric are asked in turn; where two come at once, their mean is the rating. */
  private static Map<String, Double> ratings(CsvTable.Row row) {
    Map<String, List<Double>> answers = new LinkedHashMap<>();
    for (RatingScale item : ITEMS) {
      Double answer = row.optionalNumber(item.column());
      if (answer != null) {
        answers
            .computeIfAbsent(item.metric(), metric -> new ArrayList<>())
            .add(item.rescale(answer));
      }
    }
    Map<String, Double> ratings = new LinkedHashMap<>();
    answers.forEach(
        (metric, values) ->
            ratings.put(
                metric, values.stream().mapToDouble(Double::doubleValue).sum() / values.size()));
    return ratings;
  }

  private static OffsetDateTime at(LocalDateTime time) {
    return time.atZone(ZONE).toOffsetDateTime();
  }

  private static RatingScale symptom(String column, String metric) {
    return RatingScale.of(column, metric, 0, 4);
  }
}
