package org.attune.analytics.alert;

/** What an alert episode is about; a patient has at most one open episode of each kind. */
public enum AlertKind {
  UNKNOWN(Path.PLANNED),
  /** PHQ-9 item 9, the C-SSRS, an urge to die by suicide, or language about it. */
  SUICIDE_RISK(Path.SAFETY),
  /** An urge to self-harm, or language about it. */
  SELF_HARM_URGE(Path.SAFETY),
  /** Item 9 was left blank: ask. */
  ITEM9_UNANSWERED(Path.SAFETY),
  /** Language about harming others: for review by clinician and supervisor. */
  HARM_TO_OTHERS(Path.SAFETY),
  /** Language about abuse: for review by clinician and supervisor. */
  ABUSE_DISCLOSURE(Path.SAFETY),
  /** An opioid was used after abstinence: tolerance is reduced. */
  OPIOID_RETURN_TO_USE(Path.SAFETY),
  /** A medication for opioid use disorder was stopped. */
  OPIOID_MEDICATION_STOPPED(Path.SAFETY),
  /** A model found language that no phrase rule knows: read the entry. */
  JOURNAL_REVIEW(Path.PLANNED),
  /** A scheduled session was missed without an excuse. */
  MISSED_SESSION(Path.PLANNED),
  /** Self-ratings left the patient's own usual range. */
  SELF_REPORT_CHANGE(Path.CHARTED),
  /** Wearable data left the patient's own usual range. */
  PHYSIOLOGICAL_CHANGE(Path.CHARTED),
  /** Craving, or urges to use. */
  CRAVING(Path.CHARTED),
  /** Panic attacks. */
  PANIC(Path.CHARTED),
  /** A questionnaire's total worsened reliably since admission. */
  DETERIORATION(Path.PLANNED),
  /** A questionnaire's total is behind the expected response to treatment. */
  NOT_ON_TRACK(Path.PLANNED),
  /** A substance other than an opioid was used after abstinence. */
  RETURN_TO_USE(Path.PLANNED),
  /** The patient has not been heard of for longer than is this patient's habit. */
  SILENCE(Path.PLANNED),
  /** The wearable sends nothing, though the patient does. */
  WEARABLE_OFF(Path.PLANNED),
  /** A questionnaire is overdue. */
  MEASURE_OVERDUE(Path.PLANNED);

  /** By which rules episodes of a kind live. */
  private enum Path {
    /** Never capped, snoozed or merged away; closed only by a clinician. */
    SAFETY,
    /** Recovers when the charts of its metrics are back; capped. */
    CHARTED,
    /** Recovers when the policy that opened it says so; capped. */
    PLANNED
  }

  private final Path path;

  AlertKind(Path path) {
    this.path = path;
  }

  /** True on the safety path: never capped, snoozed or merged away; closed only by a clinician. */
  public boolean safety() {
    return path == Path.SAFETY;
  }

  /** The tier of opening evidence as it stands in the id: its own, unless that hangs on others. */
  Tier nameTier(Tier tier) {
    return switch (this) {
      case MISSED_SESSION -> Tier.SAME_DAY;
      case SILENCE -> Tier.ROUTINE;
      default -> tier;
    };
  }

  /** True when the charts of its metrics tell that it is over. */
  boolean recoversByCharts() {
    return path == Path.CHARTED;
  }
}
