package org.attune.analytics.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.MedicationClass;
import org.attune.analytics.event.Source;
import org.attune.analytics.event.TreatmentChange;
import org.attune.analytics.fixture.APatient;
import org.attune.analytics.fixture.AnEvent;
import org.attune.analytics.fixture.Points;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalPolicy;
import org.attune.analytics.trend.ChartStatus;

/** Histories of one patient's alerts, a seed each. */
final class AlertHistories {
  static final APatient PATIENT = APatient.enrolled();
  static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final int FIRST_DAY =
      (int) START.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
  private static final List<String> METRICS = List.of("mood", "anxiety", "hrv-rmssd");

  private static final List<ChartStatus> STATUSES = List.of(ChartStatus.values());

  private static final List<String> URGES = List.of("urge-suicide", "urge-self-harm", "urge-use");
  private static final List<AttendanceStatus> ATTENDANCE = List.of(AttendanceStatus.values());
  private static final List<Tier> TIERS =
      List.of(Tier.ROUTINE, Tier.SAME_DAY, Tier.URGENT, Tier.IMMEDIATE);
  private static final List<JournalCategory> CATEGORIES =
      Stream.of(JournalCategory.values())
          .filter(category -> category != JournalCategory.HOPELESSNESS)
          .toList();

  /** Between two inputs, in the log. */
  static final Duration APART = Duration.ofHours(1);

  private static final AlertFold FOLD = new AlertFold();

  private AlertHistories() {}

  /** The same, an hour apart. */
  static List<AlertInput> inputs(Random random, int count) {
    return inputs(random, count, APART);
  }

  /**
   * Forms, check-ins, sessions, changes of treatment and language in journals, their corrections
   * and withdrawals in order of revision, trend points in order of revision, resolutions by
   * clinicians who have seen more or less of the episode, and time.
   *
   * @param apart between two inputs, in the log
   */
  static List<AlertInput> inputs(Random random, int count, Duration apart) {
    Map<Integer, Integer> revisions = new HashMap<>();
    return inputs(
        random,
        count,
        apart,
        i -> {
          int event = random.nextInt(i + 1);
          int revision = revisions.merge(event, 0, (before, none) -> before + 1);
          AnEvent source =
              event(event).revision(revision).from(event % 5 == 0 ? Source.REPLAY : Source.APP);
          boolean withdrawn = random.nextInt(6) == 0 && revision > 0;
          return told(random, withdrawn ? source.retractedBy(revision) : source, event);
        });
  }

  /** The same, an hour apart, of events that are told once, and in the order in which they come. */
  static List<AlertInput> inOrder(Random random, int count) {
    return inputs(random, count, APART, i -> told(random, event(i), i));
  }

  private static List<AlertInput> inputs(
      Random random, int count, Duration apart, IntFunction<AlertInput> events) {
    List<AlertInput> inputs = new ArrayList<>();
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (int i = 0; i < count; i++) {
      AlertInput input =
          switch (random.nextInt(8)) {
            case 0 -> new AlertInput.TimePassed();
            case 1, 2 -> point(random, random.nextInt(30), i, random.nextBoolean());
            case 3 -> resolution(random, state, i);
            default -> events.apply(i);
          };
      inputs.add(input);
      now += apart.toMillis();
      state = FOLD.apply(state, PATIENT.id(), input, now, now).state();
    }
    return inputs;
  }

  private static AlertInput resolution(Random random, AlertState state, int number) {
    List<Episode> open =
        state.episodes().values().stream().sorted(Comparator.comparing(Episode::alertId)).toList();
    if (open.isEmpty()) {
      return new AlertInput.TimePassed();
    }
    Episode episode = open.get(random.nextInt(open.size()));
    // Some have seen all of it, some only what there was when it last grew, or before.
    List<JoinedEvidence> listed = episode.evidence();
    int unseen = Math.min(random.nextInt(3), listed.size() - 1);
    long seen = listed.get(listed.size() - 1 - unseen).revision();
    return new AlertInput.ActionTaken(
        new AlertAction(
            "action-" + number,
            episode.alertId(),
            PATIENT.id(),
            episode.kind(),
            true,
            seen,
            episode.evidence().stream()
                .filter(joined -> joined.revision() <= seen)
                .map(JoinedEvidence::evidence)
                .map(one -> new EvidenceSeen(one.key(), one.tier(), one.value()))
                .toList()));
  }

  /** What an event tells; of what it is its number alone decides, so that it stays that. */
  static AlertInput told(Random random, AnEvent event, int number) {
    return switch (number % 6) {
      case 0 -> form(event, random.nextInt(5) - 1);
      case 1 -> urge(event, URGES.get(random.nextInt(URGES.size())), random.nextInt(6));
      case 2 -> screener(event, random);
      case 3 -> session(event, random);
      case 4 -> treatment(event, random);
      default -> language(event, random);
    };
  }

  static AnEvent event(int number) {
    return PATIENT.at(START.plus(Duration.ofHours(number))).id("event-" + number);
  }

  /** A blank for −1. */
  private static AlertInput form(AnEvent event, int answer) {
    long produced = event.envelope().receivedAtMillis();
    return new AlertInput.AssessmentReceived(
        answer < 0 ? event.assessment("phq-9", "11111111-") : event.item9(answer), produced);
  }

  /** Each answer yes, no or blank. */
  private static AlertInput screener(AnEvent event, Random random) {
    StringBuilder answers = new StringBuilder();
    for (int item = 1; item <= 7; item++) {
      answers.append("001-".charAt(random.nextInt(4)));
    }
    return new AlertInput.AssessmentReceived(
        event.assessment("c-ssrs-screener", answers.toString()),
        event.envelope().receivedAtMillis());
  }

  private static AlertInput session(AnEvent event, Random random) {
    return new AlertInput.SessionRecorded(
        event.session(ATTENDANCE.get(random.nextInt(ATTENDANCE.size()))),
        event.envelope().receivedAtMillis());
  }

  private static AlertInput treatment(AnEvent event, Random random) {
    TreatmentChange change =
        random.nextBoolean() ? TreatmentChange.MEDICATION_STOP : TreatmentChange.MEDICATION_DOSE;
    return new AlertInput.TreatmentChanged(
        event.treatment(change, MedicationClass.OPIOID_USE_DISORDER),
        event.envelope().receivedAtMillis());
  }

  /** A rule per entry; a later revision of it may be of another tier. */
  private static AlertInput language(AnEvent event, Random random) {
    // Entries are six hours apart.
    int entry = (int) (event.envelope().eventTimeMillis() / Duration.ofHours(6).toMillis());
    FindingKind kind = entry % 5 == 0 ? FindingKind.MODEL : FindingKind.PHRASE;
    JournalCategory category = CATEGORIES.get(entry % CATEGORIES.size());
    Tier tier = TIERS.get(random.nextInt(TIERS.size()));
    return new AlertInput.LanguageFound(
        JournalPolicy.of(event.language(kind, category, tier)).get(0));
  }

  static AlertInput urge(AnEvent event, String metric, int value) {
    return new AlertInput.CheckInReceived(
        event.checkIn(metric, value), event.envelope().receivedAtMillis());
  }

  static AlertInput point(Random random, int day, long revision, boolean live) {
    ChartStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
    return new AlertInput.TrendPublished(
        Points.charted(
            METRICS.get(random.nextInt(METRICS.size())), FIRST_DAY + day, status, revision, live));
  }
}
