package org.attune.dashboard.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.security.Role;
import org.attune.dashboard.wording.Times;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.JournalTheme;
import org.attune.schemas.result.JournalTrigger;
import org.attune.schemas.result.ThemeReading;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What journals are about, from the topic to the pages of those who may see it. */
class JournalsITCase {
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    dashboard = RunningDashboard.start();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static void patient(String patientId) {
    dashboard
        .bean(AccountService.class)
        .enter(List.of(), List.of(), List.of(new NewPatient(patientId, "Pat Doe", "north")));
  }

  private static JournalReading.Builder reading(String patientId, int daysAgo) {
    Instant at =
        dashboard
            .bean(Times.class)
            .now()
            .truncatedTo(ChronoUnit.MILLIS)
            .minus(Duration.ofDays(daysAgo));
    return Records.reading("e-" + daysAgo, patientId, at);
  }

  private static String page(String patientId) {
    return Browser.signedIn(dashboard, "ana").open("/patients/" + patientId).body();
  }

  @Test
  void showsThoseWhoTreatWhatEntriesAreAboutAndHowTheySound() {
    patient("p-journals");
    dashboard.project(
        Topic.JOURNAL_READINGS,
        reading("p-journals", 1).build(),
        reading("p-journals", 2).build(),
        reading("p-journals", 3).build(),
        reading("p-journals", 4)
            .setReadByModel(false)
            .setValence(null)
            .setNegativeShare(null)
            .setDistress(null)
            .build());

    assertThat(page("p-journals"))
        .contains("Journals", "mostly negative", "75 %", "in 4, set something off in 4")
        .contains("could not read 1 of 4 entries", "No assessment of risk")
        .doesNotContain("Payday");
  }

  @Test
  void aWithdrawnEntryIsNoLongerCountedWhateverComesAfterIt() {
    patient("p-withdrawn");
    dashboard.project(
        Topic.JOURNAL_READINGS,
        reading("p-withdrawn", 1).build(),
        reading("p-withdrawn", 2).build(),
        reading("p-withdrawn", 3).build());
    assertThat(page("p-withdrawn")).contains("mostly negative");

    dashboard.project(
        Topic.JOURNAL_READINGS,
        reading("p-withdrawn", 3)
            .setEntryRevision(1)
            .setRetracted(true)
            .setThemes(List.of())
            .setTriggers(List.of())
            .build());
    dashboard.project(Topic.JOURNAL_READINGS, reading("p-withdrawn", 3).build());

    assertThat(page("p-withdrawn"))
        .contains("Insufficient data: 2 entries")
        .doesNotContain("mostly negative", "set something off");
  }

  @Test
  void whatComesFromAPart2ProgramIsWithheldWithoutAWord() {
    dashboard
        .bean(AccountService.class)
        .enterPrograms(List.of(new Program("mood-j", "Mood", false)));
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(new CareTeam("mood-j", "Mood team", "mood-j")),
            List.of(
                new NewAccount(
                    "moe", RunningDashboard.PASSWORD, "Moe", Role.CLINICIAN, Set.of("mood-j"))),
            List.of(new NewPatient("p-part2-j", "Pat Roe", "mood-j")));
    for (int day = 1; day <= 3; day++) {
      dashboard.project(
          Topic.JOURNAL_READINGS,
          reading("p-part2-j", day).setConfidentiality(Confidentiality.PART2_SUD).build());
    }
    assertThat(Browser.signedIn(dashboard, "moe").open("/patients/p-part2-j").body())
        .contains("No entries in the last 28 days")
        .doesNotContain("mostly negative", "Argument");
  }

  @Test
  void aParticipantSeesCountsOfTheirOwnAndNothingOfRiskOrHarm() {
    patient("p-self");
    patient("p-other-self");
    dashboard
        .bean(AccountService.class)
        .enter(
            List.of(),
            List.of(
                NewAccount.participant("pam", RunningDashboard.PASSWORD, "Pam", "p-self"),
                NewAccount.participant("pia", RunningDashboard.PASSWORD, "Pia", "p-other-self")),
            List.of());
    for (int day = 1; day <= 3; day++) {
      JournalReading reading = reading("p-self", day).build();
      dashboard.project(
          Topic.JOURNAL_READINGS,
          JournalReading.newBuilder(reading)
              .setThemes(
                  List.of(
                      reading.getThemes().get(0),
                      ThemeReading.newBuilder(reading.getThemes().get(0))
                          .setTheme(JournalTheme.TRAUMA_ABUSE)
                          .build()))
              .setTriggers(
                  List.of(
                      reading.getTriggers().get(0),
                      Records.trigger(JournalTrigger.ABUSER_CONTACT).build()))
              .build());
    }

    assertThat(Browser.signedIn(dashboard, "pam").open("/own-record").body())
        .contains("Sleep", "in 3 of 3 entries", "Argument")
        .doesNotContain("negative", "Trauma", "did harm", "istress");
    assertThat(Browser.signedIn(dashboard, "pia").open("/own-record").body())
        .contains("Once you have written three entries")
        .doesNotContain("Argument");
  }
}
