package org.attune.dashboard.patient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journal entry as it is counted: what it is about and how it sounds, and no text.
 *
 * @param day the patient's local day
 * @param asked what the patient was asked to write, a name of the contract
 * @param read true when the model read all of it
 * @param valence −1 sounds negative to 1 positive; null when not read
 * @param negativeShare share of the sentences that sound negative, 0 to 1; null when not read
 * @param themes names of the contract, each once
 * @param triggers names of the contract, each once
 * @param linked those of the triggers of which the entry says that they set something off
 */
record JournalDay(
    LocalDate day,
    String asked,
    boolean read,
    @Nullable Double valence,
    @Nullable Double negativeShare,
    List<String> themes,
    List<String> triggers,
    List<String> linked) {
  /** The columns that {@link #of} reads. */
  static final String COLUMNS =
      " r.local_day, r.prompt_kind, r.read_by_model, r.valence, r.negative_share, r.themes,"
          + " r.triggers, r.triggers_linked ";

  static JournalDay of(ResultSet row) throws SQLException {
    return new JournalDay(
        row.getObject("local_day", LocalDate.class),
        row.getString("prompt_kind"),
        row.getBoolean("read_by_model"),
        row.getObject("valence", Double.class),
        row.getObject("negative_share", Double.class),
        names(row, "themes"),
        names(row, "triggers"),
        names(row, "triggers_linked"));
  }

  private static List<String> names(ResultSet row, String column) throws SQLException {
    return List.of((String[]) row.getArray(column).getArray());
  }

  /** The same without some themes and triggers. */
  JournalDay without(Set<String> unsaid) {
    return new JournalDay(
        day,
        asked,
        read,
        valence,
        negativeShare,
        others(themes, unsaid),
        others(triggers, unsaid),
        others(linked, unsaid));
  }

  private static List<String> others(List<String> names, Set<String> unsaid) {
    return names.stream().filter(name -> !unsaid.contains(name)).toList();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalDay[redacted]";
  }
}
