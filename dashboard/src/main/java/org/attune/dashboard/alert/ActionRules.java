package org.attune.dashboard.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.attune.schemas.context.Disposition;
import org.jspecify.annotations.Nullable;

/** What may not be done about an alert. */
final class ActionRules {
  /** The longest a non-safety alert is put off. */
  static final Duration LONGEST_SNOOZE = Duration.ofDays(3);

  /** The longest reason. */
  static final int LONGEST_REASON = 500;

  /** Endings that say nothing unless they say why. */
  private static final Set<Disposition> NEED_A_REASON =
      EnumSet.of(Disposition.NO_ACTION, Disposition.UNABLE_TO_REACH);

  private ActionRules() {}

  /** Why it may not be done; empty when it may. */
  static Optional<ActionOutcome> refusal(boolean safety, Act act, Instant now) {
    String reason = act.reason();
    if (reason != null && reason.length() > LONGEST_REASON) {
      return Optional.of(ActionOutcome.REASON_TOO_LONG);
    }
    return switch (act.action()) {
      case SNOOZE -> snooze(safety, act.snoozedUntil(), now);
      case RESOLVE -> resolve(safety, act.disposition(), reason);
      case ACKNOWLEDGE, CONTACT_ATTEMPT, UNKNOWN -> Optional.empty();
    };
  }

  private static Optional<ActionOutcome> snooze(
      boolean safety, @Nullable Instant until, Instant now) {
    if (safety) {
      return Optional.of(ActionOutcome.NEVER_SNOOZED);
    }
    boolean possible =
        until != null && until.isAfter(now) && !until.isAfter(now.plus(LONGEST_SNOOZE));
    return possible ? Optional.empty() : Optional.of(ActionOutcome.SNOOZE_TOO_LONG);
  }

  private static Optional<ActionOutcome> resolve(
      boolean safety, Disposition disposition, @Nullable String reason) {
    if (disposition == Disposition.CONTACT_ATTEMPTED) {
      return Optional.of(ActionOutcome.NOT_AN_ENDING);
    }
    if (safety && disposition == Disposition.UNKNOWN) {
      return Optional.of(ActionOutcome.DISPOSITION_NEEDED);
    }
    return NEED_A_REASON.contains(disposition) && reason == null
        ? Optional.of(ActionOutcome.REASON_NEEDED)
        : Optional.empty();
  }
}
