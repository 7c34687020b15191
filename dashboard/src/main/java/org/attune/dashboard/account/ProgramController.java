package org.attune.dashboard.account;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.dashboard.duty.ProgramHours;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.attune.schemas.common.Tier;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of one program: its name, when it is open, and what holds for it. */
@Controller
public final class ProgramController {
  private static final int LONGEST_NAME = 100;

  private final ProgramSettingsService programs;

  ProgramController(ProgramSettingsService programs) {
    this.programs = programs;
  }

  @GetMapping("/accounts/program")
  String program(@RequestParam String program, Model model) {
    model.addAttribute("program", programs.find(program).orElseThrow(NotFoundException::new));
    model.addAttribute("hasPatients", programs.hasPatients(program));
    model.addAttribute("days", DayOfWeek.values());
    model.addAttribute("zones", ZoneId.getAvailableZoneIds().stream().sorted().toList());
    model.addAttribute("limits", limits());
    return "program";
  }

  /** Another name, other hours. */
  @PostMapping("/accounts/program")
  String change(
      Viewer viewer,
      @RequestParam String program,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean part2,
      @RequestParam(defaultValue = "") String zone,
      @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime opens,
      @RequestParam @DateTimeFormat(iso = ISO.TIME) LocalTime closes,
      @RequestParam(required = false) @Nullable Set<DayOfWeek> day,
      RedirectAttributes redirect) {
    redirect.addAttribute("program", program);
    Optional<ProgramHours> hours = hours(zone, opens, closes, day == null ? Set.of() : day);
    String shown = name.strip();
    if (hours.isEmpty() || shown.isEmpty() || shown.length() > LONGEST_NAME) {
      redirect.addFlashAttribute(
          "refused",
          "Not changed: a name of at most 100 letters, a time zone, a day of the week, and an end"
              + " after the start are needed.");
      return "redirect:/accounts/program";
    }
    switch (programs.change(viewer, new ProgramSettings(program, shown, part2, hours.get()))) {
      case DONE -> redirect.addFlashAttribute("done", "Changed.");
      case NOT_THERE -> throw new NotFoundException();
      case HAS_PATIENTS ->
          redirect.addFlashAttribute(
              "refused",
              "Not changed: 42 CFR Part 2 goes on to hold for the records of whoever was enrolled.");
    }
    return "redirect:/accounts/program";
  }

  private static Optional<ProgramHours> hours(
      String zone, LocalTime opens, LocalTime closes, Set<DayOfWeek> days) {
    try {
      return Optional.of(new ProgramHours(ZoneId.of(zone), opens, closes, days));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How soon alerts must be acknowledged: the same in every program. */
  private static Map<String, String> limits() {
    Map<String, String> limits = new LinkedHashMap<>();
    List.of(Tier.IMMEDIATE, Tier.URGENT, Tier.SAME_DAY)
        .forEach(tier -> limits.put(Labels.tier(tier), Labels.dueWithin(tier)));
    return limits;
  }
}
