package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.analytics.trend.change.ChangeAlarms;
import org.attune.analytics.trend.change.ChangeSettings;
import org.jspecify.annotations.Nullable;

/**
 * One patient's alert episodes and priority for review.
 *
 * <p>New safety evidence always notifies; other evidence notifies when it opens an episode, raises
 * its tier, or is the first live evidence of one that history opened. Evidence that was taken in
 * before, with the same or a higher tier and revision, changes nothing; a higher revision corrects
 * what an open episode tells of it, and notifies only by a higher tier. When episodes open depends
 * on the order in which inputs arrive; trend points do not.
 */
public final class AlertFold {
  /** Answers to item 9 kept to tell a rise. */
  static final int ITEM9_KEPT = 8;

  /** How long evidence is remembered so that a re-send changes nothing, milliseconds. */
  static final long SEEN_MILLIS = 60L * 24 * 60 * 60 * 1000;

  /** A metric without data for this many days is listed as missing. */
  private static final int MISSING_DAYS = 7;

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  /**
   * Takes one input in.
   *
   * @param nowMillis Flink time, epoch milliseconds UTC; the host sees to it that it never runs
   *     back
   */
  public AlertResult apply(AlertState state, String patientId, AlertInput input, long nowMillis) {
    Draft draft = new Draft(state, patientId, nowMillis);
    take(draft, input);
    return draft.result();
  }

  private static void take(Draft draft, AlertInput input) {
    if (input instanceof AlertInput.AssessmentReceived received) {
      assessment(draft, received.assessment(), received.producedAtMillis());
    } else if (input instanceof AlertInput.CheckInReceived received) {
      checkIn(draft, received.checkIn(), received.producedAtMillis());
    } else if (input instanceof AlertInput.TrendPublished published) {
      trend(draft, published.point());
    } else if (input instanceof AlertInput.ActionTaken taken) {
      action(draft, taken.action());
    } else {
      draft.forgetOldEvidence();
    }
  }

  private static void assessment(Draft draft, Assessment assessment, long producedAtMillis) {
    Envelope envelope = assessment.envelope();
    draft.seenFrom(envelope);
    if (envelope.retracted()) {
      SafetyPolicies.withdrawals(envelope, producedAtMillis).forEach(draft::take);
    } else {
      SafetyPolicies.item9(assessment, draft.item9, producedAtMillis).forEach(draft::take);
    }
    draft.remember(SafetyPolicies.item9Answer(assessment, producedAtMillis));
  }

  private static void checkIn(Draft draft, CheckIn checkIn, long producedAtMillis) {
    draft.seenFrom(checkIn.envelope());
    if (checkIn.envelope().retracted()) {
      SafetyPolicies.withdrawals(checkIn.envelope(), producedAtMillis).forEach(draft::take);
    } else {
      SafetyPolicies.urges(checkIn, producedAtMillis).forEach(draft::take);
    }
  }

  private static void trend(Draft draft, TrendPoint point) {
    draft.confidentiality = draft.confidentiality.strictest(point.confidentiality());
    if (draft.standings.getOrDefault(point.metric(), Standing.NONE).overtakes(point)) {
      return;
    }
    Evidence breach = point.status() == ChartStatus.ADVERSE ? breach(point) : null;
    draft.standings.put(
        point.metric(),
        draft.standings.getOrDefault(point.metric(), Standing.NONE).with(point, breach));
    MetricCatalog.find(point.metric()).ifPresent(metric -> changes(draft, metric, point));
    draft.recover();
  }

  /**
   * Applies the rule about change to the point's day: to its own metric, and to those of its kind
   * that it may support or no longer does.
   */
  private static void changes(Draft draft, Metric metric, TrendPoint point) {
    Map<String, Double> worse = draft.worseOn(point.epochDay());
    // What a metric's alarm rests on may be stricter than the point that brought it about: such an
    // alert takes the strictest rules known of the patient.
    draft.take(
        change(
            metric,
            breach(point),
            point.status() == ChartStatus.ADVERSE && alarms(metric, worse),
            point.revision(),
            draft.confidentiality));
    for (Map.Entry<String, Standing> other : Map.copyOf(draft.standings).entrySet()) {
      Metric second = MetricCatalog.find(other.getKey()).orElse(metric);
      DayStatus day = other.getValue().day(point.epochDay());
      if (day != null
          && day.breach() != null
          && second.family() == metric.family()
          && !second.id().equals(metric.id())) {
        draft.take(
            change(
                second,
                day.breach(),
                alarms(second, worse),
                day.revision(),
                draft.confidentiality));
      }
    }
  }

  /** Whether a metric that is outside its limits on the worse side alarms. */
  private static boolean alarms(Metric metric, Map<String, Double> worse) {
    // A point that does not tell how far counts as far enough.
    return !worse.containsKey(metric.id())
        || ChangeAlarms.alarms(metric, worse, ChangeSettings.DEFAULT);
  }

