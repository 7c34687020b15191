package org.attune.app.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Four reports a day of people with depression or generalised anxiety before therapy, {@code
 * esm.csv}.
 *
 * <p>Fisher, Reeves, Lawyer, Medaglia, Rubel (2017), "Exploring the idiographic dynamics of mood
 * and anxiety via network analysis", Journal of Abnormal Psychology 126:1044. Rows come in order
 * without dates: a person's rows are laid out four a day from an artificial Monday on; a row with
 * every item empty is a report that was missed, and keeps its place. Items run from 0 to 100;
 * {@code concentrate} asks for difficulty, so it is reversed.
 */
public final class Fisher2017Reader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "fisher2017";

  private static final String FILE = "esm.csv";
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 5);
  private static final List<LocalTime> TIMES =
      List.of(LocalTime.of(10, 0), LocalTime.of(14, 0), LocalTime.of(18, 0), LocalTime.of(22, 0));

  private static final List<RatingScale> ITEMS =
      List.of(
          percent("energetic", "energy"),
          percent("enthusiastic", "enthusiasm"),
          percent("content", "satisfaction"),
          percent("irritable", "irritability"),
          percent("restless", "restlessness"),
          percent("worried", "worry"),
          percent("guilty", "guilt"),
          percent("afraid", "fear"),
          percent("anhedonia", "anhedonia"),
          percent("angry", "anger"),
          percent("hopeless", "hopelessness"),
          percent("down", "down"),
          percent("positive", "positive-affect"),
          percent("fatigue", "tiredness"),
          percent("tension", "tension"),
          new RatingScale("concentrate", "concentration", 0, 100, true),
          percent("ruminate", "rumination"));

  @Override
  public Dataset read(Path path) {
    Path file = CsvTable.find(path, FILE, FORMAT);
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    Map<String, Integer> rowsOfSubject = new HashMap<>();
    List<String> columns =
        Stream.concat(Stream.of("subj_id"), ITEMS.stream().map(RatingScale::column)).toList();
    CsvTable.read(
        file,
        columns,
        row -> {
          String subject = row.text("subj_id");
          int index = rowsOfSubject.merge(subject, 1, Integer::sum) - 1;
          Map<String, Double> ratings = new LinkedHashMap<>();
          for (RatingScale item : ITEMS) {
            Double answer = row.optionalNumber(item.column());
            if (answer != null) {
              ratings.put(item.metric(), item.rescale(answer));
            }
          }
          recorder.checkIn(
              subject,
              FIRST_DAY
                  .plusDays(index / TIMES.size())
                  .atTime(TIMES.get(index % TIMES.size()))
                  .atZone(ZONE)
                  .toOffsetDateTime(),
              Integer.toString(index),
              ratings);
        });
    return recorder.build();
  }

  private static RatingScale percent(String column, String metric) {
    return RatingScale.of(column, metric, 0, 100);
  }
}
