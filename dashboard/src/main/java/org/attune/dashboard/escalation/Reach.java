package org.attune.dashboard.escalation;

import java.util.List;
import java.util.Locale;
import org.attune.dashboard.duty.Duty;

/** Whom a step of an escalation tells. */
enum Reach {
  ON_DUTY,
  BACKUP,
  SUPERVISOR,
  /** Who may see no patient is told, and holds nothing up: the next step comes at once. */
  DIRECTOR,
  /** All who hold a duty, and every account that sees every patient; again and again. */
  EVERYBODY;

  private static final List<Reach> STEPS = List.of(values());

  static Reach of(int step) {
    return step < STEPS.size() ? STEPS.get(step) : EVERYBODY;
  }

  /** Whom it tells, in words. */
  String words() {
    return switch (this) {
      case ON_DUTY -> "clinician on duty";
      case EVERYBODY -> "everybody";
      default -> duty().label().toLowerCase(Locale.ENGLISH);
    };
  }

  Duty duty() {
    return Duty.valueOf(name());
  }
}