  private static Finding change(
      Metric metric, Evidence breach, boolean alarms, long revision, Confidentiality rules) {
    AlertKind kind =
        metric.family() == MetricFamily.PHYSIOLOGY
            ? AlertKind.PHYSIOLOGICAL_CHANGE
            : AlertKind.SELF_REPORT_CHANGE;
    return new Finding(kind, breach, revision, !alarms, rules);
  }

  private static Evidence breach(TrendPoint point) {
    ChartReading reading = point.reading();
    UsualRange usual = point.usual();
    return new Evidence(
        point.metric() + "@" + point.epochDay(),
        Reason.CHART_BREACH,
        Tier.ROUTINE,
        point.metric(),
        point.epochDay(),
        point.value(),
        null,
        reading == null || usual == null ? null : usual.mean(),
        reading == null ? null : reading.lowerLimit(),
        reading == null ? null : reading.upperLimit(),
        reading == null ? null : reading.ewma(),
        point.receivedAtMillis(),
        point.receivedAtMillis(),
        point.zoneOffsetMinutes(),
        List.of(),
        point.live());
  }

  private static void action(Draft draft, AlertAction action) {
    if (action.resolves()) {
      draft.close(action.alertId(), action.revisionSeen());
    }
  }

  /** The next state in the making. Lives within one call of {@link #apply}. */
  private static final class Draft {
    private final AlertState before;
    private final String patientId;
    private final long nowMillis;
    private final Map<AlertKind, Episode> episodes = new EnumMap<>(AlertKind.class);
    private final List<Item9Answer> item9;
    private final Map<String, SeenEvidence> seen;
    private final Map<String, Standing> standings;
    private final List<Alert> alerts = new ArrayList<>();
    private Confidentiality confidentiality;
    private long endedRevision;

    private Draft(AlertState before, String patientId, long nowMillis) {
      this.before = before;
      this.patientId = patientId;
      this.nowMillis = nowMillis;
      this.episodes.putAll(before.episodes());
      this.item9 = new ArrayList<>(before.item9());
      this.seen = new HashMap<>(before.seen());
      this.standings = new HashMap<>(before.standings());
      this.confidentiality = before.confidentiality();
      this.endedRevision = before.endedRevision();
    }

    /** How far each metric is from its baseline on a day, where its point told. */
    private Map<String, Double> worseOn(int epochDay) {
      Map<String, Double> worse = new HashMap<>();
      standings.forEach(
          (metric, standing) -> {
            DayStatus day = standing.day(epochDay);
            if (day != null && day.worse() != null) {
              worse.put(metric, day.worse());
            }
          });
      return worse;
    }

    private void seenFrom(Envelope envelope) {
      confidentiality = confidentiality.strictest(envelope.confidentiality());
    }

    /** Keeps an answer to item 9 unless a higher revision of the same form is here already. */
    private void remember(Optional<Item9Answer> told) {
      if (told.isEmpty()) {
        return;
      }
      Item9Answer answer = told.get();
      for (Item9Answer known : List.copyOf(item9)) {
        if (known.eventId().equals(answer.eventId())) {
          if (known.revision() > answer.revision()) {
            return;
          }
          item9.remove(known);
        }
      }
      item9.add(answer);
      item9.sort(
          Comparator.comparingLong(Item9Answer::eventTimeMillis)
              .thenComparing(Item9Answer::eventId));
      while (item9.size() > ITEM9_KEPT) {
        item9.remove(0);
      }
    }

    private void take(Finding finding) {
      Evidence evidence = finding.evidence();
      String key = finding.kind().name() + '/' + evidence.key();
      SeenEvidence known = seen.get(key);
      if (finding.retracted()) {
        withdraw(finding, key, known);
      } else if (known == null) {
        seen.put(key, SeenEvidence.of(finding, nowMillis));
        add(finding.kind(), evidence, finding.confidentiality(), 1);
      } else if (!known.covers(finding)) {
        seen.put(key, known.then(finding, nowMillis));
        if (evidence.tier().compareTo(known.tier()) > 0) {
          add(finding.kind(), evidence, finding.confidentiality(), 1);
        } else {
          correct(finding, known.withdrawn());
        }
      }
    }

    /** Annotates; a withdrawal by a revision that has been overtaken says nothing. */
    private void withdraw(Finding finding, String key, @Nullable SeenEvidence known) {
      if (known != null) {
        if (finding.revision() < known.revision()) {
          return;
        }
        seen.put(key, known.then(finding, nowMillis));
      }
      Episode episode = episodes.get(finding.kind());
      if (episode != null) {
        Episode annotated = episode.annotate(finding.evidence().key(), Flag.RETRACTED);
        if (annotated.revision() > episode.revision()) {
          put(annotated);
        }
      }
    }

    /** A higher revision of evidence that asks for no higher tier than it did before. */
    private void correct(Finding finding, boolean withdrawn) {
      Episode episode = episodes.get(finding.kind());
      boolean safety = finding.kind().safety();
      if (episode != null && episode.lists(finding.evidence().key())) {
        // A chart breach keeps the figures it was raised with: the day's points tell the later
        // ones.
        if (withdrawn || (safety && episode.tellsOtherwise(finding.evidence()))) {
          put(episode.retold(finding.evidence(), finding.confidentiality()));
        }
      } else if (withdrawn && safety) {
        // What it was part of has ended: this goes on from there, under an id of its own.
        add(finding.kind(), finding.evidence(), finding.confidentiality(), endedRevision + 1);
      }
    }

