package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The episodes of one patient while one input is taken in: what opens, joins, is held back,
 * recovers and ends. Lives within one call of {@link AlertFold#apply}.
 *
 * <p>Kinds that are not about safety are sparing: after an episode has ended none of its kind opens
 * for a while at the same tier, and only so many open in a week. What is held back is counted, and
 * opens its episode when the time is over and it still stands.
 */
final class EpisodeBook {
  /**
   * How long openings are kept: when the log is read again, time runs ahead of what is read, and
   * what was received a week ago still asks for the week before.
   */
  private static final long OPENED_MILLIS = 2 * AlertBudget.WEEK_MILLIS;

  private final String patientId;
  private final long nowMillis;
  private final Turn turn;
  private final AlertBudget budget;
  private final Map<AlertKind, Episode> episodes = new EnumMap<>(AlertKind.class);
  private final Map<AlertKind, HeldBack> heldBack = new EnumMap<>(AlertKind.class);
  private final Map<String, SeenEvidence> seen;
  private final List<Long> openedAtMillis;
  private final List<Alert> alerts = new ArrayList<>();
  private long endedRevision;

  EpisodeBook(AlertState before, String patientId, Turn turn, AlertBudget budget) {
    this.patientId = patientId;
    this.nowMillis = turn.nowMillis();
    this.turn = turn;
    this.budget = budget;
    episodes.putAll(before.episodes());
    heldBack.putAll(before.heldBack());
    seen = new HashMap<>(before.seen());
    openedAtMillis = new ArrayList<>(before.openedAtMillis());
    openedAtMillis.removeIf(opened -> opened <= nowMillis - OPENED_MILLIS);
    endedRevision = before.endedRevision();
  }

  /**
   * Takes a finding in; a re-send changes nothing.
   *
   * @return true when it told something new
   */
  boolean take(Finding finding) {
    Evidence evidence = finding.evidence();
    String key = key(finding.kind(), evidence.key());
    SeenEvidence known = seen.get(key);
    if (finding.retracted()) {
      withdraw(finding, key, known);
    } else if (known == null) {
      seen.put(key, SeenEvidence.of(finding, turn));
      add(finding, 1);
    } else if (known.covers(finding)) {
      return false;
    } else {
      seen.put(key, known.then(finding, turn));
      if (evidence.tier().compareTo(known.tier()) > 0) {
        // It may have opened an episode before, with this tier, too: never under that one's id.
        add(finding, goingOn(finding));
      } else {
        correct(finding, known.withdrawn());
      }
    }
    return true;
  }

  /** Annotates; a withdrawal by a revision that has been overtaken says nothing. */
  private void withdraw(Finding finding, String key, @Nullable SeenEvidence known) {
    if (known != null) {
      if (finding.revision() < known.revision() || known.revision() == SeenEvidence.NOT_TAKEN_IN) {
        return;
      }
      seen.put(key, known.then(finding, turn));
    }
    heldBack.computeIfPresent(
        finding.kind(), (kind, held) -> held.without(finding.evidence().key()));
    Episode episode = episodes.get(finding.kind());
    if (episode != null) {
      Episode annotated = episode.annotate(finding.evidence().key(), Flag.RETRACTED, turn);
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
        put(episode.retold(finding.evidence(), turn, finding.confidentiality()));
      }
    } else if (withdrawn && (safety || episode == null)) {
      // What it was part of has ended: this goes on from there, under an id of its own.
      add(finding, goingOn(finding));
    }
  }

  /** Joins the open episode of the kind, opens one of that number, or is held back. */
  private void add(Finding finding, long number) {
    Episode episode = episodes.get(finding.kind());
    if (episode != null) {
      join(episode, finding, number, turn, false);
    } else if (finding.kind().safety()) {
      open(finding, number, turn, false);
    } else {
      openUnlessHeldBack(finding, number);
    }
  }

  /**
   * Number of the next episode that opens with this evidence: 1 for the first, whatever has ended
   * before, so that it has the same id in any run.
   */
  private long goingOn(Finding finding) {
    SeenEvidence known = seen.get(key(finding.kind(), finding.evidence().key()));
    return known == null || known.mayHaveOpened() ? endedRevision + 1 : 1;
  }

  private static String key(AlertKind kind, String evidenceKey) {
    return kind.name() + '/' + evidenceKey;
  }

  private static AlertKind kindOf(String key) {
    return AlertKind.valueOf(key.substring(0, key.indexOf('/')));
  }

  /**
   * Evidence of another topic may be read late, and most of all when all is read again: an episode
   * of the safety path is named by what came first, so that it is the same one in any run.
   */
  private void join(Episode episode, Finding finding, long number, Turn turn, boolean reinstated) {
    Evidence evidence = finding.evidence();
    boolean tells =
        finding.kind().safety()
            || evidence.tier().compareTo(Tier.ROUTINE) > 0
            || evidence.tier().compareTo(episode.tier()) > 0
            || !episode.notified();
    Episode joined = episode.join(evidence, tells, turn, reinstated, finding.confidentiality());
    if (!finding.kind().safety() || !episode.opensWith(evidence, turn)) {
      put(joined);
      return;
    }
    Alert former = episode.ended(patientId, Detection.CLOSED, episode.evidence(), turn);
    alerts.add(former);
    endedRevision = Math.max(endedRevision, former.revision());
    if (episode.first()) {
      // Nothing was done about it under that name: what it opened with may have it again.
      String opening = key(episode.kind(), episode.evidence().get(0).evidence().key());
      seen.computeIfPresent(opening, (key, known) -> known.giving());
    }
    put(joined.openingWithLatest(patientId, opensWith(finding), number, turn));
  }

  /** Notes that an episode opens with it. Returns whether it is the first, for certain. */
  private boolean opensWith(Finding finding) {
    String key = key(finding.kind(), finding.evidence().key());
    SeenEvidence known = seen.get(key);
    if (known == null) {
      return false;
    }
    seen.put(key, known.opening());
    return !known.mayHaveOpened();
  }

  /** Tells evidence of an open episode anew that asks for more by what has become known since. */
  void raise(AlertKind kind, UnaryOperator<Evidence> toldAnew) {
    Episode open = episodes.get(kind);
    if (open == null) {
      return;
    }
    Episode raised = open;
    for (JoinedEvidence joined : open.evidence()) {
      Evidence told = toldAnew.apply(joined.evidence());
      if (!told.equals(joined.evidence())) {
        seen.computeIfPresent(key(kind, told.key()), (key, known) -> known.raisedTo(told.tier()));
        raised = raised.retold(told, turn, open.confidentiality());
      }
    }
    if (raised.revision() > open.revision()) {
      put(raised);
    }
  }

  /** When safety evidence that has been taken in came, epoch milliseconds UTC. */
  LongStream safetyAtMillis() {
    return seen.entrySet().stream()
        .filter(entry -> kindOf(entry.getKey()).safety())
        .map(Map.Entry::getValue)
        .filter(known -> known.revision() != SeenEvidence.NOT_TAKEN_IN)
        .mapToLong(SeenEvidence::cameAtMillis);
  }

  private void openUnlessHeldBack(Finding finding, long number) {
    // By receipt, not by now: so it is the same in any run.
    long at = turn.receiptOf(finding.evidence());
    HeldBack held = heldBack.get(finding.kind());
    if (held != null && held.holds(finding, at)) {
      heldBack.put(finding.kind(), held.with(finding));
      return;
    }
    long free = finding.evidence().tier() == Tier.ROUTINE ? shareFreeAtMillis(at) : at;
    if (free > at) {
      int before = held == null ? 0 : held.count();
      heldBack.put(
          finding.kind(), new HeldBack(free, Tier.ROUTINE, before, List.of()).with(finding));
    } else {
      openCounted(finding, number);
    }
  }

  private void openCounted(Finding finding, long number) {
    Episode opened = open(finding, number, turn, false);
    if (opened.tier() == Tier.ROUTINE) {
      openedAtMillis.add(opened.openedAtMillis());
    }
  }

  /**
   * When a routine episode may open: at that time, or when so few have opened in the week before
   * that the patient's share is not used up.
   */
  private long shareFreeAtMillis(long atMillis) {
    long[] week =
        openedAtMillis.stream()
            .mapToLong(Long::longValue)
            .filter(opened -> opened <= atMillis && opened > atMillis - AlertBudget.WEEK_MILLIS)
            .sorted()
            .toArray();
    return week.length < budget.perWeek()
        ? atMillis
        : week[week.length - budget.perWeek()] + AlertBudget.WEEK_MILLIS;
  }

  /**
   * Opens an episode.
   *
   * @param number 1, or above the revision of every ended one when it goes on from one of them
   */
  private Episode open(Finding finding, long number, Turn turn, boolean reinstated) {
    HeldBack held = heldBack.remove(finding.kind());
    boolean first = opensWith(finding);
    Episode opened =
        Episode.open(patientId, finding, first, number, endedRevision, turn, reinstated, held);
    put(opened);
    return opened;
  }

  /** Opens what has waited long enough and still stands. */
  void release() {
    for (Map.Entry<AlertKind, HeldBack> entry : Map.copyOf(heldBack).entrySet()) {
      HeldBack held = entry.getValue();
      if (held.untilMillis() > nowMillis) {
        continue;
      }
      if (held.waiting().isEmpty()) {
        // Its count is told with the next episode, if one comes soon.
        if (held.untilMillis() <= nowMillis - AlertBudget.WEEK_MILLIS) {
          heldBack.remove(entry.getKey());
        }
      } else {
        release(held);
      }
    }
  }

  private void release(HeldBack held) {
    AlertKind kind = held.waiting().get(0).kind();
    long free = shareFreeAtMillis(held.untilMillis());
    if (held.tier() == Tier.ROUTINE && !episodes.containsKey(kind) && free > held.untilMillis()) {
      // Waits on for the patient's share, counted as it is.
      HeldBack waiting = held.until(free);
      heldBack.put(kind, waiting);
      if (free <= nowMillis) {
        release(waiting);
      }
      return;
    }
    for (Finding finding : held.waiting()) {
      // It may have been part of one that ended: never under that one's id.
      if (episodes.containsKey(kind)) {
        add(finding, goingOn(finding));
      } else {
        openCounted(finding, goingOn(finding));
      }
    }
  }

  /**
   * Ends the episode that a clinician ended; evidence that they had not seen opens a new one.
   *
   * <p>Built from the log again, an episode may have opened with other evidence of the clinician's
   * alert, or its evidence may come in after the action: what they saw is over all the same.
   */
  void close(AlertAction action) {
    endedRevision = Math.max(endedRevision, turn.after(action.revisionSeen()));
    for (Episode episode : List.copyOf(episodes.values())) {
      List<JoinedEvidence> unseen =
          episode.evidence().stream().filter(joined -> !saw(action, episode, joined)).toList();
      if (episode.alertId().equals(action.alertId())) {
        close(episode, unseen);
      } else if (episode.kind() == action.kind()) {
        closePart(episode, unseen);
      }
    }
    AlertKind kind = action.kind();
    if (kind != null) {
      spare(kind, action.evidenceSeen());
      for (EvidenceSeen told : action.evidenceSeen()) {
        heldBack.computeIfPresent(kind, (same, held) -> held.without(told.key()));
        seen.merge(
            key(kind, told.key()),
            SeenEvidence.dealtWith(told, nowMillis),
            (known, dealtWith) -> known.alsoDealtWith(told));
      }
    }
  }

  /** What a clinician ended is spared for a while, also where it has not come in again yet. */
  private void spare(AlertKind kind, List<EvidenceSeen> told) {
    boolean routine =
        !told.isEmpty() && told.stream().allMatch(one -> one.tier().compareTo(Tier.ROUTINE) <= 0);
    if (routine && !kind.safety() && !episodes.containsKey(kind)) {
      spare(kind);
    }
  }

  private void spare(AlertKind kind) {
    long until = turn.cameAtMillis() + budget.refractoryMillis();
    HeldBack held = heldBack.get(kind);
    heldBack.put(
        kind,
        held == null
            ? new HeldBack(until, Tier.ROUTINE, 0, List.of())
            : held.until(Math.max(until, held.untilMillis())));
  }

  /** What was not seen goes on, and is no part of what has ended. */
  private void close(Episode episode, List<JoinedEvidence> unseen) {
    List<JoinedEvidence> seen = without(episode, unseen);
    end(episode, Detection.CLOSED, seen.isEmpty() ? episode.evidence() : seen);
    // In the order in which it came: the first names what it goes on in.
    unseen.stream()
        .sorted(
            Comparator.comparingLong((JoinedEvidence joined) -> turn.receiptOf(joined.evidence()))
                .thenComparing(joined -> joined.evidence().source()))
        .forEach(joined -> goOn(episode, joined));
  }

  /** The episode stays what it is as long as what it opened with was not seen. */
  private void closePart(Episode episode, List<JoinedEvidence> unseen) {
    List<JoinedEvidence> listed = episode.evidence();
    if (unseen.isEmpty() || !unseen.contains(listed.get(0))) {
      close(episode, unseen);
    } else if (unseen.size() < listed.size()) {
      put(episode.keeping(unseen, turn));
    }
  }

  private static List<JoinedEvidence> without(Episode episode, List<JoinedEvidence> others) {
    return episode.evidence().stream().filter(joined -> !others.contains(joined)).toList();
  }

  private boolean saw(AlertAction action, Episode episode, JoinedEvidence joined) {
    Evidence evidence = joined.evidence();
    SeenEvidence known = seen.get(key(episode.kind(), evidence.key()));
    return action.saw(
        joined, known == null ? evidence.tier() : known.tier(), turn.loggedAtMillis());
  }

  /** Not held back: the clinician ended something else. */
  private void goOn(Episode ended, JoinedEvidence unseen) {
    Finding finding =
        new Finding(
            ended.kind(),
            unseen.evidence().notifying(unseen.live()),
            unseen.revision(),
            false,
            ended.confidentiality());
    // Not logged earlier than it was: the next action asks.
    long loggedAt = Math.max(turn.loggedAtMillis(), unseen.loggedAtMillis());
    Turn later = new Turn(nowMillis, loggedAt, turn.receivedAtMillis());
    Episode next = episodes.get(ended.kind());
    if (next == null) {
      open(finding, goingOn(finding), later, unseen.reinstated());
    } else {
      join(next, finding, goingOn(finding), later, unseen.reinstated());
    }
  }

  /** Ends the episodes that data show to be over. Never one of the safety path. */
  void recover(Predicate<Episode> over, Set<AlertKind> settled) {
    for (Episode episode : List.copyOf(episodes.values())) {
      if (!episode.kind().safety()
          && (settled.contains(episode.kind())
              || (episode.kind().recoversByCharts() && over.test(episode)))) {
        end(episode, Detection.RECOVERED, episode.evidence());
      }
    }
    settled.forEach(kind -> heldBack.computeIfPresent(kind, (same, held) -> held.settled()));
  }

  /** Drops charted evidence that waits, of metrics that have come back since. */
  void settle(Predicate<Evidence> recovered) {
    heldBack.replaceAll(
        (kind, held) ->
            kind.recoversByCharts()
                    && held.waiting().stream()
                        .allMatch(finding -> recovered.test(finding.evidence()))
                ? held.settled()
                : held);
  }

  void forgetOldEvidence() {
    seen.values().removeIf(evidence -> evidence.atMillis() < nowMillis - AlertFold.SEEN_MILLIS);
  }

  private void put(Episode episode) {
    episodes.put(episode.kind(), episode);
    alerts.add(episode.published(patientId));
  }

  private void end(Episode episode, Detection how, List<JoinedEvidence> with) {
    Alert ended = episode.ended(patientId, how, with, turn);
    episodes.remove(episode.kind());
    alerts.add(ended);
    endedRevision = Math.max(endedRevision, ended.revision());
    // What asks for an answer on the same day does so each time.
    if (!episode.kind().safety() && episode.tier() == Tier.ROUTINE) {
      spare(episode.kind());
    }
  }

  /** Whether an episode of a kind is open. */
  boolean open(AlertKind kind) {
    return episodes.containsKey(kind);
  }

  Map<AlertKind, Episode> episodes() {
    return Map.copyOf(episodes);
  }

  Map<AlertKind, HeldBack> heldBack() {
    return Map.copyOf(heldBack);
  }

  Map<String, SeenEvidence> seen() {
    return Map.copyOf(seen);
  }

  List<Long> openedAtMillis() {
    return List.copyOf(openedAtMillis);
  }

  long endedRevision() {
    return endedRevision;
  }

  /** What changed, in order. */
  List<Alert> alerts() {
    return List.copyOf(alerts);
  }
}
