package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

/** What must hold of alert detection whatever comes in. */
final class AlertFoldProperties {
  private static final int TRIES = 300;
  private static final APatient PATIENT = APatient.enrolled();
  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
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

  private final AlertFold fold = new AlertFold();

  @Property(tries = TRIES)
  void aReSendAtOnceChangesNothing(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : inputs(new Random(seed), 40)) {
      now += Duration.ofHours(1).toMillis();
      state = fold.apply(state, PATIENT.id(), input, now).state();
      AlertResult again = fold.apply(state, PATIENT.id(), input, now);
      assertThat(again.alerts()).isEmpty();
      assertThat(again.risk()).isNull();
      assertThat(again.state()).isEqualTo(state);
    }
  }

  /** Snapshots share what they write with the fold that goes on. */
  @Property(tries = TRIES)
  void whatItWasGivenStaysAsItWas(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : inputs(new Random(seed), 40)) {
      now += Duration.ofHours(1).toMillis();
      int given = state.hashCode();
      AlertState next = fold.apply(state, PATIENT.id(), input, now).state();
      assertThat(state.hashCode()).isEqualTo(given);
      state = next;
    }
  }

  @Property(tries = TRIES)
  void reSendsOfSafetyEventsInAnyOrderMuchLaterChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<AlertInput> inputs = inputs(random, 40);
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : inputs) {
      now += Duration.ofHours(1).toMillis();
      state = fold.apply(state, PATIENT.id(), input, now).state();
    }
    List<AlertInput> again = new ArrayList<>(inputs);
    again.removeIf(
        input ->
            input instanceof AlertInput.TrendPublished || input instanceof AlertInput.TimePassed);
    Collections.shuffle(again, random);
    Map<AlertKind, Episode> episodes = state.episodes();
    for (AlertInput input : again) {
      AlertResult result = fold.apply(state, PATIENT.id(), input, now);
      assertThat(result.alerts()).isEmpty();
      state = result.state();
    }
    assertThat(state.episodes()).isEqualTo(episodes);
  }

  @Property(tries = TRIES)
  void everyNewLiveSafetyEvidenceNotifiesAndIsInAnOpenAlert(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    Set<String> told = new HashSet<>();
    for (AlertInput input : inputs(new Random(seed), 60)) {
      now += Duration.ofHours(1).toMillis();
      AlertResult result = fold.apply(state, PATIENT.id(), input, now);
      for (Finding finding : findings(input, state)) {
        boolean fresh = !finding.retracted() && told.add(finding.kind() + finding.evidence().key());
        if (fresh && finding.evidence().notifies()) {
          assertThat(result.alerts())
              .filteredOn(alert -> alert.kind() == finding.kind())
              .filteredOn(alert -> alert.detection() == Detection.OPEN)
              .flatExtracting(Alert::evidence)
              .anyMatch(one -> one.key().equals(finding.evidence().key()) && one.notifies());
        }
      }
      state = result.state();
    }
  }

  @Property(tries = TRIES)
  void onlyAClinicianClosesASafetyEpisodeOrLowersThePriorityItGives(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : inputs(new Random(seed), 60)) {
      now += Duration.ofDays(1).toMillis();
      boolean resolves = input instanceof AlertInput.ActionTaken;
      AlertResult result = fold.apply(state, PATIENT.id(), input, now);
      for (Episode before : state.episodes().values()) {
        if (before.kind().safety() && !resolves) {
          assertThat(result.state().episodes()).containsKey(before.kind());
          Episode after = Objects.requireNonNull(result.state().episodes().get(before.kind()));
          assertThat(after.alertId()).isEqualTo(before.alertId());
          assertThat(after.tier()).isGreaterThanOrEqualTo(before.tier());
        }
      }
      state = result.state();
      // What is not about safety may end with data, a missed session with the next one that is
      // kept.
      PriorityLevel level = Objects.requireNonNull(state.risk()).level();
      state.episodes().values().stream()
          .filter(episode -> episode.kind().safety())
          .forEach(
              episode ->
                  assertThat(level)
                      .isGreaterThanOrEqualTo(PriorityLevel.valueOf(episode.tier().name())));
    }
  }

  @Property(tries = TRIES)
  void whatReadersSeeOfAnAlertIsConsistent(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    Map<String, Alert> latest = new HashMap<>();
    for (AlertInput input : inputs(new Random(seed), 80)) {
      now += Duration.ofHours(6).toMillis();
      AlertResult result = fold.apply(state, PATIENT.id(), input, now);
      for (Alert alert : result.alerts()) {
        Alert before = latest.put(alert.alertId(), alert);
        if (before != null) {
          assertThat(before.detection()).as("an ended alert stays ended").isEqualTo(Detection.OPEN);
          assertThat(alert.revision()).isGreaterThan(before.revision());
          assertThat(alert.evidenceCount()).isGreaterThanOrEqualTo(before.evidenceCount());
          assertThat(alert.tier()).isGreaterThanOrEqualTo(before.tier());
          assertThat(alert.openedAtMillis()).isEqualTo(before.openedAtMillis());
        }
        assertThat(alert.evidence()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
        assertThat(alert.evidenceCount()).isGreaterThanOrEqualTo(alert.evidence().size());
        assertThat(alert.lastEvidenceAtMillis()).isBetween(alert.openedAtMillis(), now);
      }
      state = result.state();
      assertThat(state.item9()).hasSizeLessThanOrEqualTo(AlertFold.ITEM9_KEPT);
      for (Episode open : state.episodes().values()) {
        assertThat(Objects.requireNonNull(latest.get(open.alertId())).detection())
            .isEqualTo(Detection.OPEN);
      }
    }
  }

  @Property(tries = TRIES)
  void historyNotifiesNobody(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      now += Duration.ofHours(1).toMillis();
      Source source = random.nextBoolean() ? Source.IMPORT : Source.REPLAY;
      AlertInput input =
          switch (random.nextInt(3)) {
            case 0 -> point(random, random.nextInt(30), i, false);
            case 1 -> new AlertInput.TimePassed();
            default -> told(random, event(i).from(source), i);
          };
      AlertResult result = fold.apply(state, PATIENT.id(), input, now);
      state = result.state();
      assertThat(result.alerts()).flatExtracting(Alert::evidence).noneMatch(Evidence::notifies);
    }
  }

  private static List<Finding> findings(AlertInput input, AlertState state) {
    if (input instanceof AlertInput.AssessmentReceived form) {
      if (form.assessment().envelope().retracted()) {
        return List.of();
      }
      List<Finding> findings = new ArrayList<>();
      findings.addAll(
          SafetyPolicies.item9(form.assessment(), state.item9(), form.producedAtMillis()));
      findings.addAll(ColumbiaPolicy.of(form.assessment(), form.producedAtMillis()));
      return findings;
    }
    if (input instanceof AlertInput.TreatmentChanged changed) {
      return TreatmentPolicy.of(changed.change(), changed.producedAtMillis());
    }
    if (input instanceof AlertInput.LanguageFound found) {
      return found.finding().kind().safety() ? List.of(found.finding()) : List.of();
    }
    return input instanceof AlertInput.CheckInReceived received
            && !received.checkIn().envelope().retracted()
        ? SafetyPolicies.urges(received.checkIn(), received.producedAtMillis())
        : List.of();
  }

  /**
   * Forms, check-ins, sessions, changes of treatment and language in journals, their corrections
   * and withdrawals in order of revision, trend points in order of revision, resolutions by
   * clinicians who have seen more or less of the episode, and time.
   */
  private List<AlertInput> inputs(Random random, int count) {
    List<AlertInput> inputs = new ArrayList<>();
    Map<Integer, Integer> revisions = new HashMap<>();
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (int i = 0; i < count; i++) {
      int event = random.nextInt(i + 1);
      int revision = revisions.merge(event, 0, (before, none) -> before + 1);
      AnEvent source =
          event(event).revision(revision).from(event % 5 == 0 ? Source.REPLAY : Source.APP);
      AnEvent told = random.nextInt(6) == 0 && revision > 0 ? source.retractedBy(revision) : source;
      AlertInput input =
          switch (random.nextInt(8)) {
            case 0 -> new AlertInput.TimePassed();
            case 1, 2 -> point(random, random.nextInt(30), i, random.nextBoolean());
            case 3 -> resolution(random, state, i);
            default -> told(random, told, event);
          };
      inputs.add(input);
      now += Duration.ofHours(1).toMillis();
      state = fold.apply(state, PATIENT.id(), input, now).state();
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
    long seen = Math.max(1, episode.revision() - random.nextInt(3));
    return new AlertInput.ActionTaken(
        new AlertAction("action-" + number, episode.alertId(), PATIENT.id(), true, seen));
  }

  /** What an event tells; of what it is its number alone decides, so that it stays that. */
  private static AlertInput told(Random random, AnEvent event, int number) {
    return switch (number % 6) {
      case 0 -> form(event, random.nextInt(5) - 1);
      case 1 -> urge(event, URGES.get(random.nextInt(URGES.size())), random.nextInt(6));
      case 2 -> screener(event, random);
      case 3 -> session(event, random);
      case 4 -> treatment(event, random);
      default -> language(event, random);
    };
  }

  private static AnEvent event(int number) {
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

  private static AlertInput urge(AnEvent event, String metric, int value) {
    return new AlertInput.CheckInReceived(
        event.checkIn(metric, value), event.envelope().receivedAtMillis());
  }

  private static AlertInput point(Random random, int day, long revision, boolean live) {
    ChartStatus status = STATUSES.get(random.nextInt(STATUSES.size()));
    return new AlertInput.TrendPublished(
        Points.charted(
            METRICS.get(random.nextInt(METRICS.size())), FIRST_DAY + day, status, revision, live));
  }
}
