package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.instrument.FormVersion;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.Score;
import org.attune.analytics.intake.EventChecks;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.time.LocalDays;
import org.attune.analytics.trend.TrendPoint;

/**
 * One patient's alert episodes and priority for review: policies look at each input, {@link
 * EpisodeBook} makes episodes of what they find, {@link Priority} says how pressing it is.
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

  /**
   * Takes one input in.
   *
   * @param nowMillis Flink time, epoch milliseconds UTC; the host sees to it that it never runs
   *     back
   * @param loggedAtMillis log time of the input, epoch milliseconds UTC: revisions are never below
   *     it, so that what is built from the log again reaches those that readers have, however many
   *     steps it took; 0 where there is no log
   */
  public AlertResult apply(
      AlertState state, String patientId, AlertInput input, long nowMillis, long loggedAtMillis) {
    Turn turn = new Turn(nowMillis, loggedAtMillis, input.receivedAtMillis());
    Draft draft = new Draft(state, patientId, turn);
    take(draft, input);
    draft.recover();
    draft.book.release();
    return draft.result();
  }

  private static void take(Draft draft, AlertInput input) {
    if (input instanceof AlertInput.AssessmentReceived received) {
      assessment(draft, received.assessment(), received.producedAtMillis());
    } else if (input instanceof AlertInput.CheckInReceived received) {
      checkIn(draft, received.checkIn(), received.producedAtMillis());
    } else if (input instanceof AlertInput.SessionRecorded recorded) {
      session(draft, recorded.session(), recorded.producedAtMillis());
    } else if (input instanceof AlertInput.UseReported reported) {
      use(draft, reported.report(), reported.producedAtMillis());
    } else if (input instanceof AlertInput.TreatmentChanged changed) {
      treatment(draft, changed.change(), changed.producedAtMillis());
    } else if (input instanceof AlertInput.LanguageFound found) {
      language(draft, found.finding());
    } else if (input instanceof AlertInput.TrendPublished published) {
      trend(draft, published.point());
    } else if (input instanceof AlertInput.PlanSet set) {
      draft.plans = draft.plans.with(set.plan());
    } else if (input instanceof AlertInput.EnrolmentSet set) {
      draft.history = draft.history.with(set.episode());
    } else if (input instanceof AlertInput.ActionTaken taken) {
      action(draft, taken.action());
    } else {
      draft.book.forgetOldEvidence();
      draft.absence().findings(draft.standings, draft.safetyOpen()).forEach(draft::take);
    }
  }

  private static void assessment(Draft draft, Assessment assessment, long producedAtMillis) {
    Envelope envelope = assessment.envelope();
    draft.heard(envelope);
    if (envelope.retracted()) {
      SafetyPolicies.withdrawals(envelope, producedAtMillis).forEach(draft::take);
      draft.history = draft.history.withdrawn(envelope.eventId(), envelope.revision());
    } else {
      SafetyPolicies.item9(assessment, draft.item9, producedAtMillis).forEach(draft::take);
      ColumbiaPolicy.of(assessment, producedAtMillis).forEach(draft::take);
      score(draft, assessment, producedAtMillis);
    }
    draft.remember(SafetyPolicies.item9Answer(assessment, producedAtMillis));
  }

  private static void score(Draft draft, Assessment assessment, long producedAtMillis) {
    Instrument instrument = Instruments.find(assessment.instrument()).orElse(null);
    Score score = EventChecks.scored(assessment).orElse(null);
    Integer total = score == null ? null : score.total();
    FormVersion version =
        instrument == null || score == null ? null : version(instrument, score).orElse(null);
    if (instrument == null || total == null || version == null) {
      return;
    }
    String key = TrajectoryPolicy.key(instrument, version);
    Envelope envelope = assessment.envelope();
    long at = Moment.of(envelope, producedAtMillis).eventTimeMillis();
    ScoredForm form = new ScoredForm(envelope.eventId(), envelope.revision(), at, total);
    ScoreTrack before = draft.history.scores().get(key);
    draft.history = draft.history.scored(key, form);
    ScoreTrack track = draft.history.scores().get(key);
    // An older form, or one that is sent again, says nothing of how the patient is now.
    boolean news = before == null || !before.latest().equals(form);
    if (news && track != null && track.latest().equals(form)) {
      TrajectoryPolicy.of(assessment, instrument, version, track, producedAtMillis)
          .forEach(draft::takeIfWatched);
    }
  }

  /** The wording, where it asks about so few days that a change can be a signal. */
  private static Optional<FormVersion> version(Instrument instrument, Score score) {
    return instrument.versions().stream()
        .filter(version -> version.id().equals(score.version()))
        .filter(FormVersion::signalsWithinEpisode)
        .findFirst();
  }

  private static void checkIn(Draft draft, CheckIn checkIn, long producedAtMillis) {
    draft.heard(checkIn.envelope());
    if (checkIn.envelope().retracted()) {
      SafetyPolicies.withdrawals(checkIn.envelope(), producedAtMillis).forEach(draft::take);
    } else {
      SafetyPolicies.urges(checkIn, producedAtMillis).forEach(draft::take);
    }
    CravingPolicy.of(checkIn, producedAtMillis).forEach(draft::takeIfWatched);
  }

  private static void session(Draft draft, SessionAttendance session, long producedAtMillis) {
    Envelope envelope = session.envelope();
    draft.seenFrom(envelope);
    PatientHistory before = draft.history;
    draft.history =
        before.with(
            new Appointment(
                envelope.eventId(),
                envelope.revision(),
                session.scheduledStartMillis(),
                envelope.retracted() ? AttendanceStatus.UNKNOWN : session.status()));
    // One that is sent again says nothing, whatever has happened since.
    boolean news = !draft.history.equals(before);
    if (news) {
      AttendancePolicy.of(session, draft.history, draft.book.safetyAtMillis(), producedAtMillis)
          .forEach(draft::takeIfWatched);
    }
  }

  private static void use(Draft draft, SubstanceUseReport report, long producedAtMillis) {
    draft.seenFrom(report.envelope());
    String key = UsePolicy.key(report);
    UseTrack before = draft.history.use(key);
    UsePolicy.of(report, before, producedAtMillis).forEach(draft::takeIfWatched);
    long at = Moment.of(report.envelope(), producedAtMillis).eventTimeMillis();
    draft.history = draft.history.with(key, UsePolicy.track(before, report, at));
  }

  private static void treatment(Draft draft, TreatmentEvent change, long producedAtMillis) {
    draft.seenFrom(change.envelope());
    TreatmentPolicy.of(change, producedAtMillis).forEach(draft::take);
  }

  private static void language(Draft draft, Finding finding) {
    draft.confidentiality = draft.confidentiality.strictest(finding.confidentiality());
    draft.takeIfWatched(finding);
  }

  private static void trend(Draft draft, TrendPoint point) {
    draft.confidentiality = draft.confidentiality.strictest(point.confidentiality());
    if (draft.standings.getOrDefault(point.metric(), Standing.NONE).overtakes(point)) {
      return;
    }
    draft.standings.put(
        point.metric(),
        draft
            .standings
            .getOrDefault(point.metric(), Standing.NONE)
            .with(point, ChartPolicy.evidence(point)));
    MetricCatalog.find(point.metric())
        .ifPresent(
            metric ->
                new ChartPolicy(draft.standings, draft.plan(), draft.confidentiality)
                    .findings(metric, point)
                    .forEach(draft::takeIfWatched));
  }

  private static void action(Draft draft, AlertAction action) {
    if (action.resolves()) {
      draft.book.close(action);
    }
  }

  /** The next state in the making. Lives within one call of {@link #apply}. */
  private static final class Draft {
    private final AlertState before;
    private final String patientId;
    private final long nowMillis;
    private final Turn turn;
    private final EpisodeBook book;
    private final List<Item9Answer> item9;
    private final Map<String, Standing> standings;
    private PatientHistory history;
    private Plans plans;
    private Confidentiality confidentiality;

    private Draft(AlertState before, String patientId, Turn turn) {
      this.before = before;
      this.patientId = patientId;
      this.nowMillis = turn.nowMillis();
      this.turn = turn;
      this.plans = before.plans();
      this.book = new EpisodeBook(before, patientId, turn, plan().budget());
      this.item9 = new ArrayList<>(before.item9());
      this.standings = new HashMap<>(before.standings());
      this.history = before.history();
      this.confidentiality = before.confidentiality();
    }

    private MonitoringPlan plan() {
      return plans.at(nowMillis);
    }

    private AbsencePolicies absence() {
      return new AbsencePolicies(history, plan(), nowMillis, confidentiality);
    }

    private void take(Finding finding) {
      boolean news = book.take(finding);
      if (news && finding.kind().safety() && !finding.retracted()) {
        long at = turn.receiptOf(finding.evidence());
        book.raise(AlertKind.MISSED_SESSION, missed -> AttendancePolicy.told(missed, at));
      }
    }

    /** What is withdrawn is annotated even if its policy has been switched off since. */
    private void takeIfWatched(Finding finding) {
      if (finding.retracted()
          || plan().watches(SignalPolicy.of(finding.kind(), finding.evidence().reason()))) {
        take(finding);
      }
    }

    private boolean safetyOpen() {
      return book.episodes().keySet().stream().anyMatch(AlertKind::safety);
    }

    private void seenFrom(Envelope envelope) {
      confidentiality = confidentiality.strictest(envelope.confidentiality());
    }

    /** The patient has said something. */
    private void heard(Envelope envelope) {
      seenFrom(envelope);
      boolean trusted = envelope.eventTimeMillis() > 0 && envelope.eventTimeMillis() <= nowMillis;
      if (trusted) {
        int zone = envelope.zoneOffsetMinutes();
        int day = LocalDays.epochDay(envelope.eventTimeMillis(), zone);
        history =
            history.heard(history.habit().heardOn(day, !envelope.source().historical(), zone));
      }
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

    private void recover() {
      Set<AlertKind> settled = EnumSet.noneOf(AlertKind.class);
      settled.addAll(absence().settled(standings));
      settled.addAll(TrajectoryPolicy.settled(history.scores()));
      if (AttendancePolicy.settled(history)) {
        settled.add(AlertKind.MISSED_SESSION);
      }
      book.settle(this::recovered);
      book.recover(
          episode -> episode.evidence().stream().allMatch(joined -> recovered(joined.evidence())),
          settled);
    }

    /** A single event is over by charted days after it: those before it know nothing of it. */
    private boolean recovered(Evidence evidence) {
      if (evidence.epochDay() != null) {
        return standings.getOrDefault(evidence.metric(), Standing.NONE).recovered();
      }
      int day = LocalDays.epochDay(evidence.eventTimeMillis(), evidence.zoneOffsetMinutes());
      List<Standing> rated =
          CravingPolicy.ratingsOf(evidence).stream()
              .filter(standings::containsKey)
              .map(standings::get)
              .toList();
      return !rated.isEmpty() && rated.stream().allMatch(standing -> standing.recoveredAfter(day));
    }

    private AlertResult result() {
      long revision = turn.after(before.risk() == null ? 0 : before.risk().revision());
      RiskAssessment risk =
          new Priority(standings, book.episodes(), book.heldBack(), history, absence(), nowMillis)
              .assess(patientId, revision, confidentiality);
      // Readers of a state that was built from the log again may have a priority that is not this.
      boolean safety = book.alerts().stream().anyMatch(alert -> alert.kind().safety());
      boolean changed = safety || before.risk() == null || !before.risk().saysTheSameAs(risk);
      AlertState state =
          new AlertState(
              book.episodes(),
              book.heldBack(),
              book.openedAtMillis(),
              List.copyOf(item9),
              book.seen(),
              Map.copyOf(standings),
              history,
              plans,
              confidentiality,
              book.endedRevision(),
              changed ? risk : before.risk());
      return new AlertResult(state, book.alerts(), changed ? risk : null);
    }
  }
}
