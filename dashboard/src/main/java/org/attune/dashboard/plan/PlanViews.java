package org.attune.dashboard.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.Plans;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what is watched for a patient now, with the code of the alert job, and says it. */
@Component
public final class PlanViews {
  private final PlanQueries queries;
  private final Times times;

  PlanViews(PlanQueries queries, Times times) {
    this.queries = queries;
    this.times = times;
  }

  /** What a viewer may know of it; a plan that is withheld is shown as none. */
  public PlanView of(Viewer viewer, String patientId) {
    List<KnownPlan> plans = queries.plans(viewer, patientId);
    List<PlanChange> changes = queries.changes(viewer, patientId);
    Instant now = times.now();
    int followed = followed(plans, now);
    @Nullable KnownPlan inForce = find(plans, followed, now);
    int inLog = plans.stream().mapToInt(KnownPlan::revision).max().orElse(0);
    PlanDraft draft = inForce == null ? PlanDraft.DEFAULT : draft(inForce);
    return new PlanView(
        inForce == null ? null : entry(inForce),
        PlanWords.of(draft),
        draft,
        seen(plans, changes),
        waiting(changes),
        onItsWay(changes, inLog),
        failed(changes, inForce),
        plans.stream()
            .filter(plan -> plan.effectiveFrom().isAfter(now) && plan.revision() > followed)
            .filter(plan -> plan.record() != null)
            .map(this::entry)
            .toList(),
        plans.stream()
            .filter(plan -> plan.record() != null && plan.revision() < followed)
            .filter(plan -> !plan.effectiveFrom().isAfter(now))
            .sorted(Comparator.comparingInt(KnownPlan::revision).reversed())
            .map(this::entry)
            .toList());
  }

  /** Revision of the plan that the alert job follows; 0 for the default. */
  private static int followed(List<KnownPlan> plans, Instant now) {
    Plans known = Plans.NONE;
    for (KnownPlan plan : plans) {
      known = known.with(asFollowed(plan));
    }
    return known.at(now.toEpochMilli()).revision();
  }

  /** A withheld one counts, too: what is shown as in force must not be what it replaced. */
  private static MonitoringPlan asFollowed(KnownPlan plan) {
    return plan.record() == null
        ? PlanDraft.DEFAULT.inForce(plan.revision(), plan.effectiveFrom().toEpochMilli())
        : PlanRecords.followed(plan.record());
  }

  private static @Nullable KnownPlan find(List<KnownPlan> plans, int revision, Instant now) {
    return plans.stream()
        .filter(plan -> plan.revision() == revision && !plan.effectiveFrom().isAfter(now))
        .findFirst()
        .filter(plan -> plan.record() != null)
        .orElse(null);
  }

  private static PlanDraft draft(KnownPlan plan) {
    return plan.record() == null ? PlanDraft.DEFAULT : PlanRecords.draft(plan.record());
  }

  private static PlanOrder.Seen seen(List<KnownPlan> plans, List<PlanChange> changes) {
    List<Integer> revisions = new ArrayList<>(List.of(0));
    plans.stream()
        .filter(plan -> plan.record() != null)
        .forEach(plan -> revisions.add(plan.revision()));
    changes.stream()
        .filter(change -> change.outcome() == PlanOutcome.PUBLISHED)
        .forEach(change -> revisions.add(change.record().getRevision()));
    return new PlanOrder.Seen(
        revisions.stream().mapToInt(Integer::intValue).max().orElse(0),
        changes.isEmpty() ? 0 : changes.get(0).changeId());
  }

  private PlanView.@Nullable Entry waiting(List<PlanChange> changes) {
    return changes.stream().filter(PlanChange::waits).findFirst().map(this::entry).orElse(null);
  }

  private PlanView.@Nullable Entry onItsWay(List<PlanChange> changes, int inLog) {
    return latestPublished(changes)
        .filter(change -> !change.inLog() && change.record().getRevision() > inLog)
        .map(this::entry)
        .orElse(null);
  }

  /** What the author may still think is watched; once somebody has written another, it is past. */
  private PlanView.@Nullable Failed failed(List<PlanChange> changes, @Nullable KnownPlan inForce) {
    Optional<PlanChange> latest = changes.stream().findFirst();
    if (latest.filter(change -> change.outcome() == PlanOutcome.OVERTAKEN).isPresent()) {
      return new PlanView.Failed(
          "did not begin: another plan was published after it was written.", entry(latest.get()));
    }
    return latestPublished(changes)
        .filter(change -> inForce != null && tied(change, inForce))
        .map(
            change ->
                new PlanView.Failed(
                    "is not in force: another plan was published at the same moment.",
                    entry(change)))
        .orElse(null);
  }

  /** Whether the one in force has the number of another, and came from elsewhere. */
  private static boolean tied(PlanChange change, KnownPlan inForce) {
    return change.record().getRevision() == inForce.revision()
        && !change.record().getEffectiveFrom().equals(inForce.effectiveFrom());
  }

  private static Optional<PlanChange> latestPublished(List<PlanChange> changes) {
    return changes.stream().findFirst().filter(it -> it.outcome() == PlanOutcome.PUBLISHED);
  }

  private PlanView.Entry entry(KnownPlan plan) {
    String author = plan.author();
    return new PlanView.Entry(
        "Plan " + plan.revision(),
        times.at(plan.effectiveFrom()),
        author == null ? "published outside the dashboard" : "published by " + author,
        plan.reason(),
        PlanWords.of(draft(plan)));
  }

  private PlanView.Entry entry(PlanChange change) {
    return new PlanView.Entry(
        "Plan " + change.record().getRevision(),
        times.at(change.record().getEffectiveFrom()),
        "written by " + change.author() + ", " + times.of(change.writtenAt()),
        change.reason(),
        PlanWords.of(PlanRecords.draft(change.record())));
  }
}
