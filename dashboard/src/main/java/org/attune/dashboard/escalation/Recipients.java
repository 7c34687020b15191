package org.attune.dashboard.escalation;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a step reaches: who holds the duty then, of them those who may see the patient. */
@Component
final class Recipients {
  private final RotaRepository rota;
  private final AccountRepository accounts;
  private final AlertQueries alerts;

  Recipients(RotaRepository rota, AccountRepository accounts, AlertQueries alerts) {
    this.rota = rota;
    this.accounts = accounts;
    this.alerts = alerts;
  }

  /**
   * Who was found.
   *
   * @param userIds whom to tell of them who may see the patient
   * @param directors whom to tell besides: directors, who see no patient and see that others do
   * @param withoutAccess whether others hold the duty but may not see the patient
   */
  record Found(List<String> userIds, List<String> directors, boolean withoutAccess) {}

  /**
   * Whom a step reaches.
   *
   * @param programId the patient's program; null when no enrolment is known
   */
  Found of(Reach reach, @Nullable String programId, String alertId, Instant at) {
    Set<String> holders = new LinkedHashSet<>();
    if (programId != null) {
      duties(reach).forEach(duty -> holders.addAll(rota.holders(programId, duty, at)));
    }
    if (reach == Reach.EVERYBODY) {
      holders.addAll(rota.supervisors());
    }
    Set<String> able = new LinkedHashSet<>();
    for (String holder : holders) {
      standIn(holder, alertId, at).ifPresent(able::add);
    }
    List<String> directors =
        reach == Reach.DIRECTOR || reach == Reach.EVERYBODY
            ? directors(programId, able, at)
            : List.of();
    return new Found(
        List.copyOf(able), directors, able.isEmpty() && directors.isEmpty() && !holders.isEmpty());
  }

  /** Directors who hold the duty, or stand in for one; not those who are told anyway. */
  private List<String> directors(@Nullable String programId, Set<String> told, Instant at) {
    if (programId == null) {
      return List.of();
    }
    return rota.holders(programId, Duty.DIRECTOR, at).stream()
        .map(holder -> rota.coverOf(holder, at).filter(this::isDirector).orElse(holder))
        .filter(this::isDirector)
        .filter(userId -> !told.contains(userId))
        .distinct()
        .toList();
  }

  private boolean isDirector(String userId) {
    return accounts.viewer(userId).filter(viewer -> viewer.role() == Role.DIRECTOR).isPresent();
  }

  /** The holder, or whoever has taken over the holder's caseload and may see the patient. */
  private Optional<String> standIn(String holder, String alertId, Instant at) {
    return Stream.concat(rota.coverOf(holder, at).stream(), Stream.of(holder))
        .filter(userId -> sees(userId, alertId))
        .findFirst();
  }

  private static List<Duty> duties(Reach reach) {
    return reach == Reach.EVERYBODY ? Arrays.asList(Duty.values()) : List.of(reach.duty());
  }

  private boolean sees(String userId, String alertId) {
    return accounts.viewer(userId).flatMap(viewer -> alerts.find(viewer, alertId)).isPresent();
  }
}
