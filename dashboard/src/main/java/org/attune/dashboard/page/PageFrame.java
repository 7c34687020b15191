package org.attune.dashboard.page;

import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Locale;
import org.attune.dashboard.accessreport.AccessReportController;
import org.attune.dashboard.account.AccountController;
import org.attune.dashboard.account.AccountEditController;
import org.attune.dashboard.account.ProgramController;
import org.attune.dashboard.breakglass.EmergencyAccessController;
import org.attune.dashboard.caseload.CaseloadController;
import org.attune.dashboard.consent.ConsentController;
import org.attune.dashboard.duty.DutyController;
import org.attune.dashboard.emergency.EmergencyController;
import org.attune.dashboard.enrollment.EnrollmentController;
import org.attune.dashboard.escalation.WaitingController;
import org.attune.dashboard.health.HealthController;
import org.attune.dashboard.inbox.InboxController;
import org.attune.dashboard.intake.IntakeController;
import org.attune.dashboard.intake.IntakeRepository;
import org.attune.dashboard.notice.NoticeController;
import org.attune.dashboard.patient.PatientController;
import org.attune.dashboard.plan.PlanController;
import org.attune.dashboard.projection.ProjectionHealth;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.token.TokenController;
import org.attune.dashboard.wording.Times;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Puts the {@link Frame} into the model of every page. */
@ControllerAdvice(
    assignableTypes = {
      AccessReportController.class,
      AccountController.class,
      AccountEditController.class,
      ProgramController.class,
      CaseloadController.class,
      DutyController.class,
      BannerController.class,
      EmergencyController.class,
      HealthController.class,
      InboxController.class,
      ConsentController.class,
      EmergencyAccessController.class,
      EnrollmentController.class,
      IntakeController.class,
      NoticeController.class,
      PatientController.class,
      PlanController.class,
      TokenController.class,
      UnseenAlertController.class,
      WaitingController.class,
      WelcomeController.class
    })
final class PageFrame {
  private final AccountRepository accounts;
  private final IntakeRepository intake;
  private final UnseenAlertCount unseen;
  private final ProjectionHealth health;
  private final Times times;
  private final ZoneId staffZone;

  PageFrame(
      AccountRepository accounts,
      IntakeRepository intake,
      UnseenAlertCount unseen,
      ProjectionHealth health,
      Times times,
      ZoneId staffZone) {
    this.accounts = accounts;
    this.intake = intake;
    this.unseen = unseen;
    this.health = health;
    this.times = times;
    this.staffZone = staffZone;
  }

  @ModelAttribute("frame")
  Frame frame(Viewer viewer) {
    boolean intakes = viewer.role().intake();
    return new Frame(
        accounts.displayName(viewer.userId()).orElse(""),
        viewer.role(),
        health.delayedSince().map(times::of).orElse(null),
        intakes ? intake.unreviewedAssessments() : 0,
        intakes ? intake.unreviewedJournals() : 0,
        intakes ? intake.unreadableAlerts() : 0,
        viewer.role().reportsAccess() ? unseen.count() : 0,
        staffZone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH));
  }
}
