package org.attune.analytics.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.analytics.event.Source;
import org.attune.analytics.fixture.APatient;

/** What must hold of alert detection whatever comes in. */
final class AlertFoldProperties {
  private static final int TRIES = 300;
  private static final APatient PATIENT = AlertHistories.PATIENT;
  private static final Instant START = AlertHistories.START;

  private final AlertFold fold = new AlertFold();

  @Property(tries = TRIES)
  void aReSendAtOnceChangesNothing(@ForAll long seed) {
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : AlertHistories.inputs(new Random(seed), 40)) {
      now += Duration.ofHours(1).toMillis();
      state = fold.apply(state, PATIENT.id(), input, now, now).state();
      AlertResult again = fold.apply(state, PATIENT.id(), input, now, now);
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
    for (AlertInput input : AlertHistories.inputs(new Random(seed), 40)) {
      now += Duration.ofHours(1).toMillis();
      int given = state.hashCode();
      AlertState next = fold.apply(state, PATIENT.id(), input, now, now).state();
      assertThat(state.hashCode()).isEqualTo(given);
      state = next;
    }
  }

  @Property(tries = TRIES)
  void reSendsOfSafetyEventsInAnyOrderMuchLaterChangeNothing(@ForAll long seed) {
    Random random = new Random(seed);
    List<AlertInput> inputs = AlertHistories.inputs(random, 40);
    AlertState state = AlertState.NEW;
    long now = START.toEpochMilli();
    for (AlertInput input : inputs) {
      now += Duration.ofHours(1).toMillis();
      state = fold.apply(state, PATIENT.id(), input, now, now).state();
    }
    List<AlertInput> again = new ArrayList<>(inputs);
    again.removeIf(
        input ->
            input instanceof AlertInput.TrendPublished || input instanceof AlertInput.TimePassed);
    Collections.shuffle(again, random);
    Map<AlertKind, Episode> episodes = state.episodes();
    for (AlertInput input : again) {
      AlertResult result = fold.apply(state, PATIENT.id(), input, now, now);
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
    for (AlertInput input : AlertHistories.inputs(new Random(seed), 60)) {
      now += Duration.ofHours(1).toMillis();
      AlertResult result = fold.apply(state, PATIENT.id(), input, now, now);
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
    for (AlertInput input : AlertHistories.inputs(new Random(seed), 60, Duration.ofDays(1))) {
      now += Duration.ofDays(1).toMillis();
      boolean resolves = input instanceof AlertInput.ActionTaken;
      AlertResult result = fold.apply(state, PATIENT.id(), input, now, now);
      for (Episode before : state.episodes().values()) {
        if (before.kind().safety() && !resolves) {
          assertThat(result.state().episodes()).containsKey(before.kind());
          Episode after = Objects.requireNonNull(result.state().episodes().get(before.kind()));
          // Only evidence that came earlier gives it another name.
          if (!after.alertId().equals(before.alertId())) {
            assertThat(after.openedAtMillis()).isLessThan(before.openedAtMillis());
            assertThat(after.evidenceCount()).isEqualTo(before.evidenceCount() + 1);
          }
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
    Set<String> gaveWay = new HashSet<>();
    for (AlertInput input : AlertHistories.inputs(new Random(seed), 80, Duration.ofHours(6))) {
      now += Duration.ofHours(6).toMillis();
      AlertResult result = fold.apply(state, PATIENT.id(), input, now, now);
      for (Alert alert : result.alerts()) {
        Alert before = latest.put(alert.alertId(), alert);
        if (before != null) {
          assertThat(alert.revision()).isGreaterThan(before.revision());
        }
        if (before != null && before.detection() != Detection.OPEN) {
          assertThat(gaveWay.remove(alert.alertId())).as("an ended alert stays ended").isTrue();
        } else if (before != null) {
          if (alert.detection() != Detection.CLOSED) {
            // What whoever ended it had not seen goes on in another alert.
            assertThat(alert.evidenceCount()).isGreaterThanOrEqualTo(before.evidenceCount());
          }
          assertThat(alert.tier()).isGreaterThanOrEqualTo(before.tier());
          assertThat(alert.openedAtMillis()).isEqualTo(before.openedAtMillis());
        }
        if (alert.detection() == Detection.CLOSED && !(input instanceof AlertInput.ActionTaken)) {
          gaveWay.add(alert.alertId());
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
            case 0 -> AlertHistories.point(random, random.nextInt(30), i, false);
            case 1 -> new AlertInput.TimePassed();
            default -> AlertHistories.told(random, AlertHistories.event(i).from(source), i);
          };
      AlertResult result = fold.apply(state, PATIENT.id(), input, now, now);
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
}
