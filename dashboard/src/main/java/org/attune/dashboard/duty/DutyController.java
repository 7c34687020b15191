package org.attune.dashboard.duty;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The rota: who is on duty, what nobody covers, and changes to it by supervisors. */
@Controller
public final class DutyController {
  private static final String PAGE = "redirect:/duty";

  private final RotaQueries rotas;
  private final RotaService service;
  private final HandoverService handovers;
  private final ZoneId staffZone;

  DutyController(
      RotaQueries rotas, RotaService service, HandoverService handovers, ZoneId staffZone) {
    this.rotas = rotas;
    this.service = service;
    this.handovers = handovers;
    this.staffZone = staffZone;
  }

  @GetMapping("/duty")
  String page(Viewer viewer, Model model) {
    model.addAttribute("rotas", rotas.rotas(viewer));
    model.addAttribute("mayChange", RotaService.mayChange(viewer));
    model.addAttribute("people", rotas.people(viewer));
    model.addAttribute("duties", Duty.values());
    model.addAttribute("handovers", rotas.handovers(viewer));
    model.addAttribute("self", viewer.userId());
    return "duty";
  }

  @PostMapping("/duty/shifts")
  String enter(
      Viewer viewer,
      @RequestParam String program,
      @RequestParam Duty duty,
      @RequestParam String person,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime from,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE_TIME)
          @Nullable LocalDateTime until,
      RedirectAttributes redirect) {
    Instant endsAt = until == null ? null : until.atZone(staffZone).toInstant();
    NewShift shift =
        new NewShift(program, duty, person, from.atZone(staffZone).toInstant(), endsAt);
    boolean known = rotas.programs(viewer).contains(program);
    if (known && service.enter(viewer, shift)) {
      redirect.addFlashAttribute("done", "The shift is on the rota.");
    } else {
      redirect.addFlashAttribute(
          "refused", "Not entered: choose a program and a person, and an end after the start.");
    }
    return PAGE;
  }

  @PostMapping("/duty/shifts/withdraw")
  String withdraw(Viewer viewer, @RequestParam long shift, RedirectAttributes redirect) {
    if (service.withdraw(viewer, shift)) {
      redirect.addFlashAttribute("done", "The shift is withdrawn.");
    } else {
      redirect.addFlashAttribute("refused", "Not withdrawn: there is no such shift any more.");
    }
    return PAGE;
  }

  @PostMapping("/duty/handovers")
  String handOver(
      Viewer viewer,
      @RequestParam String away,
      @RequestParam String cover,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime from,
      @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) LocalDateTime until,
      RedirectAttributes redirect) {
    NewHandover handover =
        new NewHandover(
            away, cover, from.atZone(staffZone).toInstant(), until.atZone(staffZone).toInstant());
    switch (handovers.enter(viewer, handover)) {
      case DONE -> redirect.addFlashAttribute("done", "The caseload is handed over.");
      case IMPOSSIBLE ->
          redirect.addFlashAttribute(
              "refused", "Not entered: choose two people, and an end after the start.");
      case SEES_LESS ->
          redirect.addFlashAttribute(
              "refused",
              "Not entered: whoever stands in must be in all care teams of the other first.");
    }
    return PAGE;
  }

  @PostMapping("/duty/handovers/withdraw")
  String takeBack(Viewer viewer, @RequestParam long handover, RedirectAttributes redirect) {
    if (handovers.withdraw(viewer, handover)) {
      redirect.addFlashAttribute("done", "The hand-over is ended.");
    } else {
      redirect.addFlashAttribute("refused", "Not ended: there is no such hand-over any more.");
    }
    return PAGE;
  }
}