    /** Joins the open episode of the kind, or opens one at a first revision. */
    private void add(
        AlertKind kind, Evidence evidence, Confidentiality strict, long firstRevision) {
      Episode episode = episodes.get(kind);
      if (episode == null) {
        put(Episode.open(patientId, kind, evidence, nowMillis, firstRevision, strict));
      } else {
        boolean tells =
            kind.safety() || evidence.tier().compareTo(episode.tier()) > 0 || !episode.notified();
        put(episode.join(evidence, tells, nowMillis, strict));
      }
    }

    private void put(Episode episode) {
      episodes.put(episode.kind(), episode);
      alerts.add(episode.published(patientId, Detection.OPEN));
    }

    private void end(Episode episode, Detection how) {
      Alert ended = episode.published(patientId, how);
      episodes.remove(episode.kind());
      alerts.add(ended);
      endedRevision = Math.max(endedRevision, ended.revision());
    }

    /** Ends the episode; evidence that the clinician had not seen opens a new one. */
    private void close(String alertId, long revisionSeen) {
      for (Episode episode : List.copyOf(episodes.values())) {
        if (!episode.alertId().equals(alertId)) {
          continue;
        }
        end(episode, Detection.CLOSED);
        for (JoinedEvidence unseen : episode.above(revisionSeen)) {
          add(
              episode.kind(),
              unseen.evidence().notifying(unseen.live()),
              episode.confidentiality(),
              endedRevision + 1);
        }
      }
    }

    private void recover() {
      for (Episode episode : List.copyOf(episodes.values())) {
        boolean over =
            !episode.kind().safety()
                && episode.evidence().stream()
                    .map(joined -> joined.evidence().metric())
                    .allMatch(metric -> standings.getOrDefault(metric, Standing.NONE).recovered());
        if (over) {
          end(episode, Detection.RECOVERED);
        }
      }
    }

    private void forgetOldEvidence() {
      seen.values().removeIf(evidence -> evidence.atMillis() < nowMillis - SEEN_MILLIS);
    }

    private AlertResult result() {
      RiskAssessment risk = risk();
      boolean changed = before.risk() == null || !before.risk().saysTheSameAs(risk);
      AlertState state =
          new AlertState(
              Map.copyOf(episodes),
              List.copyOf(item9),
              Map.copyOf(seen),
              Map.copyOf(standings),
              confidentiality,
              endedRevision,
              changed ? risk : before.risk());
      return new AlertResult(state, List.copyOf(alerts), changed ? risk : null);
    }

    private RiskAssessment risk() {
      int today = (int) Math.floorDiv(nowMillis, DAY_MILLIS);
      List<Signal> signals = new ArrayList<>();
      for (Episode episode : episodes.values()) {
        Map<String, Evidence> latest = new HashMap<>();
        episode
            .evidence()
            .forEach(joined -> latest.put(joined.evidence().metric(), joined.evidence()));
        latest.values().forEach(evidence -> signals.add(signal(evidence)));
      }
      signals.sort(Comparator.comparing(Signal::tier).reversed().thenComparing(Signal::metric));
      List<String> missing =
          standings.entrySet().stream()
              .filter(entry -> entry.getValue().latestDay() < today - MISSING_DAYS)
              .map(Map.Entry::getKey)
              .filter(metric -> MetricCatalog.find(metric).map(Metric::charted).orElse(false))
              .sorted()
              .toList();
      long revision = before.risk() == null ? 1 : before.risk().revision() + 1;
      return new RiskAssessment(
          patientId, level(today), signals, missing, nowMillis, revision, confidentiality);
    }

    private PriorityLevel level(int today) {
      Tier highest =
          episodes.values().stream()
              .map(Episode::tier)
              .max(Comparator.naturalOrder())
              .orElse(Tier.UNKNOWN);
      return switch (highest) {
        case IMMEDIATE -> PriorityLevel.IMMEDIATE;
        case URGENT -> PriorityLevel.URGENT;
        case SAME_DAY -> PriorityLevel.SAME_DAY;
        case ROUTINE -> PriorityLevel.ROUTINE;
        case UNKNOWN -> levelWithoutAlert(today);
      };
    }

    private PriorityLevel levelWithoutAlert(int today) {
      if (standings.values().stream().anyMatch(Standing::adverse)) {
        return PriorityLevel.WATCH;
      }
      boolean charted =
          standings.values().stream().anyMatch(s -> s.chartedSince(today - MISSING_DAYS));
      return charted ? PriorityLevel.NO_ALERT_SIGNALS : PriorityLevel.INSUFFICIENT_DATA;
    }

    private static Signal signal(Evidence evidence) {
      return new Signal(
          evidence.reason(),
          evidence.metric(),
          evidence.value(),
          evidence.baselineMean(),
          evidence.epochDay(),
          evidence.tier());
    }
  }
}
