package org.attune.dashboard.notice;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Labels;
import org.attune.schemas.result.AlertKind;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/** How the viewer is told of alerts, and where the link of a notice leads. */
@Controller
public final class NoticeController {
  private static final String PAGE = "redirect:/notices";

  /** Kinds that somebody may choose not to follow: none on the safety path. */
  private static final Set<AlertKind> PLANNED =
      Arrays.stream(AlertKind.values())
          .filter(kind -> kind != AlertKind.UNKNOWN)
          .filter(kind -> !org.attune.analytics.alert.AlertKind.valueOf(kind.name()).safety())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(AlertKind.class)));

  private final NoticeService service;
  private final NoticeQueries notices;
  private final FollowerRepository followers;
  private final Outgoing outgoing;

  NoticeController(
      NoticeService service,
      NoticeQueries notices,
      FollowerRepository followers,
      Outgoing outgoing) {
    this.service = service;
    this.notices = notices;
    this.followers = followers;
    this.outgoing = outgoing;
  }

  @GetMapping("/notices")
  String page(Viewer viewer, Model model) {
    model.addAttribute("follower", followers.of(viewer.userId()));
    model.addAttribute("kinds", kinds());
    model.addAttribute("mail", outgoing.mail() != null);
    model.addAttribute("origins", outgoing.webhookOrigins());
    model.addAttribute("signed", followers.secret(viewer.userId()).isPresent());
    model.addAttribute("failing", notices.failing(viewer));
    return "notices";
  }

  @PostMapping("/notices")
  String save(
      Viewer viewer,
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String webhook,
      @RequestParam(required = false) @Nullable List<AlertKind> followed,
      @RequestParam(defaultValue = "0") int delay,
      @RequestParam(required = false) @Nullable Integer repeat,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.TIME) @Nullable LocalTime quietFrom,
      @RequestParam(required = false) @DateTimeFormat(iso = ISO.TIME)
          @Nullable LocalTime quietUntil,
      RedirectAttributes redirect) {
    NoticeSettings settings =
        new NoticeSettings(
            email.strip(), webhook.strip(), muted(followed), delay, repeat, quietFrom, quietUntil);
    List<String> faults = service.save(viewer, settings);
    if (faults.isEmpty()) {
      redirect.addFlashAttribute("done", "Saved.");
      if (service.needsSecret(viewer)) {
        redirect.addFlashAttribute("secret", service.renewSecret(viewer));
      }
    } else {
      redirect.addFlashAttribute("refused", "Not saved: " + String.join("; ", faults) + ".");
    }
    return PAGE;
  }

  @PostMapping("/notices/secret")
  String secret(Viewer viewer, RedirectAttributes redirect) {
    redirect.addFlashAttribute("secret", service.renewSecret(viewer));
    return PAGE;
  }

  /** Where the link of a notice leads. */
  @GetMapping("/notices/{deliveryId}")
  String follow(Viewer viewer, @PathVariable UUID deliveryId) {
    if (notices.isToDirector(viewer, deliveryId)) {
      return "redirect:/waiting";
    }
    AlertView alert = notices.alertOf(viewer, deliveryId).orElseThrow(NotFoundException::new);
    return "redirect:/patients/"
        + UriUtils.encodePathSegment(alert.patientId(), "UTF-8")
        + "#alert-"
        + UriUtils.encodeFragment(alert.alertId(), "UTF-8");
  }

  private static Set<String> muted(@Nullable List<AlertKind> followed) {
    return PLANNED.stream()
        .filter(kind -> followed == null || !followed.contains(kind))
        .map(AlertKind::name)
        .collect(Collectors.toSet());
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    PLANNED.forEach(kind -> kinds.put(kind.name(), Labels.kind(kind)));
    return kinds;
  }
}
