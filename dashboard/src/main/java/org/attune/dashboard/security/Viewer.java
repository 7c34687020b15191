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

  /** Condition on the table {@code patient p}; its parameters come from {@link #parameters()}. */
  public static final String SCOPE =
      " p.patient_id in (select v.patient_id from patient_viewer v where v.user_id = :viewerId) ";

  /** Condition on the table {@code patient p}: the patient whose own account this is. */
  public static final String SELF =
      " p.patient_id = (select u.patient_id from app_user u"
          + " where u.user_id = :viewerId and u.role = 'PARTICIPANT') ";

  /** Parameters of {@link #SCOPE} and {@link #SELF}. */
  public Map<String, Object> parameters() {
    return Map.of("viewerId", userId);
  }
}
