package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Journal entries of a patient as they are counted. */
@Component
public final class JournalRepository {
  private static final String ENTRIES =
      "select r.confidentiality, "
          + JournalDay.COLUMNS
          + """
             from journal_reading r
            where r.patient_id = :patientId and r.local_day >= :from and not r.retracted
            order by r.written_at, r.entry_id
            """;

  private final JdbcClient jdbc;

  private record Entry(String rules, JournalDay day) {}

  JournalRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Entries from a local day on that the viewer may know of, oldest first. */
  List<JournalDay> since(AuthorizedPatient patient, LocalDate from) {
    return jdbc
        .sql(ENTRIES)
        .param("patientId", patient.patientId())
        .param("from", from)
        .query((row, n) -> new Entry(row.getString("confidentiality"), JournalDay.of(row)))
        .list()
        .stream()
        .filter(entry -> !patient.withholds(entry.day().day(), entry.rules()))
        .map(Entry::day)
        .toList();
  }
}
