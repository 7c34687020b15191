package org.attune.analytics.alert;

/** Why a plan may not be published; whoever asked puts it in words. */
public sealed interface PlanFault {
  /** It switches off what is no policy here. */
  record UnknownSignal(String id) implements PlanFault {
    /** Shows nothing of the plan. */
    @Override
    public String toString() {
      return "UnknownSignal[redacted]";
    }
  }

  /** It switches off what is about safety. */
  record SafetySignal(SignalPolicy policy) implements PlanFault {}

  /** It switches the same policy off twice. */
  record RepeatedSignal(SignalPolicy policy) implements PlanFault {}

  /** It asks for a questionnaire that is none here. */
  record UnknownInstrument(String id) implements PlanFault {
    /** Shows nothing of the plan. */
    @Override
    public String toString() {
      return "UnknownInstrument[redacted]";
    }
  }

  /**
   * A number that makes no sense.
   *
   * @param instrument id of the questionnaire it is about; empty for none
   */
  record OutOfRange(Field field, String instrument, PlanDraft.Range range) implements PlanFault {
    /** Shows nothing of the plan. */
    @Override
    public String toString() {
      return "OutOfRange[redacted]";
    }
  }

  /** What of a plan is a number. */
  enum Field {
    MEASURE,
    REFRACTORY_DAYS,
    ROUTINE_ALERTS_PER_WEEK
  }
}
