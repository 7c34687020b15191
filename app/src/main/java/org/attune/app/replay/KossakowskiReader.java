package org.attune.app.replay;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One patient's momentary reports over 239 days, {@code ESMdata.csv}.
 *
 * <p>Kossakowski, Groot, Haslbeck, Borsboom, Wichers (2017), "Data from Critical Slowing Down as a
 * Personalized Early Warning Signal for Depression", Journal of Open Psychology Data 5:1. Mood
 * items that can be negative were asked from −3 to 3, the others from 1 to 7.
 */
public final class KossakowskiReader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "kossakowski";

  private static final String FILE = "ESMdata.csv";
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yy");
  private static final String SUBJECT = "1";

  private static final List<RatingScale> ITEMS =
      List.of(
          oneToSeven("mood_relaxed", "relaxation"),
          minusThreeToThree("mood_down", "down"),
          oneToSeven("mood_irritat", "irritability"),
          oneToSeven("mood_satisfi", "satisfaction"),
          minusThreeToThree("mood_lonely", "loneliness"),
          minusThreeToThree("mood_anxious", "anxiety"),
          oneToSeven("mood_enthus", "enthusiasm"),
          oneToSeven("mood_suspic", "suspicion"),
          oneToSeven("mood_cheerf", "cheerfulness"),
          minusThreeToThree("mood_guilty", "guilt"),
          oneToSeven("mood_doubt", "self-doubt"),
          oneToSeven("mood_strong", "strength"),
          oneToSeven("pat_restl", "restlessness"),
          oneToSeven("pat_agitate", "agitation"),
          oneToSeven("pat_worry", "worry"),
          oneToSeven("pat_concent", "concentration"),
          oneToSeven("phy_tired", "tiredness"));

  @Override
  public Dataset read(Path path) {
    Path file = CsvTable.find(path, FILE, FORMAT);
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    List<String> columns =
        Stream.concat(Stream.of("date", "resptime_s"), ITEMS.stream().map(RatingScale::column))
            .toList();
    CsvTable.read(
        file,
        columns,
        row -> {
          LocalDate date = row.date("date", DATE);
          Map<String, Double> ratings = new LinkedHashMap<>();
          for (RatingScale item : ITEMS) {
            Double answer = row.optionalNumber(item.column());
            if (answer != null) {
              ratings.put(item.metric(), item.rescale(answer));
            }
          }
          recorder.checkIn(
              SUBJECT,
              date.atTime(row.time("resptime_s")).atZone(ZONE).toOffsetDateTime(),
              date + "T" + row.text("resptime_s"),
              ratings);
        });
    return recorder.build();
  }

  private static RatingScale oneToSeven(String column, String metric) {
    return RatingScale.of(column, metric, 1, 7);
  }

  private static RatingScale minusThreeToThree(String column, String metric) {
    return RatingScale.of(column, metric, -3, 3);
  }
}
