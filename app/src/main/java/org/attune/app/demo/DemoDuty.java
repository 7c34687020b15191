package org.attune.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.attune.dashboard.duty.Duty;
import org.attune.dashboard.duty.NewShift;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.duty.RotaService;
import org.attune.dashboard.notice.Follower;
import org.attune.dashboard.notice.FollowerRepository;
import org.attune.dashboard.notice.QuietHours;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/**
 * The rota and the settings of the demonstration: two clinicians on duty, each for the patients of
 * their own care team, a backup in the mornings only, a supervisor, and nobody as director.
 */
public final class DemoDuty {
  private static final List<String> PROGRAMS =
      List.of("anxiety-depression", "trauma", "substance-use");
  private static final List<String> CLINICIANS = List.of("river", "harbor");
  private static final String LEAD = "lead";
  private static final int DAYS = 5;
  private static final Duration BEFORE = Duration.ofHours(1);

  private final RotaService rota;
  private final RotaRepository held;
  private final FollowerRepository followers;
  private final AccountRepository accounts;
  private final Instant now;
  private final ZoneId zone;

  private DemoDuty(BeanFactory pages) {
    this.rota = pages.getBean(RotaService.class);
    this.held = pages.getBean(RotaRepository.class);
    this.followers = pages.getBean(FollowerRepository.class);
    this.accounts = pages.getBean(AccountRepository.class);
    this.now = pages.getBean(Clock.class).instant();
    this.zone = pages.getBean(ZoneId.class);
  }

  /** Enters the rota and the settings, unless somebody is on duty already. */
  public static void enter(BeanFactory pages) {
    DemoDuty duty = new DemoDuty(pages);
    if (duty.held.holders(PROGRAMS.get(0), Duty.ON_DUTY, duty.now).isEmpty()) {
      PROGRAMS.forEach(duty::enterShifts);
      duty.enterSettings();
    }
  }

  private void enterShifts(String program) {
    Instant end = now.plus(Duration.ofDays(DAYS));
    for (String clinician : CLINICIANS) {
      shift(program, Duty.ON_DUTY, clinician, now.minus(BEFORE), end);
    }
    for (int day = 0; day < DAYS; day++) {
      Instant morning =
          now.atZone(zone).toLocalDate().plusDays(day).atTime(8, 0).atZone(zone).toInstant();
      shift(program, Duty.BACKUP, LEAD, morning, morning.plus(Duration.ofHours(4)));
    }
    shift(program, Duty.SUPERVISOR, LEAD, now.minus(BEFORE), null);
  }

  private void shift(
      String program, Duty duty, String username, Instant from, @Nullable Instant until) {
    Viewer lead = accounts.viewer(userId(LEAD)).orElseThrow();
    rota.enter(lead, new NewShift(program, duty, userId(username), from, until));
  }

  private void enterSettings() {
    followers.save(
        userId("river"),
        new Follower(
            "amara.lind@example.org",
            null,
            Set.of("WEARABLE_OFF", "MEASURE_OVERDUE"),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            new QuietHours(LocalTime.of(20, 0), LocalTime.of(7, 0), zone)));
  }

  private String userId(String username) {
    return accounts.findByUsername(username).orElseThrow().userId();
  }
}
