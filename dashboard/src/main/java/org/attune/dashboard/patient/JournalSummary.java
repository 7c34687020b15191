package org.attune.dashboard.patient;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.attune.analytics.event.PromptKind;
import org.attune.dashboard.wording.JournalLabels;
import org.attune.dashboard.wording.Times;
import org.jspecify.annotations.Nullable;

/**
 * A patient's journal entries of the last four weeks in counts and words: context for a
 * conversation, no assessment of risk.
 *
 * @param entries of the four weeks
 * @param unread of which the model could not read
 * @param weeks oldest first, the last ends today
 * @param dots one for each entry that tells how it sounds, oldest first
 * @param themes the most frequent, most frequent first
 * @param triggers likewise
 */
public record JournalSummary(
    int entries,
    int unread,
    List<Week> weeks,
    List<Dot> dots,
    List<Count> themes,
    List<Count> triggers) {
  private static final int DAYS = 28;
  private static final int WEEK_DAYS = 7;
  private static final int ENOUGH = 3;
  private static final int SHOWN = 5;
  private static final double CLEARLY = 1.0 / 3;

  /** Width of a day and height of the strip of dots, in its own units. */
  private static final int DAY_WIDTH = 10;

  private static final int HALF_HEIGHT = 20;

  /**
   * A week's entries.
   *
   * @param days in words
   * @param entries count
   * @param sounds how they sound, in words
   * @param negative share of the sentences that sound negative, in words
   */
  public record Week(String days, int entries, String sounds, String negative) {}

  /**
   * How an entry sounds, on the strip.
   *
   * @param x from the left
   * @param y from the top: positive above the middle
   */
  public record Dot(int x, long y) {}

  /**
   * In how many entries something is named.
   *
   * @param label in words
   * @param entries count, from 1
   * @param linked of which say that it set something off
   */
  public record Count(String label, int entries, int linked) {}

  /** The first day that is counted. */
  static LocalDate firstDay(LocalDate today) {
    return today.minusDays(DAYS - 1L);
  }

  static JournalSummary of(List<JournalDay> entries, LocalDate today) {
    LocalDate first = firstDay(today);
    List<JournalDay> counted =
        entries.stream()
            .filter(entry -> !entry.day().isBefore(first) && !entry.day().isAfter(today))
            .toList();
    List<Week> weeks = new ArrayList<>();
    for (LocalDate from = first; !from.isAfter(today); from = from.plusDays(WEEK_DAYS)) {
      weeks.add(week(from, counted));
    }
    return new JournalSummary(
        counted.size(),
        (int) counted.stream().filter(entry -> !entry.read()).count(),
        weeks,
        sounding(counted).map(entry -> dot(entry, first)).toList(),
        most(counted, JournalDay::themes, entry -> List.of(), JournalLabels::theme),
        most(counted, JournalDay::triggers, JournalDay::linked, JournalLabels::trigger));
  }

  /** True when there are too few entries to say anything. */
  public boolean insufficient() {
    return entries < ENOUGH;
  }

  /** Width of the strip of dots. */
  public int width() {
    return DAYS * DAY_WIDTH;
  }

  /** Height of the strip of dots. */
  public int height() {
    return 2 * HALF_HEIGHT;
  }

  private static Stream<JournalDay> sounding(List<JournalDay> entries) {
    return entries.stream()
        .filter(entry -> entry.valence() != null)
        .filter(entry -> !PromptKind.valueOf(entry.asked()).soundsAsAsked());
  }

  private static Week week(LocalDate from, List<JournalDay> entries) {
    LocalDate last = from.plusDays(WEEK_DAYS - 1L);
    List<JournalDay> ofWeek =
        entries.stream()
            .filter(entry -> !entry.day().isBefore(from) && !entry.day().isAfter(last))
            .toList();
    List<JournalDay> heard = sounding(ofWeek).toList();
    String days = Times.plainDay(from) + " to " + Times.plainDay(last);
    if (heard.size() < ENOUGH) {
      return new Week(days, ofWeek.size(), "insufficient data", "–");
    }
    double valence = mean(heard, JournalDay::valence);
    return new Week(
        days,
        ofWeek.size(),
        valence <= -CLEARLY ? "mostly negative" : valence >= CLEARLY ? "mostly positive" : "mixed",
        "%.0f %%".formatted(100 * mean(heard, JournalDay::negativeShare)));
  }

  private static double mean(List<JournalDay> entries, Function<JournalDay, @Nullable Double> of) {
    double sum = 0;
    for (JournalDay entry : entries) {
      Double value = of.apply(entry);
      sum += value == null ? 0 : value;
    }
    return sum / entries.size();
  }

  private static Dot dot(JournalDay entry, LocalDate first) {
    Double valence = entry.valence();
    long day = ChronoUnit.DAYS.between(first, entry.day());
    return new Dot(
        (int) day * DAY_WIDTH + DAY_WIDTH / 2,
        Math.round(HALF_HEIGHT - (valence == null ? 0 : valence) * (HALF_HEIGHT - 4)));
  }

  private static List<Count> most(
      List<JournalDay> entries,
      Function<JournalDay, List<String>> named,
      Function<JournalDay, List<String>> linked,
      Function<String, String> label) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> links = new HashMap<>();
    for (JournalDay entry : entries) {
      named.apply(entry).forEach(name -> counts.merge(name, 1, Integer::sum));
      linked.apply(entry).forEach(name -> links.merge(name, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(
            one ->
                new Count(
                    label.apply(one.getKey()), one.getValue(), links.getOrDefault(one.getKey(), 0)))
        .sorted(Comparator.comparingInt(Count::entries).reversed().thenComparing(Count::label))
        .limit(SHOWN)
        .toList();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "JournalSummary[redacted]";
  }
}
