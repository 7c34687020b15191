package org.attune.dashboard.plan;

import java.time.Clock;
import java.time.ZoneId;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Part2Queries;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** What is watched for a patient, and the form that changes it. */
@Controller
public final class PlanController {
  private final PlanQueries queries;
  private final PlanViews views;
  private final PlanWorkflow workflow;
  private final Part2Queries part2;
  private final AuditTrail audit;
  private final Times times;
  private final Clock clock;
  private final ZoneId staffZone;

  PlanController(
      PlanQueries queries,
      PlanViews views,
      PlanWorkflow workflow,
      Part2Queries part2,
      AuditTrail audit,
      Times times,
      Clock clock,
      ZoneId staffZone) {
    this.queries = queries;
    this.views = views;
    this.workflow = workflow;
    this.part2 = part2;
    this.audit = audit;
    this.times = times;
    this.clock = clock;
    this.staffZone = staffZone;
  }

  @GetMapping("/patients/{patientId}/plan")
  String page(Viewer viewer, @PathVariable String patientId, Model model) {
    PlanView view = show(viewer, patientId, model);
    model.addAttribute("form", PlanForm.of(view.draft()));
    return "plan";
  }

  /** Publishes; what cannot be published comes back with what was typed. */
  @PostMapping("/patients/{patientId}/plan")
  String publish(
      Viewer viewer,
      @PathVariable String patientId,
      @RequestParam int seen,
      @RequestParam long seenChange,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      RedirectAttributes redirect) {
    PlanForm form = PlanForm.of(fields);
    PlanForm.Read read =
        form.read(new PlanOrder.Seen(seen, seenChange), clock.instant(), staffZone);
    PlanOrder order = read.order();
    String refusal = read.refusal();
    if (order != null) {
      PlanWorkflow.Result result = workflow.publish(viewer, patientId, order);
      if (result == PlanWorkflow.Result.DONE) {
        redirect.addFlashAttribute(
            "done",
            order.from() == null
                ? "Published. It is in force within seconds."
                : "Kept. It begins " + times.at(order.from()) + "; until then nothing changes.");
        return back(patientId);
      }
      refusal = words(result);
    }
    show(viewer, patientId, model);
    model.addAttribute("form", form);
    model.addAttribute("refused", refusal);
    return "plan";
  }

  /** Takes back a plan that waits for its time. */
  @PostMapping("/patients/{patientId}/plan/take-back")
  String takeBack(
      Viewer viewer,
      @PathVariable String patientId,
      @RequestParam int seen,
      @RequestParam long seenChange,
      RedirectAttributes redirect) {
    PlanWorkflow.Result result =
        workflow.takeBack(viewer, patientId, new PlanOrder.Seen(seen, seenChange));
    if (result == PlanWorkflow.Result.DONE) {
      redirect.addFlashAttribute("done", "Taken back. It will not begin.");
    } else {
      redirect.addFlashAttribute("refused", words(result));
    }
    return back(patientId);
  }

  private PlanView show(Viewer viewer, String patientId, Model model) {
    model.addAttribute(
        "name",
        queries
            .patientName(viewer, patientId)
            .orElseThrow(
                () -> {
                  audit.recordRefusal(viewer.userId(), patientId);
                  return new NotFoundException();
                }));
    audit.record(viewer.userId(), AuditAction.PATIENT_READ, patientId, null, "plan");
    PlanView view = views.of(viewer, patientId);
    model.addAttribute("patientId", patientId);
    model.addAttribute("plan", view);
    model.addAttribute("restricted", part2.reads(viewer, patientId));
    model.addAttribute("mayChange", queries.mayChange(viewer, patientId));
    model.addAttribute("always", PlanForm.alwaysWatched());
    return view;
  }

  private static String words(PlanWorkflow.Result result) {
    return switch (result) {
      case STALE ->
          "Not published: the plan was changed since you opened this page. What is watched now is"
              + " shown above, what you chose is below. If nothing above has changed, ask a"
              + " supervisor of the patient's program to change the plan.";
      case NOT_STAFF ->
          "Not done: only those who treat the patient, and supervisors of the patient's program,"
              + " change what is watched.";
      case GONE -> "Nothing to take back: the plan has begun, or was taken back already.";
      case DONE -> "Done.";
    };
  }

  private static String back(String patientId) {
    return "redirect:/patients/" + UriUtils.encodePathSegment(patientId, "UTF-8") + "/plan";
  }
}
