package org.attune.app.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepKind;
import org.attune.schemas.event.SleepOrigin;
import org.jspecify.annotations.Nullable;

/**
 * Outpatients with mood and anxiety disorders in Seoul: questionnaires, diaries, sleep and steps.
 *
 * <p>Jang and others (2024), "A digital phenotyping dataset for impending panic symptoms",
 * Scientific Data 11. Diary items are answered from 0 to 3, the negative side of mood and energy
 * from −3 to 0. Only dates are published: the clock times here are chosen, the same every day.
 */
public final class Panic24Reader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "panic24";

  private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
  private static final ZoneOffset OFFSET = ZoneOffset.ofHours(9);
  private static final LocalTime QUESTIONNAIRE_TIME = LocalTime.of(20, 0);
  private static final LocalTime DIARY_TIME = LocalTime.of(21, 0);
  private static final LocalTime PANIC_DIARY_TIME = LocalTime.of(21, 30);
  private static final LocalTime STEPS_TIME = LocalTime.of(23, 30);

  private static final int PHQ_9_ITEMS = 9;
  private static final int GAD_7_ITEMS = 7;
  private static final int LOOK_BACK_DAYS = 14;
  private static final String SELF_REPORTED = "User";

  private static final RatingScale ANXIETY = RatingScale.of("anxiety", "anxiety", 0, 3);
  private static final RatingScale IRRITABILITY =
      RatingScale.of("irritability", "irritability", 0, 3);
  // The diary asks for the good and the bad side apart; their sum runs from -3 to 3.
  private static final RatingScale MOOD = RatingScale.of("positive_mood", "mood", -3, 3);
  private static final RatingScale ENERGY = RatingScale.of("positive_energy", "energy", -3, 3);

  /** One day of one person. */
  private record PersonDay(String subject, LocalDate day) {}

  /** One night as one device saw it, or as the person told it. */
  private record NightKey(String subject, LocalDate wakeDay, String source) {}

  /** A stretch of sleep; minutes are null when not told. */
  private record Sleep(
      OffsetDateTime bedtime,
      OffsetDateTime wake,
      @Nullable Integer asleepMinutes,
      @Nullable Integer awakeMinutes) {
    Duration length() {
      return Duration.between(bedtime, wake);
    }
  }

  @Override
  public Dataset read(Path path) {
    if (!Files.isDirectory(path)) {
      throw new DatasetException("format " + FORMAT + ": no such directory: " + path);
    }
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    int tables =
        table(path, "phq9.csv", file -> questionnaire(file, "phq-9", PHQ_9_ITEMS, recorder))
            + table(path, "gad7.csv", file -> questionnaire(file, "gad-7", GAD_7_ITEMS, recorder))
            + diaries(path, recorder)
            + table(path, "sleep.csv", file -> sleep(file, recorder))
            + table(path, "steps_daily.csv", file -> steps(file, recorder));
    if (tables == 0) {
      throw new DatasetException(
          "format "
              + FORMAT
              + ": looked for phq9.csv, gad7.csv, emotion_diary.csv, panic_diary.csv, sleep.csv and"
              + " steps_daily.csv in "
              + path
              + " and found none");
    }
    return recorder.build();
  }

  private static int table(Path path, String fileName, Consumer<Path> reader) {
    Path file = path.resolve(fileName);
    if (!Files.isRegularFile(file)) {
      return 0;
    }
    reader.accept(file);
    return 1;
  }

  private static void questionnaire(
      Path file, String instrument, int items, DatasetRecorder recorder) {
    CsvTable.read(
        file,
        questionnaireColumns(items),
        row ->
            recorder.assessment(
                row.text("id"),
                at(row.date("completed", DateTimeFormatter.ISO_LOCAL_DATE), QUESTIONNAIRE_TIME),
                instrument,
                LOOK_BACK_DAYS,
                answers(row, items),
                row.optionalInteger("total")));
  }

  /** Columns of a questionnaire table. */
  static List<String> questionnaireColumns(int items) {
    return Stream.concat(
            Stream.of("id", "completed", "total"),
            IntStream.rangeClosed(1, items).mapToObj(item -> "item" + item))
        .toList();
  }

  /** Answers of a questionnaire row from item 1 on; null where blank. */
  static List<@Nullable Integer> answers(CsvTable.Row row, int items) {
    List<@Nullable Integer> answers = new ArrayList<>();
    for (int item = 1; item <= items; item++) {
      answers.add(row.optionalInteger("item" + item));
    }
    return answers;
  }

  /**
   * The emotion diary once a day, and the number of panic attacks of the day. A day whose emotion
   * diary was kept and that has no entry in the panic diary counts no attack; without either diary
   * nothing is known.
   */
  private static int diaries(Path path, DatasetRecorder recorder) {
    Set<PersonDay> kept = new LinkedHashSet<>();
    int tables = table(path, "emotion_diary.csv", file -> emotionDiary(file, kept, recorder));
    Map<PersonDay, Integer> attacks = new LinkedHashMap<>();
    int panicTables =
        table(
            path,
            "panic_diary.csv",
            file -> {
              CsvTable.read(
                  file,
                  List.of("id", "date"),
                  row -> attacks.merge(personDay(row), 1, Integer::sum));
              kept.forEach(day -> attacks.putIfAbsent(day, 0));
            });
    attacks.forEach(
        (day, count) ->
            recorder.checkIn(
                day.subject(),
                at(day.day(), PANIC_DIARY_TIME),
                "panic|" + day.day(),
                Map.of("panic-attacks", (double) count)));
    return tables + panicTables;
  }

  private static void emotionDiary(Path file, Set<PersonDay> kept, DatasetRecorder recorder) {
    CsvTable.read(
        file,
        List.of(
            "id",
            "date",
            "positive_mood",
            "negative_mood",
            "positive_energy",
            "negative_energy",
            "anxiety",
            "irritability"),
        row -> {
          PersonDay day = personDay(row);
          kept.add(day);
          Map<String, Double> ratings = new LinkedHashMap<>();
          rate(ratings, MOOD, sum(row, "positive_mood", "negative_mood"));
          rate(ratings, ENERGY, sum(row, "positive_energy", "negative_energy"));
          rate(ratings, ANXIETY, row.optionalNumber("anxiety"));
          rate(ratings, IRRITABILITY, row.optionalNumber("irritability"));
          recorder.checkIn(
              day.subject(), at(day.day(), DIARY_TIME), "emotion|" + day.day(), ratings);
        });
  }

  /**
   * Of the sleeps of one person, device and wake-up date the longest is the main sleep, the others
   * are naps. The stages have numbers without names: only asleep and awake are told on.
   */
  private static void sleep(Path file, DatasetRecorder recorder) {
    Map<NightKey, List<Sleep>> nights = new LinkedHashMap<>();
    CsvTable.read(
        file,
        List.of(
            "id",
            "source",
            "bedtime",
            "wake",
            "min_code0_unknown",
            "min_code1_wake",
            "min_code2",
            "min_code3",
            "min_code4"),
        row -> {
          OffsetDateTime wake = moment(row, "wake");
          nights
              .computeIfAbsent(
                  new NightKey(row.text("id"), wake.toLocalDate(), row.text("source")),
                  night -> new ArrayList<>())
              .add(new Sleep(moment(row, "bedtime"), wake, asleepMinutes(row), awakeMinutes(row)));
        });
    nights.forEach(
        (key, sleeps) -> {
          sleeps.sort(Comparator.comparing(Sleep::length).reversed());
          for (int i = 0; i < sleeps.size(); i++) {
            Sleep sleep = sleeps.get(i);
            recorder.sleep(
                key.subject(),
                sleep.bedtime(),
                sleep.wake(),
                key.source(),
                SleepEpisode.newBuilder()
                    .setKind(i == 0 ? SleepKind.MAIN : SleepKind.NAP)
                    .setOrigin(
                        key.source().equals(SELF_REPORTED)
                            ? SleepOrigin.SELF_REPORTED
                            : SleepOrigin.MEASURED)
                    .setDeviceRank(rank(key.source()))
                    .setAsleepMinutes(sleep.asleepMinutes())
                    .setAwakeMinutes(sleep.awakeMinutes()));
          }
        });
  }

  private static OffsetDateTime moment(CsvTable.Row row, String column) {
    return row.dateTime(column, DateTimeFormatter.ISO_LOCAL_DATE_TIME).atOffset(OFFSET);
  }

  /** Minutes in a sleep stage; null when the device told no stages, only a time in bed. */
  private static @Nullable Integer asleepMinutes(CsvTable.Row row) {
    double staged = row.number("min_code2") + row.number("min_code3") + row.number("min_code4");
    return staged == 0 ? null : (int) staged;
  }

  /** Minutes awake; null when the device told no stages. */
  private static @Nullable Integer awakeMinutes(CsvTable.Row row) {
    return asleepMinutes(row) == null ? null : (int) row.number("min_code1_wake");
  }

  private static void steps(Path file, DatasetRecorder recorder) {
    CsvTable.read(
        file,
        List.of("id", "date", "source", "total_steps"),
        row -> {
          String source = row.text("source");
          if (!source.equals(SELF_REPORTED)) {
            PersonDay day = personDay(row);
            recorder.sample(
                day.subject(),
                at(day.day(), STEPS_TIME),
                measured("daily-steps", "{steps}", source),
                row.number("total_steps"));
          }
        });
  }

  private static Envelope.Measured measured(String metric, String unit, String device) {
    return new Envelope.Measured(metric, unit, device, rank(device));
  }

  private static int rank(String source) {
    return switch (source) {
      case "Fitbit" -> 20;
      case SELF_REPORTED -> 0;
      default -> 10;
    };
  }

  private static void rate(
      Map<String, Double> ratings, RatingScale scale, @Nullable Double answer) {
    if (answer != null) {
      ratings.put(scale.metric(), scale.rescale(answer));
    }
  }

  private static @Nullable Double sum(CsvTable.Row row, String first, String second) {
    Double a = row.optionalNumber(first);
    Double b = row.optionalNumber(second);
    return a == null || b == null ? null : a + b;
  }

  private static PersonDay personDay(CsvTable.Row row) {
    return new PersonDay(row.text("id"), row.date("date", DateTimeFormatter.ISO_LOCAL_DATE));
  }

  private static OffsetDateTime at(LocalDate day, LocalTime time) {
    return day.atTime(time).atOffset(OFFSET);
  }
}
