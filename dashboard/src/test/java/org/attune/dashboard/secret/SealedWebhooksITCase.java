package org.attune.dashboard.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Set;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.notice.Follower;
import org.attune.dashboard.notice.FollowerRepository;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;

class SealedWebhooksITCase {
  /** With a hyphen, which sealed text never has: three letters were in it once by chance. */
  private static final URI HOOK = URI.create("https://hooks.example.org/N3W-T0K3N");

  private static String stored(RunningDashboard dashboard) {
    return dashboard
        .jdbc()
        .sql("select string_agg(webhook_url || ' ' || webhook_secret, ' ') from follower")
        .query(String.class)
        .single();
  }

  @Test
  void areReadableToNobodyWithoutTheKeyAlsoThoseOfAnEarlierRelease() throws Exception {
    try (RunningDashboard dashboard = RunningDashboard.start()) {
      FollowerRepository followers = dashboard.bean(FollowerRepository.class);
      String ana = dashboard.userId("ana");
      followers.save(ana, new Follower(null, HOOK, Set.of(), Duration.ZERO, null, null));
      followers.saveSecret(ana, "0123456789");
      assertThat(stored(dashboard)).doesNotContain("N3W-T0K3N", "hooks.", "0123456789");

      String bo = dashboard.userId("bo");
      dashboard
          .jdbc()
          .sql(
              "insert into follower (user_id, webhook_url, webhook_secret, zone)"
                  + " values (:bo, 'https://hooks.example.org/0LD-T0K3N', 'readable', 'UTC')")
          .param("bo", bo)
          .update();
      dashboard.restart();
      assertThat(stored(dashboard)).doesNotContain("0LD-T0K3N", "readable", "N3W-T0K3N");
      followers = dashboard.bean(FollowerRepository.class);
      assertThat(followers.of(ana).webhook()).isEqualTo(HOOK);
      assertThat(followers.secret(ana)).contains("0123456789");
      assertThat(followers.of(bo).webhook()).hasPath("/0LD-T0K3N");
      assertThat(followers.secret(bo)).contains("readable");

      Files.delete(dashboard.keyFile());
      Throwable refused =
          NestedExceptionUtils.getMostSpecificCause(catchThrowable(dashboard::restart));
      assertThat(refused)
          .isInstanceOf(WrongKeyException.class)
          .hasMessageContaining(dashboard.keyFile() + " is not the key")
          .hasMessageContaining("Put back the file as it was");
    }
  }
}
