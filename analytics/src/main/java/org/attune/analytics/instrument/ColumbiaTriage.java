package org.attune.analytics.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads C-SSRS screeners. Low: 1 or 2. Moderate: 3, or 6 (lifetime). High: 4 or 5, or 6 within
 * three months; on the form since the last contact 6 is always high. Published triage guides of
 * several services; there is no sum score.
 *
 * <p>Required are 1, 2 and 6; 3 to 5 when 2 is yes; how recent 6 is when 6 is yes. A required item
 * that is blank is never a "no". An answer to an item that was not required counts all the same.
 */
public final class ColumbiaTriage {
  private static final int WISH_TO_BE_DEAD = 1;
  private static final int THOUGHTS = 2;
  private static final int METHOD = 3;
  private static final int INTENT = 4;
  private static final int PLAN = 5;
  private static final int BEHAVIOR = 6;
  private static final int BEHAVIOR_RECENT = 7;

  private static final Provenance SCREENER_TIERS =
      Provenance.confirmed("published triage guides of several services");
  private static final Provenance SINCE_LAST_CONTACT_TIERS =
      Provenance.unconfirmed("read in the sense of the screener; its own guide was not seen");

  private ColumbiaTriage() {}

  /** Where the tiers of one of the two forms come from. */
  public static Provenance tiers(Instrument instrument) {
    return instrument.equals(Instruments.C_SSRS_SINCE_LAST_CONTACT)
        ? SINCE_LAST_CONTACT_TIERS
        : SCREENER_TIERS;
  }

  /**
   * The C-SSRS form that an id means, however it is spelled; a screener unless it says that it is
   * the one since the last contact or visit. Empty for every other instrument.
   */
  public static Optional<Instrument> form(String instrumentId) {
    String bare = instrumentId.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    if (!bare.startsWith("cssrs") && !bare.startsWith("columbia")) {
      return Optional.empty();
    }
    return Optional.of(
        bare.contains("sincelast")
            ? Instruments.C_SSRS_SINCE_LAST_CONTACT
            : Instruments.C_SSRS_SCREENER);
  }

  /**
   * Reads one form.
   *
   * @param instrument one of the two C-SSRS forms
   * @param answered item number → 1 for yes, 0 for no, without the blank items
   */
  public static ColumbiaResult read(Instrument instrument, Map<Integer, Integer> answered) {
    Answers answers = new Answers(answered);
    boolean sinceLastContact = instrument.equals(Instruments.C_SSRS_SINCE_LAST_CONTACT);
    List<Integer> required = new ArrayList<>(List.of(WISH_TO_BE_DEAD, THOUGHTS));
    if (answers.yes(THOUGHTS)) {
      required.addAll(List.of(METHOD, INTENT, PLAN));
    }
    required.add(BEHAVIOR);
    if (answers.yes(BEHAVIOR) && !sinceLastContact) {
      required.add(BEHAVIOR_RECENT);
    }
    return new ColumbiaResult(
        tier(answers, sinceLastContact),
        required.stream().filter(answers::blank).toList(),
        instrument.items().stream()
            .filter(item -> answers.implausible(item.number()))
            .map(InstrumentItem::number)
            .toList());
  }

  private static ColumbiaTier tier(Answers answers, boolean sinceLastContact) {
    boolean recent = answers.yes(BEHAVIOR_RECENT) || (sinceLastContact && answers.yes(BEHAVIOR));
    if (answers.yes(INTENT) || answers.yes(PLAN) || recent) {
      return ColumbiaTier.HIGH;
    }
    if (answers.yes(METHOD) || answers.yes(BEHAVIOR)) {
      return ColumbiaTier.MODERATE;
    }
    return answers.yes(WISH_TO_BE_DEAD) || answers.yes(THOUGHTS)
        ? ColumbiaTier.LOW
        : ColumbiaTier.NONE;
  }

  /**
   * Answers read cautiously: whatever is above "no" is a yes, whatever is below it is no answer.
   */
  private record Answers(Map<Integer, Integer> codes) {
    boolean yes(int item) {
      return codes.getOrDefault(item, 0) >= 1;
    }

    boolean blank(int item) {
      return codes.getOrDefault(item, -1) < 0;
    }

    boolean implausible(int item) {
      int code = codes.getOrDefault(item, 0);
      return code < 0 || code > 1;
    }
  }
}
