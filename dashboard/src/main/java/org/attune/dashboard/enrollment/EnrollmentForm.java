package org.attune.dashboard.enrollment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a person before admission.
 *
 * @param patient opaque id that the person's app and devices send under
 * @param name name on screen
 * @param birthDate judged here and kept nowhere
 * @param program program
 * @param team care team
 * @param zone IANA time zone of the person's home
 */
public record EnrollmentForm(
    String patient,
    String name,
    @Nullable LocalDate birthDate,
    String program,
    String team,
    String zone) {
  /** Age from which this build enrolls. */
  static final int ADULT_YEARS = 18;

  private static final int LONGEST_ID = 64;
  private static final int LONGEST_NAME = 100;
  private static final int OLDEST_YEARS = 120;

  /** Why somebody is not enrolled. */
  public enum Refusal {
    UNDER_18(
        "the person is under 18. This build has no norms for adolescents, no access of guardians and"
            + " no consent of minors."),
    NO_BIRTH_DATE("that is no date of birth."),
    NO_ID("an opaque id of at most 64 letters, digits, dots, dashes and underscores is needed."),
    NO_NAME("a name of at most 100 letters is needed."),
    NO_ZONE("there is no such time zone."),
    NOT_YOUR_PROGRAM("you supervise no such program."),
    NO_SUCH_TEAM("the program has no such care team."),
    IN_CARE_ALREADY("the person is in care in that program already.");

    private final String words;

    Refusal(String words) {
      this.words = words;
    }

    /** The reason in words. */
    public String words() {
      return words;
    }
  }

  /** What was not sent is blank. */
  public EnrollmentForm {
    patient = Objects.toString(patient, "");
    name = Objects.toString(name, "");
    program = Objects.toString(program, "");
    team = Objects.toString(team, "");
    zone = Objects.toString(zone, "");
  }

  /**
   * What is wrong with it in itself; empty when nothing is.
   *
   * @param today the staff's calendar day
   */
  Optional<Refusal> refusal(LocalDate today) {
    LocalDate born = birthDate;
    if (born == null || born.isAfter(today) || born.isBefore(today.minusYears(OLDEST_YEARS))) {
      return Optional.of(Refusal.NO_BIRTH_DATE);
    }
    if (Period.between(born, today).getYears() < ADULT_YEARS) {
      return Optional.of(Refusal.UNDER_18);
    }
    if (!patient.matches("[\\w.-]{1," + LONGEST_ID + "}")) {
      return Optional.of(Refusal.NO_ID);
    }
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      return Optional.of(Refusal.NO_NAME);
    }
    return zoneIsKnown() ? Optional.empty() : Optional.of(Refusal.NO_ZONE);
  }

  private boolean zoneIsKnown() {
    try {
      return ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId());
    } catch (DateTimeException e) {
      return false;
    }
  }

  /** Shows nobody. */
  @Override
  public String toString() {
    return "EnrollmentForm[program=" + program + "]";
  }
}
