package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Rating;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.ScoreStatus;
import org.attune.analytics.instrument.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * Safety tiers on the very event, before any lateness, clock, scoring or plausibility check.
 *
 * <p>Tiers are program policy: PHQ-9 item 9 of 2 or more, or any rise, is urgent; 1 and no rise is
 * for the same day; a blank is followed up the same day. A first answer of 1 counts as a rise:
 * nothing shows that it was there before. Suicide and self-harm urges of 4 of 5 or more are urgent.
 */
public final class SafetyPolicies {
  /** Metric under which item 9 appears. */
  public static final String ITEM_9 = "phq-9.item-9";

  private static final int ITEM_9_NUMBER = 9;
  private static final int ITEM_9_MAX = 3;
  private static final int ITEM_9_URGENT = 2;
  private static final double URGE_URGENT = 4;
  private static final double URGE_MAX = 5;

  /** Sorted, so that findings come in the same order in every run. */
  private static final SortedMap<String, AlertKind> URGES =
      Collections.unmodifiableSortedMap(
          new TreeMap<>(
              Map.of(
                  "urge-suicide", AlertKind.SUICIDE_RISK,
                  "urge-self-harm", AlertKind.SELF_HARM_URGE)));

  private SafetyPolicies() {}

  /** True when the instrument asks about suicidal thoughts in its ninth item, however spelled. */
  static boolean hasItem9(Assessment assessment) {
    String bare = assessment.instrument().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return bare.startsWith("phq9");
  }

  /**
   * The answer to item 9 as one to compare later ones with; empty when there is nothing to keep: it
   * was left blank or out of range, and no earlier revision said otherwise.
   */
  static Optional<Item9Answer> item9Answer(Assessment assessment, long producedAtMillis) {
    if (!hasItem9(assessment)) {
      return Optional.empty();
    }
    Envelope envelope = assessment.envelope();
    Integer given = envelope.retracted() ? null : assessment.answered().get(ITEM_9_NUMBER);
    Integer answer = given == null || given < 0 || given > ITEM_9_MAX ? null : given;
    if (answer == null && envelope.revision() == 0 && !envelope.retracted()) {
      return Optional.empty();
    }
    return Optional.of(
        new Item9Answer(
            envelope.eventId(),
            envelope.revision(),
            Moment.of(envelope, producedAtMillis).eventTimeMillis(),
            answer));
  }

  /**
   * Item 9 of one assessment: at most one finding, and what a correction takes back.
   *
   * @param earlier answers known so far, in any order; the assessment's own is passed over
   * @param producedAtMillis when the log took the record, epoch milliseconds UTC
   */
  public static List<Finding> item9(
      Assessment assessment, List<Item9Answer> earlier, long producedAtMillis) {
    if (!hasItem9(assessment)) {
      return List.of();
    }
    Envelope envelope = assessment.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    List<Flag> flags = new ArrayList<>();
    if (Scorer.score(Instruments.PHQ_9, assessment.answered()).status()
        == ScoreStatus.TOO_MANY_MISSING) {
      flags.add(Flag.NOT_SCORABLE);
    }
    Integer answer = assessment.answered().get(ITEM_9_NUMBER);
    if (answer != null && (answer < 0 || answer > ITEM_9_MAX)) {
      flags.add(Flag.IMPLAUSIBLE_ANSWER);
    }
    if (answer == null || answer < 0) {
      // A blank is not a "no": what an earlier revision answered stands.
      return List.of(
          finding(
              AlertKind.ITEM9_UNANSWERED,
              envelope,
              moment,
              Reason.ITEM9_UNANSWERED,
              Tier.SAME_DAY,
              ITEM_9,
              null,
              null,
              flags));
    }
    List<Finding> findings = new ArrayList<>();
    if (envelope.revision() > 0) {
      findings.add(withdrawn(envelope, moment, AlertKind.ITEM9_UNANSWERED, ITEM_9));
    }
    if (answer == 0) {
      // A correction down to nothing annotates what an earlier revision raised.
      if (envelope.revision() > 0) {
        findings.add(withdrawn(envelope, moment, AlertKind.SUICIDE_RISK, ITEM_9));
      }
      return findings;
    }
    Integer before = answerBefore(envelope.eventId(), moment.eventTimeMillis(), earlier);
    boolean rose = before == null || answer > before;
    findings.add(
        finding(
            AlertKind.SUICIDE_RISK,
            envelope,
            moment,
            rose ? Reason.ITEM9_ROSE : Reason.ITEM9_ENDORSED,
            rose || answer >= ITEM_9_URGENT ? Tier.URGENT : Tier.SAME_DAY,
            ITEM_9,
            answer.doubleValue(),
            before == null ? null : before.doubleValue(),
            flags));
    return findings;
  }

