package org.attune.analytics.event;

/**
 * What every event carries.
 *
 * @param eventId set by the producer, stable over re-sends
 * @param patientId opaque
 * @param eventTimeMillis when it happened by the device's clock, epoch milliseconds UTC
 * @param receivedAtMillis when intake received it, epoch milliseconds UTC
 * @param zoneOffsetMinutes offset of local time from UTC at the event, -840 to 840
 * @param source who or what recorded it
 * @param revision 0 for the first version; a higher one replaces
 * @param retracted true when this revision withdraws the event
 * @param confidentiality disclosure rules that everything derived inherits
 */
public record Envelope(
    String eventId,
    String patientId,
    long eventTimeMillis,
    long receivedAtMillis,
    int zoneOffsetMinutes,
    Source source,
    int revision,
    boolean retracted,
    Confidentiality confidentiality) {

  /** Shows nothing personal: events end up in logs through exceptions. */
  @Override
  public String toString() {
    return "Envelope[redacted]";
  }
}
