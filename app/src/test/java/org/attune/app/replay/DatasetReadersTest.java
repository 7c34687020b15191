package org.attune.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.analytics.intake.RejectionReason;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.BiometricBatch;
import org.attune.schemas.event.CheckIn;
import org.attune.schemas.event.Rating;
import org.attune.schemas.event.SleepEpisode;
import org.attune.schemas.event.SleepKind;
import org.attune.schemas.event.SleepOrigin;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentChange;
import org.attune.schemas.event.TreatmentEvent;
import org.attune.schemas.event.UseReportMethod;
import org.attune.schemas.event.UseResult;
import org.attune.schemas.topic.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatasetReadersTest {
  private static String folder(DatasetFormat format) {
    return switch (format) {
      case KOSSAKOWSKI -> "kossakowski2017";
      case PANIC24 -> "panic24";
      case LIFESNAPS -> "lifesnaps";
      case DEPRESJON -> "depresjon";
      case FISHER2017 -> "fisher2017";
      case BURCHERT -> "burchert_moodpath";
      case CTN0094 -> "ctn0094";
    };
  }

  private static Dataset read(DatasetFormat format) {
    return format.reader().read(ResearchData.folder(folder(format)));
  }

  private static Map<Topic, Integer> counts(Dataset dataset) {
    Map<Topic, Integer> counts = new TreeMap<>();
    dataset.events().forEachRemaining(event -> counts.merge(event.topic(), 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> metrics(Dataset dataset) {
    Map<String, Integer> metrics = new TreeMap<>();
    dataset
        .events()
        .forEachRemaining(
            event -> {
              if (event.record() instanceof CheckIn checkIn) {
                for (Rating rating : checkIn.getRatings()) {
                  metrics.merge(rating.getMetric(), 1, Integer::sum);
                }
              } else if (event.record() instanceof BiometricBatch batch) {
                metrics.merge(batch.getMetric(), batch.getValues().size(), Integer::sum);
              }
            });
    return metrics;
  }

  @ParameterizedTest
  @EnumSource(DatasetFormat.class)
  void everyEventIsInReceiveOrderOnTheWireAndNamedOnce(DatasetFormat format) {
    Dataset dataset = read(format);
    EventChecks.assertReceiveOrder(dataset.events());
    Set<String> keys = new HashSet<>();
    for (Iterator<TimedEvent> events = dataset.events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      EventChecks.assertSurvivesTheWire(event);
      assertThat(keys.add(event.topic() + event.key())).isTrue();
      assertThat(event.patientId()).matches("p-[0-9a-f]{12}");
      assertThat(event.record().get(event.record().getSchema().getField("source").pos()))
          .isEqualTo(Source.REPLAY);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = DatasetFormat.class,
      names = {"KOSSAKOWSKI", "PANIC24", "DEPRESJON", "FISHER2017", "BURCHERT"})
  void everyValueIsPlausible(DatasetFormat format) {
    for (Iterator<TimedEvent> events = read(format).events(); events.hasNext(); ) {
      assertThat(EventChecks.implausibleValues(events.next())).isZero();
    }
  }

  @Test
  void implausibleValuesOfLifesnapsAreLeftForIntakeToSetAside() {
    // 14 RMSSD and 61 breathing rates of zero or so.
    int implausible = 0;
    for (Iterator<TimedEvent> events = read(DatasetFormat.LIFESNAPS).events(); events.hasNext(); ) {
      implausible += EventChecks.implausibleValues(events.next());
    }
    assertThat(implausible).isEqualTo(14 + 61);
  }

  @ParameterizedTest
  @EnumSource(DatasetFormat.class)
  void twoReadingsAreTheSame(DatasetFormat format) {
    assertThat(read(format).events()).toIterable().containsExactlyElementsOf(read(format)::events);
  }

  @ParameterizedTest
  @CsvSource({
    "KOSSAKOWSKI, 1, 1476, 0, 0",
    "PANIC24, 32, 7658, 306, 5042",
    "LIFESNAPS, 38, 1426, 0, 14526",
    "DEPRESJON, 12, 0, 0, 7124",
    "FISHER2017, 22, 2541, 0, 0",
    "BURCHERT, 90, 8983, 87, 0",
    "CTN0094, 1626, 0, 0, 0"
  })
  void everyPersonAndReportOfTheFilesIsThere(
      DatasetFormat format, int people, int checkIns, int assessments, int batches) {
    Dataset dataset = read(format);
    assertThat(dataset.subjects()).hasSize(people);
    Map<Topic, Integer> counts = counts(dataset);
    assertThat(counts.get(Topic.ENROLLMENTS)).isEqualTo(people);
    assertThat(counts.getOrDefault(Topic.CHECK_INS, 0)).isEqualTo(checkIns);
    assertThat(counts.getOrDefault(Topic.ASSESSMENTS, 0)).isEqualTo(assessments);
    assertThat(counts.getOrDefault(Topic.BIOMETRICS, 0)).isEqualTo(batches);
  }

  @ParameterizedTest
  @CsvSource({
    "KOSSAKOWSKI, relaxation, 1476",
    "KOSSAKOWSKI, down, 1474",
    "KOSSAKOWSKI, restlessness, 1473",
    "KOSSAKOWSKI, tiredness, 1471",
    "PANIC24, mood, 3794",
    "PANIC24, panic-attacks, 3864",
    "PANIC24, daily-steps, 5042",
    "LIFESNAPS, hrv-rmssd, 1434",
    "LIFESNAPS, spo2, 780",
    "LIFESNAPS, daily-steps, 2575",
    "LIFESNAPS, sadness, 1426",
    "DEPRESJON, activity-count, 426968",
    "FISHER2017, restlessness, 2541",
    "FISHER2017, concentration, 2541",
    "BURCHERT, mood, 8983",
    "BURCHERT, poor-sleep, 1787",
    "BURCHERT, down, 1101"
  })
  void everyAnswerAndSampleOfTheFilesIsThere(DatasetFormat format, String metric, int values) {
    assertThat(metrics(read(format))).containsEntry(metric, values);
  }

  @Test
  void everySleepOfPanic24IsThereTheLongestOfANightAsItsMainSleep() {
    List<SleepEpisode> sleeps = sleeps();

    assertThat(sleeps).hasSize(3934);
    assertThat(sleeps.stream().filter(sleep -> sleep.getKind() == SleepKind.MAIN)).hasSize(3273);
    assertThat(sleeps.stream().filter(sleep -> sleep.getOrigin() == SleepOrigin.SELF_REPORTED))
        .hasSize(53)
        .allMatch(sleep -> sleep.getDeviceId().isEmpty());
    assertThat(sleeps.stream().filter(sleep -> sleep.getAsleepMinutes() != null)).hasSize(2903);
  }

  @Test
  void theTrendJobUsesEverySleepOfPanic24() {
    TrendIntake intake = new TrendIntake();
    for (Iterator<TimedEvent> events = read(DatasetFormat.PANIC24).events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      if (event.topic() == Topic.SLEEP) {
        assertThat(intake.rejection(event)).isNull();
      }
    }
  }

  private List<SleepEpisode> sleeps() {
    List<SleepEpisode> sleeps = new ArrayList<>();
    read(DatasetFormat.PANIC24)
        .events()
        .forEachRemaining(
            event -> {
              if (event.record() instanceof SleepEpisode sleep) {
                sleeps.add(sleep);
              }
            });
    return sleeps;
  }

  @Test
  void aReportIsRescaledFromItsOwnScaleAndCarriesTheOffsetOfThePlace() {
    Dataset dataset = read(DatasetFormat.KOSSAKOWSKI);
    String patient = dataset.subjects().get(0).patientId();
    CheckIn first = (CheckIn) firstOf(dataset, patient, Topic.CHECK_INS).record();
    assertThat(first.getEventTime()).isEqualTo(Instant.parse("2012-08-13T06:58:56Z"));
    assertThat(first.getZoneOffsetMinutes()).isEqualTo(120);
    assertThat(first.getReceivedAt())
        .isBetween(first.getEventTime(), first.getEventTime().plusSeconds(60));
    // relaxed 5 of 1 to 7; down -1 of -3 to 3; restless 1 of 1 to 7.
    assertThat(rating(first, "relaxation")).isCloseTo(20 / 3.0, within(1e-9));
    assertThat(rating(first, "down")).isCloseTo(10 / 3.0, within(1e-9));
    assertThat(rating(first, "restlessness")).isZero();
  }

  @Test
  void studyDaysCountFromTheFirstDayWithDataAndDoNotSkipEmptyDays() {
    Dataset dataset = read(DatasetFormat.KOSSAKOWSKI);
    Dataset.Subject patient = dataset.subjects().get(0);
    assertThat(dataset.studyDay(patient.patientId(), epochDay("2012-08-13"))).isEqualTo(1);
    assertThat(dataset.studyDay(patient.patientId(), epochDay("2012-12-16"))).isEqualTo(126);
    assertThat(dataset.studyDay(patient.patientId(), patient.lastEpochDay())).isEqualTo(239);
  }

  @Test
  void difficultyConcentratingIsReversed() {
    Dataset dataset = read(DatasetFormat.FISHER2017);
    String participant1 = dataset.subjects().get(0).patientId();
    CheckIn first = (CheckIn) firstOf(dataset, participant1, Topic.CHECK_INS).record();
    // The first row of participant 1: energetic 19, concentrate 84.
    assertThat(rating(first, "energy")).isCloseTo(1.9, within(1e-9));
    assertThat(rating(first, "concentration")).isCloseTo(1.6, within(1e-9));
  }

  @Test
  void printedTotalsOfThePanicCohortEqualTheComputedOnes() {
    assertThat(PrintedTotals.of(read(DatasetFormat.PANIC24)))
        .containsOnly(
            Map.entry("phq-9", new PrintedTotals("phq-9", 154, 154)),
            Map.entry("gad-7", new PrintedTotals("gad-7", 152, 152)));
  }

  @ParameterizedTest
  @EnumSource(DatasetFormat.class)
  void aPathThatIsNotThereIsNamed(DatasetFormat format, @TempDir Path folder) {
    Path absent = folder.resolve("absent");
    assertThatThrownBy(() -> format.reader().read(absent))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(format.formatName())
        .hasMessageContaining(absent.toString());
  }

  @ParameterizedTest
  @EnumSource(DatasetFormat.class)
  void anEmptyFolderIsToldWhatWasLookedFor(DatasetFormat format, @TempDir Path folder) {
    assertThatThrownBy(() -> format.reader().read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("looked for")
        .hasMessageContaining(".csv")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void aFileWithoutAColumnIsToldWhichColumn(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("esm.csv"), "subj_id,energetic\n1,19\n");
    assertThatThrownBy(() -> DatasetFormat.FISHER2017.reader().read(file))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("enthusiastic");
  }

  @Test
  void aBadValueIsToldByRecordAndColumnAndNotShown(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("phq9.csv"),
        """
        id,completed,item1,item2,item3,item4,item5,item6,item7,item8,item9,total
        A,2021-03-28,1,1,1,0,0,0,0,0,1,4
        A,2021-04-28,1,1,secret,0,0,0,0,0,1,4
        """);
    assertThatThrownBy(() -> DatasetFormat.PANIC24.reader().read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("record 2")
        .hasMessageContaining("item3")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aTextThatIsNoTableIsRefused(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("ESMdata.csv"), new byte[] {'"', 'a', (byte) 0xFF, 0, '\n'});
    assertThatThrownBy(() -> DatasetFormat.KOSSAKOWSKI.reader().read(folder))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("ESMdata.csv");
  }

  @Test
  void anUnknownFormatIsToldWhichThereAre() {
    assertThatThrownBy(() -> DatasetFormat.named("kosakowski"))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("kosakowski")
        .hasMessageContaining(
            "kossakowski, panic24, lifesnaps, depresjon, fisher2017, burchert, ctn0094");
  }

  @Test
  void everyScreenVisitDoseAndDayOfUseOfCtn0094IsThere() {
    // Results of screens, screens not given, days of use of a substance.
    Map<Topic, Integer> counts = counts(read(DatasetFormat.CTN0094));

    assertThat(counts.get(Topic.SUBSTANCE_USE)).isEqualTo(154_281 + 5_011 + 126_652);
    assertThat(counts.get(Topic.SESSIONS)).isEqualTo(26_020);
    assertThat(counts.get(Topic.TREATMENT_EVENTS)).isEqualTo(12_945);
  }

  /** The published patterns are of weeks from randomisation: day 0 to 6 is their first. */
  @Test
  void theWeeksOfCtn0094AreThoseOfItsPublishedPatterns() {
    Path folder = ResearchData.folder("ctn0094");
    Map<String, List<SubstanceUseReport>> reports = new HashMap<>();
    Map<String, Integer> starts = new HashMap<>();
    Dataset dataset = DatasetFormat.CTN0094.reader().read(folder);
    dataset.events().forEachRemaining(event -> collect(event, reports, starts));
    Map<String, String> patterns = new HashMap<>();
    CsvTable.read(
        folder.resolve("outcomes_relapse_20221123.csv"),
        List.of("who", "usePatternUDS"),
        row -> patterns.put(row.text("who"), row.text("usePatternUDS")));

    int weeks = 0;
    int equal = 0;
    for (Dataset.Subject subject : dataset.subjects()) {
      Integer start = starts.get(subject.patientId());
      String pattern = patterns.getOrDefault(subject.label(), "");
      for (int week = 0; start != null && week < Math.min(13, pattern.length()); week++) {
        weeks++;
        char ours = week(reports.get(subject.patientId()), start + 7L * week);
        equal += ours == pattern.charAt(week) ? 1 : 0;
      }
    }
    assertThat(weeks).isGreaterThan(16_000);
    assertThat((double) equal / weeks).isGreaterThan(0.999);
  }

  private static void collect(
      TimedEvent event,
      Map<String, List<SubstanceUseReport>> reports,
      Map<String, Integer> starts) {
    if (event.record() instanceof SubstanceUseReport report
        && report.getMethod() == UseReportMethod.PRESUMPTIVE_TEST
        && report.getFinding() != UseResult.NOT_PROVIDED) {
      reports.computeIfAbsent(event.patientId(), id -> new ArrayList<>()).add(report);
    } else if (event.record() instanceof TreatmentEvent change
        && change.getKind() == TreatmentChange.PHASE) {
      starts.merge(event.patientId(), newYorkDay(change.getEventTime()), Math::min);
    }
  }

  /** As published: + positive, - negative, * both, o no specimen; prescribed opioids count, too. */
  private static char week(@Nullable List<SubstanceUseReport> reports, long firstDay) {
    Map<Integer, Boolean> found = new HashMap<>();
    for (SubstanceUseReport report : reports == null ? List.<SubstanceUseReport>of() : reports) {
      int day = newYorkDay(report.getEventTime());
      if (day >= firstDay && day < firstDay + 7) {
        boolean opioid =
            Set.of("opioid", "methadone", "buprenorphine").contains(report.getSubstance())
                && report.getFinding() == UseResult.POSITIVE;
        found.merge(day, opioid, Boolean::logicalOr);
      }
    }
    boolean positive = found.containsValue(true);
    boolean negative = found.containsValue(false);
    return positive ? negative ? '*' : '+' : negative ? '-' : 'o';
  }

  private static int newYorkDay(Instant instant) {
    return Math.toIntExact(
        LocalDate.ofInstant(instant, ZoneId.of("America/New_York")).toEpochDay());
  }

  @Test
  void aDayOfUseInCtn0094IsToldAtALaterVisitAndNeverBefore() {
    int late = 0;
    TrendIntake intake = new TrendIntake();
    for (Iterator<TimedEvent> events = read(DatasetFormat.CTN0094).events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      if (event.topic() == Topic.ENROLLMENTS) {
        continue;
      }
      RejectionReason reason = intake.rejection(event);
      assertThat(reason).isIn(null, RejectionReason.LATE);
      late += reason == null ? 0 : 1;
      if (event.record() instanceof SubstanceUseReport report
          && report.getMethod() == UseReportMethod.SELF_REPORT) {
        assertThat(newYorkDay(report.getReceivedAt()))
            .isGreaterThan(newYorkDay(report.getEventTime()));
      } else {
        assertThat(reason).isNull();
      }
    }
    assertThat(late).isPositive();
  }

  private static TimedEvent firstOf(Dataset dataset, String patientId, Topic topic) {
    for (Iterator<TimedEvent> events = dataset.events(); events.hasNext(); ) {
      TimedEvent event = events.next();
      if (event.topic() == topic && event.patientId().equals(patientId)) {
        return event;
      }
    }
    throw new AssertionError("no event of " + topic);
  }

  private static double rating(CheckIn checkIn, String metric) {
    return checkIn.getRatings().stream()
        .filter(rating -> rating.getMetric().equals(metric))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private static int epochDay(String date) {
    return Math.toIntExact(LocalDate.parse(date).toEpochDay());
  }
}
