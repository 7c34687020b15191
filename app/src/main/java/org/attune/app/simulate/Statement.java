package org.attune.app.simulate;

import org.attune.app.replay.TimedEvent;

/**
 * What a simulated patient truly says or does in one event, noted as the event is made: the truth
 * that safety alerts are held against. No alert, rule or model has a part in it.
 *
 * @param patientId opaque id
 * @param eventId the event that says it
 * @param receivedAtMillis when that event is received, epoch milliseconds UTC
 * @param subject what it is about
 */
public record Statement(String patientId, String eventId, long receivedAtMillis, Subject subject) {

  /** What a statement is about. */
  public enum Subject {
    /** Item 9 of 1 or more, an urge to die of 4 or more of 5, or words about it. */
    SUICIDE(true),
    /** An urge to self-harm of 4 or more of 5. */
    SELF_HARM(true),
    /** The first finding of an opioid, told or tested, after the patient has returned to it. */
    OPIOID_USE(true),
    /** The medication for opioid use disorder is stopped. */
    OPIOID_MEDICATION_STOPPED(true),
    /** Words of craving or of a use. */
    CRAVING(false),
    /** An appointment missed without an excuse. */
    MISSED_SESSION(false);

    private final boolean safety;

    Subject(boolean safety) {
      this.safety = safety;
    }

    /** Whether it must be alerted at once, whatever a program has switched off. */
    public boolean safety() {
      return safety;
    }
  }

  static Statement of(TimedEvent event, String eventId, Subject subject) {
    return new Statement(event.patientId(), eventId, event.receivedAtMillis(), subject);
  }

  /** Shows nothing personal, though invented. */
  @Override
  public String toString() {
    return "Statement[redacted]";
  }
}
