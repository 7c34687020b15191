package org.attune.dashboard.health;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Whether the jobs, and everything on its way out, go on. */
@Controller
public final class HealthController {
  private final HealthRows rows;

  HealthController(HealthRows rows) {
    this.rows = rows;
  }

  @GetMapping("/health")
  String page(Model model) {
    List<HealthRow> jobs = rows.jobRows();
    List<HealthRow> topics = rows.topicRows();
    List<HealthRow> ways = rows.wayOutRows();
    model.addAttribute("jobs", jobs);
    model.addAttribute("topics", topics);
    model.addAttribute("ways", ways);
    model.addAttribute(
        "red", Stream.of(jobs, topics, ways).flatMap(List::stream).filter(HealthRow::red).count());
    return "health";
  }
}
