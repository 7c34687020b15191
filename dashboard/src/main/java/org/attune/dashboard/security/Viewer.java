package org.attune.dashboard.security;

import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * Who asks: every query about patients takes one and scopes in SQL by {@link #SCOPE}.
 *
 * @param userId opaque id of the account
 * @param role role of the account
 * @param careTeamIds care teams the account belongs to
 */
public record Viewer(String userId, Role role, Set<String> careTeamIds) {

  /** Condition on the table {@code patient p}; its parameters come from {@link #parameters()}. */
  public static final String SCOPE =
      " (:viewerSeesEveryone or p.care_team_id = any(:viewerCareTeams)) ";

  public Viewer {
    careTeamIds = Set.copyOf(careTeamIds);
  }

  /** Parameters of {@link #SCOPE}. */
  public Map<String, Object> parameters() {
    return Map.of(
        "viewerSeesEveryone",
        role.seesEveryone(),
        "viewerCareTeams",
        new SqlArrayValue("text", careTeamIds.toArray()));
  }
}
