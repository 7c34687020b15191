package org.attune.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.attune.dashboard.caseload.CaseloadRow;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.patient.PatientHeader;
import org.attune.dashboard.security.AccountRepository.SignInAccount;
import org.attune.dashboard.security.Role;
import org.junit.jupiter.api.Test;

class NothingPersonalInTextTest {
  @Test
  void textOfPersonalThingsHoldsNoNamesAndNoSecrets() {
    assertThat(
            List.of(
                new NewPatient("p-1", "Nora Quist", null),
                new NewAccount("ana", "sesame", "Ana Ortiz", Role.CLINICIAN, Set.of()),
                new PatientHeader("p-1", "Nora Quist", "", "", "", null, null),
                new CaseloadRow("p-1", "Nora Quist", "", "", "", List.of(), "", null, List.of()),
                new SignInAccount("u-1", "sesame", Role.CLINICIAN, false),
                new DashboardSettings("jdbc:postgresql://h/d", "user", "sesame", "b:1", 0)))
        .allSatisfy(
            thing ->
                assertThat(thing.toString()).doesNotContain("Nora", "Quist", "Ortiz", "sesame"));
  }
}
