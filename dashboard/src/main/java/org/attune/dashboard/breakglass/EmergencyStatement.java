package org.attune.dashboard.breakglass;

/**
 * What has to be written down at once (42 CFR 2.51(c)); the time is that of the record.
 *
 * @param recipient name of the medical personnel who receive the records, and their facility
 * @param discloser name of the individual who discloses them
 * @param nature nature of the emergency
 */
public record EmergencyStatement(String recipient, String discloser, String nature) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_NATURE = 1_000;

  /** A statement without the blanks around what was typed. */
  public static EmergencyStatement typed(String recipient, String discloser, String nature) {
    return new EmergencyStatement(recipient.strip(), discloser.strip(), nature.strip());
  }

  /** Whether everything is said, at a length that can be kept. */
  public boolean complete() {
    return fits(recipient, LONGEST_NAME)
        && fits(discloser, LONGEST_NAME)
        && fits(nature, LONGEST_NATURE);
  }

  private static boolean fits(String text, int longest) {
    return !text.isEmpty() && text.length() <= longest;
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "EmergencyStatement[redacted]";
  }
}
