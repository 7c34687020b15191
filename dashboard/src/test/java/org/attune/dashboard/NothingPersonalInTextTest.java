package org.attune.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.attune.dashboard.alert.ActionRow;
import org.attune.dashboard.caseload.CaseloadRow;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.duty.ProgramRota;
import org.attune.dashboard.duty.RotaQueries;
import org.attune.dashboard.emergency.CardVersion;
import org.attune.dashboard.emergency.EmergencyCard;
import org.attune.dashboard.emergency.Location;
import org.attune.dashboard.emergency.SafetyPlan;
import org.attune.dashboard.escalation.EscalationView;
import org.attune.dashboard.patient.PatientHeader;
import org.attune.dashboard.plan.PlanForm;
import org.attune.dashboard.plan.PlanView;
import org.attune.dashboard.plan.PlanWords;
import org.attune.dashboard.security.AccountRepository.SignInAccount;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.token.TokenRow;
import org.attune.schemas.result.PriorityLevel;
import org.junit.jupiter.api.Test;

class NothingPersonalInTextTest {
  @Test
  void textOfPersonalThingsHoldsNoNamesAndNoSecrets() {
    PlanWords words = new PlanWords(List.of(), List.of(), "", "", List.of(), "", "");
    assertThat(
            List.of(
                new NewPatient("p-1", "Nora Quist", null),
                new NewAccount("ana", "sesame", "Ana Ortiz", Role.CLINICIAN, Set.of()),
                new PatientHeader("p-1", "Nora Quist", "", "", "", null, null),
                new CaseloadRow(
                    "p-1",
                    "Nora Quist",
                    null,
                    PriorityLevel.UNKNOWN,
                    "",
                    "",
                    List.of(),
                    "",
                    null,
                    List.of(),
                    List.of()),
                new SafetyPlan("Nora", "Nora", "Nora", "Nora", "Nora", "Nora"),
                new SafetyPlan.Step("coping", "", "Nora"),
                new EmergencyCard("Nora", "Nora", "Nora", true, "Nora", "Nora", SafetyPlan.EMPTY),
                new CardVersion(1, EmergencyCard.EMPTY, "Ana Ortiz, 14:05"),
                new Location("with Nora", "Ana Ortiz, 14:05", true),
                new TokenRow(UUID.randomUUID(), "of Nora", "", "", "", "", true),
                new ActionRow("Ana Ortiz", "14:05", "tried", "Nora"),
                new ProgramRota.ShiftRow(1, "Ana Ortiz", "", true, 0),
                new RotaQueries.Person("u-1", "Ana Ortiz"),
                new RotaQueries.HandoverRow(1, "Ana Ortiz", "Ana Ortiz", "", true),
                new PlanForm(List.of(), "", Map.of(), "", "", "", "Nora"),
                new PlanView.Entry("Plan 1", "", "written by Ana Ortiz", "Nora", words),
                new EscalationView(List.of("told Ana Ortiz"), null, false, null),
                new SignInAccount("u-1", "sesame", Role.CLINICIAN, false, 0),
                new DashboardSettings("jdbc:postgresql://h/d", "user", "sesame", "b:1", 0)))
        .allSatisfy(
            thing ->
                assertThat(thing.toString()).doesNotContain("Nora", "Quist", "Ortiz", "sesame"));
  }
}