  /** Suicide and self-harm urges of one check-in, and what a correction takes back. */
  public static List<Finding> urges(CheckIn checkIn, long producedAtMillis) {
    Envelope envelope = checkIn.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    List<Finding> findings = new ArrayList<>();
    for (Rating rating : checkIn.ratings()) {
      AlertKind kind = URGES.get(rating.metric());
      if (kind == null || !(rating.value() >= URGE_URGENT)) {
        continue;
      }
      List<Flag> flags = new ArrayList<>();
      if (rating.value() > URGE_MAX) {
        flags.add(Flag.IMPLAUSIBLE_ANSWER);
      }
      findings.add(
          finding(
              kind,
              envelope,
              moment,
              Reason.URGE_HIGH,
              Tier.URGENT,
              rating.metric(),
              rating.value(),
              null,
              flags));
    }
    if (envelope.revision() > 0) {
      URGES.forEach(
          (metric, kind) -> {
            if (findings.stream().noneMatch(finding -> finding.kind() == kind)) {
              findings.add(withdrawn(envelope, moment, kind, metric));
            }
          });
    }
    return findings;
  }

  /** Findings that annotate whatever an event raised before it was withdrawn. */
  static List<Finding> withdrawals(Envelope envelope, long producedAtMillis) {
    Moment moment = Moment.of(envelope, producedAtMillis);
    return List.of(
        withdrawn(envelope, moment, AlertKind.SUICIDE_RISK, ITEM_9),
        withdrawn(envelope, moment, AlertKind.SELF_HARM_URGE, "urge-self-harm"),
        withdrawn(envelope, moment, AlertKind.ITEM9_UNANSWERED, ITEM_9),
        withdrawn(envelope, moment, AlertKind.DETERIORATION, ITEM_9),
        withdrawn(envelope, moment, AlertKind.NOT_ON_TRACK, ITEM_9));
  }

  private static Finding withdrawn(
      Envelope envelope, Moment moment, AlertKind kind, String metric) {
    return moment.finding(
        kind,
        envelope,
        new Told(Reason.ITEM9_ENDORSED, Tier.UNKNOWN, metric, null, null),
        List.of(Flag.RETRACTED),
        true);
  }

  private static Finding finding(
      AlertKind kind,
      Envelope envelope,
      Moment moment,
      Reason reason,
      Tier tier,
      String metric,
      @Nullable Double value,
      @Nullable Double previous,
      List<Flag> flags) {
    return moment.finding(
        kind, envelope, new Told(reason, tier, metric, value, previous), flags, false);
  }

  private static @Nullable Integer answerBefore(
      String eventId, long eventTimeMillis, List<Item9Answer> earlier) {
    return earlier.stream()
        .filter(answer -> answer.answer() != null)
        .filter(answer -> !answer.eventId().equals(eventId))
        .filter(answer -> answer.eventTimeMillis() < eventTimeMillis)
        .max(Comparator.comparingLong(Item9Answer::eventTimeMillis))
        .map(Item9Answer::answer)
        .orElse(null);
  }
}
