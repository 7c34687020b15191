package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.Finding;
import org.attune.analytics.alert.Flag;
import org.attune.analytics.alert.Reason;
import org.attune.analytics.alert.TextSpan;

/**
 * What language in a journal is evidence for. A phrase is evidence on its own, lowered as it may
 * be; what a model alone has found asks for a review of the entry. A phrase of hopelessness is
 * context, and opens nothing by itself. Text never comes along: evidence points to the entry and
 * the span.
 */
public final class JournalPolicy {
  private static final long LATE_MILLIS = 24L * 60 * 60 * 1000;

  private JournalPolicy() {}

  /** The finding in a signal; none for what is context alone. */
  public static List<Finding> of(JournalSignal signal) {
    if (signal.category() == JournalCategory.HOPELESSNESS && signal.kind() == FindingKind.PHRASE) {
      return List.of();
    }
    Evidence evidence =
        new Evidence(
            signal.entryId() + '/' + signal.ruleId(),
            reason(signal),
            signal.tier(),
            "journal." + signal.category().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            null,
            signal.score(),
            null,
            null,
            null,
            null,
            null,
            new TextSpan(signal.entryId(), signal.spanStart(), signal.spanEnd()),
            signal.eventTimeMillis(),
            signal.receivedAtMillis(),
            signal.zoneOffsetMinutes(),
            flags(signal),
            signal.notifies());
    return List.of(
        new Finding(
            kind(signal),
            evidence,
            signal.revision(),
            signal.retracted(),
            signal.confidentiality()));
  }

  private static Reason reason(JournalSignal signal) {
    if (signal.kind() == FindingKind.PHRASE) {
      return Reason.JOURNAL_PHRASE;
    }
    return signal.ruleId().equals(JournalSignal.NOT_READ_BY_MODEL)
        ? Reason.JOURNAL_NOT_READ
        : Reason.JOURNAL_MODEL;
  }

  private static AlertKind kind(JournalSignal signal) {
    if (signal.kind() == FindingKind.MODEL) {
      return AlertKind.JOURNAL_REVIEW;
    }
    return switch (signal.category()) {
      case WISH_TO_BE_DEAD, ACTIVE_THOUGHTS, METHOD, INTENT, PLAN, MEANS, GOODBYE, BEHAVIOR ->
          AlertKind.SUICIDE_RISK;
      case SELF_HARM -> AlertKind.SELF_HARM_URGE;
      case CRAVING_USE -> AlertKind.CRAVING;
      case HARM_TO_OTHERS -> AlertKind.HARM_TO_OTHERS;
      case ABUSE_DISCLOSURE -> AlertKind.ABUSE_DISCLOSURE;
      case HOPELESSNESS -> AlertKind.JOURNAL_REVIEW;
    };
  }

  private static List<Flag> flags(JournalSignal signal) {
    List<Flag> flags = new ArrayList<>();
    if (signal.clockReplaced()) {
      flags.add(Flag.CLOCK_REPLACED);
    }
    if (signal.receivedAtMillis() - signal.eventTimeMillis() > LATE_MILLIS) {
      flags.add(Flag.LATE);
    }
    for (Modifier modifier : signal.modifiers()) {
      flags.add(flag(modifier));
    }
    if (signal.retracted()) {
      flags.add(Flag.RETRACTED);
    }
    return List.copyOf(flags);
  }

  private static Flag flag(Modifier modifier) {
    return switch (modifier) {
      case NEGATED -> Flag.NEGATED;
      case PAST -> Flag.PAST;
      case OTHER_PERSON -> Flag.OTHER_PERSON;
      case HYPOTHETICAL -> Flag.HYPOTHETICAL;
      case IDIOM -> Flag.IDIOM;
      case QUOTED -> Flag.QUOTED;
      case EXPOSURE_EXERCISE -> Flag.EXPOSURE_EXERCISE;
    };
  }
}
