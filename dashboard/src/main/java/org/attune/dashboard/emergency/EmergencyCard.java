package org.attune.dashboard.emergency;

import java.util.stream.Stream;

/**
 * What somebody needs who must send help now; what is not known is empty.
 *
 * @param callbackNumber where the patient is called back
 * @param contactName emergency contact
 * @param contactNumber that person's number
 * @param contactReleased whether the patient has released information to that person
 * @param contactRelease how far the release goes, in words
 * @param emergencyServices services for the patient's location: 911 called from elsewhere reaches
 *     those of the caller
 * @param plan safety plan
 */
public record EmergencyCard(
    String callbackNumber,
    String contactName,
    String contactNumber,
    boolean contactReleased,
    String contactRelease,
    String emergencyServices,
    SafetyPlan plan) {
  /** A card not written yet. */
  public static final EmergencyCard EMPTY =
      new EmergencyCard("", "", "", false, "", "", SafetyPlan.EMPTY);

  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_STEP = 2_000;

  /** Whether every field has a length that a card can hold. */
  public boolean fits() {
    return Stream.of(callbackNumber, contactName, contactNumber, contactRelease, emergencyServices)
            .allMatch(line -> line.length() <= LONGEST_LINE)
        && plan.steps().stream().allMatch(step -> step.words().length() <= LONGEST_STEP);
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "EmergencyCard[redacted]";
  }
}
