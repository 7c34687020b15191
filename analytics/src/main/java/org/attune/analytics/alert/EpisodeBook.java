package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
  private final String patientId;
  private final long nowMillis;
  private final AlertBudget budget;
  private final Map<AlertKind, Episode> episodes = new EnumMap<>(AlertKind.class);
  private final Map<AlertKind, HeldBack> heldBack = new EnumMap<>(AlertKind.class);
  private final Map<String, SeenEvidence> seen;
  private final List<Long> openedAtMillis;
  private final List<Alert> alerts = new ArrayList<>();
  private long endedRevision;

  EpisodeBook(AlertState before, String patientId, long nowMillis, AlertBudget budget) {
    this.patientId = patientId;
    this.nowMillis = nowMillis;
    this.budget = budget;
    episodes.putAll(before.episodes());
    heldBack.putAll(before.heldBack());
    seen = new HashMap<>(before.seen());
    openedAtMillis = new ArrayList<>(before.openedAtMillis());
    openedAtMillis.removeIf(opened -> opened <= nowMillis - AlertBudget.WEEK_MILLIS);
    endedRevision = before.endedRevision();
  }

  /**
   * Takes a finding in; a re-send changes nothing.
   *
   * @return true when it told something new
   */
  boolean take(Finding finding) {
    Evidence evidence = finding.evidence();
    String key = finding.kind().name() + '/' + evidence.key();
    SeenEvidence known = seen.get(key);
    if (finding.retracted()) {
      withdraw(finding, key, known);
    } else if (known == null) {
      seen.put(key, SeenEvidence.of(finding, nowMillis));
      add(finding, 1);
    } else if (known.covers(finding)) {
      return false;
    } else {
      seen.put(key, known.then(finding, nowMillis));
      if (evidence.tier().compareTo(known.tier()) > 0) {
        add(finding, 1);
      } else {
        correct(finding, known.withdrawn());
      }
    }
    return true;
  }

  /** Annotates; a withdrawal by a revision that has been overtaken says nothing. */
  private void withdraw(Finding finding, String key, @Nullable SeenEvidence known) {
    if (known != null) {
      if (finding.revision() < known.revision()) {
        return;
      }
      seen.put(key, known.then(finding, nowMillis));
    }
    heldBack.computeIfPresent(
        finding.kind(), (kind, held) -> held.without(finding.evidence().key()));
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
    } else if (withdrawn && (safety || episode == null)) {
      // What it was part of has ended: this goes on from there, under an id of its own.
      add(finding, endedRevision + 1);
    }
  }

  /** Joins the open episode of the kind, opens one at a first revision, or is held back. */
  private void add(Finding finding, long firstRevision) {
    Episode episode = episodes.get(finding.kind());
    if (episode != null) {
      join(episode, finding);
    } else if (finding.kind().safety()) {
      open(finding, firstRevision);
    } else {
      openUnlessHeldBack(finding, firstRevision);
    }
  }

  private void join(Episode episode, Finding finding) {
    Evidence evidence = finding.evidence();
    boolean tells =
        finding.kind().safety()
            || evidence.tier().compareTo(Tier.ROUTINE) > 0
            || evidence.tier().compareTo(episode.tier()) > 0
            || !episode.notified();
    put(episode.join(evidence, tells, nowMillis, finding.confidentiality()));
  }

  private void openUnlessHeldBack(Finding finding, long firstRevision) {
    HeldBack held = heldBack.get(finding.kind());
    if (held != null && held.holds(finding, nowMillis)) {
      heldBack.put(finding.kind(), held.with(finding));
    } else if (finding.evidence().tier() == Tier.ROUTINE
        && openedAtMillis.size() >= budget.perWeek()) {
      long until = shareFreeAtMillis();
      int before = held == null ? 0 : held.count();
      heldBack.put(
          finding.kind(), new HeldBack(until, Tier.ROUTINE, before, List.of()).with(finding));
    } else {
      if (finding.evidence().tier() == Tier.ROUTINE) {
        openedAtMillis.add(nowMillis);
      }
      open(finding, firstRevision);
    }
  }

  /** When the oldest episode of the week no longer counts. */
  private long shareFreeAtMillis() {
    return openedAtMillis.get(0) + AlertBudget.WEEK_MILLIS;
  }

  /**
   * Opens an episode.
   *
   * @param firstRevision 1, or above every ended one when it goes on from one of them
   */
  private void open(Finding finding, long firstRevision) {
    HeldBack held = heldBack.remove(finding.kind());
    put(
        Episode.open(
            patientId,
            finding.kind(),
            finding.evidence(),
            nowMillis,
            firstRevision,
            held == null ? 0 : held.count(),
            finding.confidentiality()));
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
    if (held.tier() == Tier.ROUTINE
        && !episodes.containsKey(held.waiting().get(0).kind())
        && openedAtMillis.size() >= budget.perWeek()) {
      // Waits on for the patient's share, counted as it is.
      heldBack.put(held.waiting().get(0).kind(), held.until(shareFreeAtMillis()));
      return;
    }
    for (Finding finding : held.waiting()) {
      // It may have been part of one that ended: never under that one's id.
      add(finding, endedRevision + 1);
    }
  }

  /** Ends the episode; evidence that the clinician had not seen opens a new one. */
  void close(String alertId, long revisionSeen) {
    for (Episode episode : List.copyOf(episodes.values())) {
      if (!episode.alertId().equals(alertId)) {
        continue;
      }
      end(episode, Detection.CLOSED);
      for (JoinedEvidence unseen : episode.above(revisionSeen)) {
        Finding finding =
            new Finding(
                episode.kind(),
                unseen.evidence().notifying(unseen.live()),
                unseen.revision(),
                false,
                episode.confidentiality());
        Episode next = episodes.get(episode.kind());
        if (next == null) {
          // Not held back: the clinician ended something else.
          open(finding, endedRevision + 1);
        } else {
          join(next, finding);
        }
      }
    }
  }

  /** Ends the episodes that data show to be over. Never one of the safety path. */
  void recover(Predicate<Episode> over, Set<AlertKind> settled) {
    for (Episode episode : List.copyOf(episodes.values())) {
      if (!episode.kind().safety()
          && (settled.contains(episode.kind())
              || (episode.kind().recoversByCharts() && over.test(episode)))) {
        end(episode, Detection.RECOVERED);
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
    alerts.add(episode.published(patientId, Detection.OPEN));
  }

  private void end(Episode episode, Detection how) {
    Alert ended = episode.published(patientId, how);
    episodes.remove(episode.kind());
    alerts.add(ended);
    endedRevision = Math.max(endedRevision, ended.revision());
    // What asks for an answer on the same day does so each time.
    if (!episode.kind().safety() && episode.tier() == Tier.ROUTINE) {
      heldBack.put(
          episode.kind(),
          new HeldBack(nowMillis + budget.refractoryMillis(), episode.tier(), 0, List.of()));
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
