package org.attune.dashboard.escalation;

import java.util.List;
import org.attune.dashboard.duty.Duty;

/** Whom a step of an escalation tells. */
enum Reach {
  ON_DUTY,
  BACKUP,
  SUPERVISOR,
  DIRECTOR,
  /** All who hold a duty, and every account that sees every patient; again and again. */
  EVERYBODY;

  private static final List<Reach> STEPS = List.of(values());

  static Reach of(int step) {
    return step < STEPS.size() ? STEPS.get(step) : EVERYBODY;
  }

  Duty duty() {
    return Duty.valueOf(name());
  }
}
