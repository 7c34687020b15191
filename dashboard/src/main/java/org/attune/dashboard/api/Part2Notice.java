package org.attune.dashboard.api;

import org.jspecify.annotations.Nullable;

/** What 42 CFR 2.32 wants said with every disclosure of records that Part 2 protects. */
final class Part2Notice {
  static final String TEXT =
      "Notice under 42 CFR 2.32. These are records of a federally assisted substance use disorder"
          + " program, which 42 CFR Part 2 protects. You may not disclose them any further unless the"
          + " patient's written consent or another rule of that part allows it, and nobody may use"
          + " them against the patient in civil, criminal, administrative or legislative proceedings"
          + " without that consent or a court order under that part.";

  private Part2Notice() {}

  /** The notice where it is due, else null. */
  static @Nullable String where(boolean restricted) {
    return restricted ? TEXT : null;
  }
}
