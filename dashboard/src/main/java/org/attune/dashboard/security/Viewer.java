package org.attune.dashboard.security;

import java.util.Map;

/**
 * Who asks: every query about patients takes one and scopes in SQL by {@link #SCOPE}, or by {@link
 * #SELF} where patients read about themselves. The database decides by the account as it is at that
 * moment, so a change of role, team or program counts from the next query on.
 *
 * @param userId opaque id of the account
 * @param role role of the account when it was read: what pages offer, never what queries return
 */
public record Viewer(String userId, Role role) {

  private static final String PATIENTS =
      "select v.patient_id from patient_viewer v where v.user_id = :viewerId";

  /**
   * Condition on the table {@code patient p}; its parameters come from {@link #parameters()}. The
   * viewer's patients are listed once and each row looked up, which no estimate of the planner's
   * can turn into a join of all with all.
   */
  public static final String SCOPE = " (p.patient_id in (" + PATIENTS + ")) is true ";

  /** The same where the query names the patient, or few: their access alone is asked for. */
  public static final String PATIENT_SCOPE = " p.patient_id in (" + PATIENTS + ") ";

  /**
   * {@link #SCOPE}, and the alert may be read under 42 CFR Part 2: condition on {@code patient p}
   * and {@code alert_state s}, for the alerts of a whole caseload.
   */
  public static final String ALERT_SCOPE =
      SCOPE + " and s.alert_id not in (select alerts_withheld(:viewerId)) ";

  /** The same where the query names the patient, the alert, or few of them. */
  public static final String PATIENT_ALERT_SCOPE =
      PATIENT_SCOPE + " and not alert_withheld(:viewerId, s.alert_id) ";

  /** Condition on the table {@code patient p}: the patient whose own account this is. */
  public static final String SELF =
      " p.patient_id = (select u.patient_id from app_user u"
          + " where u.user_id = :viewerId and u.role = 'PARTICIPANT') ";

  /** Parameters of {@link #SCOPE} and {@link #SELF}. */
  public Map<String, Object> parameters() {
    return Map.of("viewerId", userId);
  }
}
