package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.attune.app.RunningAttune;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.security.Role;
import org.attune.schemas.event.Assessment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The way of a form whose source printed another total to the note on the patient's page. */
@ExtendWith(SharedAttune.class)
class PrintedTotalITCase {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PATIENT = "p-printed";

  @Test
  void aPrintedTotalThatTheAnswersDoNotMakeIsToldUntilTheFormIsCorrected(RunningAttune attune)
      throws Exception {
    attune
        .accounts()
        .enter(
            List.of(new CareTeam("printed-team", "Printed team")),
            List.of(
                new NewAccount(
                    "printed-clinician",
                    RunningAttune.PASSWORD,
                    "Pia Roe",
                    Role.CLINICIAN,
                    Set.of("printed-team"))),
            List.of(new NewPatient(PATIENT, "Pat Printed", "printed-team")));
    Browser pia = attune.signedIn("printed-clinician");
    Instant now = Instant.now();
    try (OutsideProducer outside =
        new OutsideProducer(attune.addresses().kafkaBootstrapServers())) {
      outside.send(form(now).setReportedTotal(14).build());
      await()
          .atMost(PATIENCE)
          .until(() -> page(pia).contains("The source printed 14; its answers make 9, which"));
      assertThat(page(pia))
          .containsSubsequence("id=\"chart-phq-9-total\"", "The source printed 14; its answers");

      outside.send(form(now).setReportedTotal(9).setRevision(1).build());
      await().atMost(PATIENCE).until(() -> !page(pia).contains("The source printed"));
      assertThat(page(pia)).contains("id=\"chart-phq-9-total\"");
    }
  }

  private static Assessment.Builder form(Instant at) {
    return Events.phq9("printed-form", PATIENT, at, 1);
  }

  private static String page(Browser browser) {
    return browser.open("/patients/" + PATIENT).body();
  }
}
