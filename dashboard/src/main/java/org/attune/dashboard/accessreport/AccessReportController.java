package org.attune.dashboard.accessreport;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.patient.OwnJournalQueries;
import org.attune.dashboard.security.NotFoundException;
import org.attune.dashboard.security.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The patient's own page, and the same report for the staff to hand out. */
@Controller
public final class AccessReportController {
  private static final List<String> COLUMNS = List.of("day", "name", "role", "what", "times");

  /** What a spreadsheet would run as a formula. */
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private final AccessReportQueries reports;
  private final OwnJournalQueries journals;
  private final AuditTrail audit;

  AccessReportController(
      AccessReportQueries reports, OwnJournalQueries journals, AuditTrail audit) {
    this.reports = reports;
    this.journals = journals;
    this.audit = audit;
  }

  @GetMapping("/own-record")
  String own(Viewer viewer, Model model) {
    model.addAttribute("report", reports.own(viewer).orElseThrow(NotFoundException::new));
    model.addAttribute("journals", journals.own(viewer));
    return "own-record";
  }

  @GetMapping("/access-reports")
  String search() {
    return "access-reports";
  }

  @GetMapping(path = "/access-reports", params = "patient")
  String find(@RequestParam String patient) {
    return "redirect:/access-reports/" + UriUtils.encodePathSegment(patient.strip(), "UTF-8");
  }

  @GetMapping("/access-reports/{patientId}")
  ResponseEntity<byte[]> csv(Viewer viewer, @PathVariable String patientId) {
    AccessReport report = reports.of(viewer, patientId).orElseThrow(NotFoundException::new);
    audit.record(viewer.userId(), AuditAction.ACCESS_REPORT_READ, patientId, null, null);
    return ResponseEntity.ok()
        .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename("access-report.csv").build().toString())
        .body(table(report).getBytes(StandardCharsets.UTF_8));
  }

  private static String table(AccessReport report) {
    CSVFormat format = CSVFormat.RFC4180;
    StringBuilder table = new StringBuilder(format.format(COLUMNS.toArray())).append("\r\n");
    for (AccessLine line : report.lines()) {
      table
          .append(
              format.format(
                  line.day(), text(line.name()), line.roleLabel(), line.what(), line.times()))
          .append("\r\n");
    }
    return table.toString();
  }

  private static String text(String name) {
    boolean formula = !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0;
    return formula ? "'" + name : name;
  }
}
