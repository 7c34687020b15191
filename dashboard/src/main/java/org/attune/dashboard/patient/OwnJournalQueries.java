package org.attune.dashboard.patient;

import java.util.Set;
import org.attune.dashboard.security.Viewer;
import org.attune.dashboard.wording.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a patient's own journal is about. Counts of topics and triggers alone: never how it sounds,
 * and nothing of somebody who does harm, since that somebody may look at the screen.
 */
@Component
public final class OwnJournalQueries {
  private static final Set<String> UNSAID = Set.of("TRAUMA_ABUSE", "ABUSER_CONTACT");

  private static final String ENTRIES =
      "select "
          + JournalDay.COLUMNS
          + """
             from journal_reading r join patient p on p.patient_id = r.patient_id
            where r.local_day >= :from and not r.retracted and
            """;

  private final JdbcClient jdbc;
  private final Times times;

  OwnJournalQueries(JdbcClient jdbc, Times times) {
    this.jdbc = jdbc;
    this.times = times;
  }

  /** The summary of the patient whose own account this is. */
  public JournalSummary own(Viewer viewer) {
    return JournalSummary.of(
        jdbc.sql(ENTRIES + Viewer.SELF + " order by r.written_at, r.entry_id")
            .params(viewer.parameters())
            .param("from", JournalSummary.firstDay(times.today()))
            .query((row, n) -> JournalDay.of(row).without(UNSAID))
            .list(),
        times.today());
  }
}
