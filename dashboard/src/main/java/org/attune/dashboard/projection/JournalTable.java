package org.attune.dashboard.projection;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.TriggerReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of journal_reading. */
final class JournalTable {
  private static final String UPSERT =
      """
      insert into journal_reading (patient_id, entry_id, local_day, written_at, retracted, prompt_kind,
        language_supported, read_by_model, valence, negative_share, distress, themes, triggers,
        triggers_linked, confidentiality, revision)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (patient_id, entry_id) do update set
        local_day = excluded.local_day, written_at = excluded.written_at,
        retracted = excluded.retracted, prompt_kind = excluded.prompt_kind,
        language_supported = excluded.language_supported, read_by_model = excluded.read_by_model,
        valence = excluded.valence, negative_share = excluded.negative_share,
        distress = excluded.distress, themes = excluded.themes, triggers = excluded.triggers,
        triggers_linked = excluded.triggers_linked, confidentiality = excluded.confidentiality,
        revision = excluded.revision
      where excluded.revision >= journal_reading.revision
      """;

  private static final int ROWS_A_BATCH = 500;
  private static final int LONGEST_OFFSET_MINUTES = 18 * 60;

  private final JdbcTemplate jdbc;

  JournalTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void write(List<JournalReading> readings) {
    record Key(String patientId, String entryId) {}
    Collection<JournalReading> latest =
        LatestByKey.of(
            readings,
            reading -> new Key(reading.getPatientId(), reading.getEntryId()),
            JournalReading::getEntryRevision);
    jdbc.batchUpdate(UPSERT, latest, ROWS_A_BATCH, JournalTable::fill);
  }

  private static void fill(PreparedStatement row, JournalReading reading) throws SQLException {
    row.setString(1, reading.getPatientId());
    row.setString(2, reading.getEntryId());
    row.setObject(3, localDay(reading));
    row.setTimestamp(4, Timestamp.from(reading.getEventTime()));
    row.setBoolean(5, reading.getRetracted());
    row.setString(6, reading.getPromptKind().name());
    row.setBoolean(7, reading.getLanguageSupported());
    row.setBoolean(8, reading.getReadByModel());
    number(row, 9, reading.getValence());
    number(row, 10, reading.getNegativeShare());
    number(row, 11, reading.getDistress());
    names(row, 12, reading.getThemes().stream().map(theme -> theme.getTheme().name()).toList());
    names(row, 13, triggers(reading, trigger -> !trigger.getLowered()));
    names(row, 14, triggers(reading, trigger -> !trigger.getLowered() && trigger.getLinked()));
    row.setString(15, reading.getConfidentiality().name());
    row.setLong(16, reading.getEntryRevision());
  }

  private static LocalDate localDay(JournalReading reading) {
    int minutes = reading.getZoneOffsetMinutes();
    ZoneOffset offset =
        Math.abs(minutes) > LONGEST_OFFSET_MINUTES
            ? ZoneOffset.UTC
            : ZoneOffset.ofTotalSeconds(minutes * 60);
    return reading.getEventTime().atOffset(offset).toLocalDate();
  }

  private static List<String> triggers(JournalReading reading, Predicate<TriggerReading> which) {
    return reading.getTriggers().stream()
        .filter(which)
        .map(trigger -> trigger.getTrigger().name())
        .distinct()
        .toList();
  }

  private static void number(PreparedStatement row, int index, @Nullable Double value)
      throws SQLException {
    if (value == null) {
      row.setNull(index, Types.DOUBLE);
    } else {
      row.setDouble(index, value);
    }
  }

  private static void names(PreparedStatement row, int index, List<String> names)
      throws SQLException {
    row.setArray(index, row.getConnection().createArrayOf("text", names.toArray()));
  }
}
