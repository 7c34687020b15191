package org.attune.dashboard.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.attune.dashboard.duty.RotaRepository;
import org.attune.dashboard.schedule.TaskQueue;
import org.attune.dashboard.signal.AlertChanges;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Decides who is told of what by which channel. Deliveries are rows, written in the transaction of
 * what they tell; table notification says what is told at all, and each of its rows is told to
 * nobody twice in a turn.
 */
@Component
@Order(2) // After the escalation: a round begins before it is told.
public final class NoticeWorkflow implements AlertChanges {
  private final JdbcClient jdbc;
  private final FollowerRepository followers;
  private final RotaRepository rota;
  private final Outgoing outgoing;
  private final Map<Channel, TaskQueue> queues;
  private final Clock clock;

  NoticeWorkflow(
      JdbcClient jdbc,
      FollowerRepository followers,
      RotaRepository rota,
      Outgoing outgoing,
      TaskQueue emailQueue,
      TaskQueue webhookQueue,
      Clock clock) {
    this.jdbc = jdbc;
    this.followers = followers;
    this.rota = rota;
    this.outgoing = outgoing;
    this.queues = new EnumMap<>(Map.of(Channel.EMAIL, emailQueue, Channel.WEBHOOK, webhookQueue));
    this.clock = clock;
  }

  private record Told(long notificationId, String alertId, boolean safety, String kind) {}

  @Override
  public void changed(Set<String> alertIds, List<Long> notificationIds) {
    for (Long notificationId : notificationIds) {
      notification(notificationId).ifPresent(this::tell);
    }
  }

  private void tell(Told told) {
    for (String userId : followers(told.alertId())) {
      Follower follower = followers.of(userId);
      if (told.safety()) {
        add(told.notificationId(), userId, follower, Duration.ZERO, false);
      } else if (!follower.mutedKinds().contains(told.kind())) {
        add(told.notificationId(), userId, follower, follower.delay(), false);
      }
    }
    for (String userId : lastToldByDuty(told.alertId())) {
      add(told.notificationId(), userId, followers.of(userId), Duration.ZERO, true);
    }
  }

  /**
   * Followers of the care team, or whoever stands in for one of them in their place; none who may
   * not read the alert.
   */
  private Set<String> followers(String alertId) {
    Instant now = clock.instant();
    Set<String> told = new LinkedHashSet<>();
    Set<String> readers = readers(alertId);
    for (String userId : followers.ofCareTeam(alertId)) {
      told.add(rota.coverOf(userId, now).filter(readers::contains).orElse(userId));
    }
    told.retainAll(readers);
    return told;
  }

  /**
   * Tells somebody that an alert has come to them by their duty. Joins the caller's transaction.
   *
   * @param since when the escalation's round began: what was told from then on is not told again
   * @param first whether the round has told nobody before
   */
  public void tellByDuty(String alertId, String userId, Instant since, boolean first) {
    latestOf(alertId)
        .ifPresent(
            notificationId -> {
              if (!first || !toldSince(notificationId, userId, since)) {
                add(notificationId, userId, followers.of(userId), Duration.ZERO, true);
              }
            });
  }

  /** Tells once more, after a while, by a channel that has told already. */
  void repeat(long notificationId, String userId, Channel channel, boolean duty, Instant at) {
    insert(notificationId, userId, channel, duty, at);
  }

  private void add(
      long notificationId, String userId, Follower follower, Duration delay, boolean duty) {
    Instant due = clock.instant().plus(delay);
    if (follower.email() != null && outgoing.mail() != null) {
      insert(notificationId, userId, Channel.EMAIL, duty, due);
    }
    if (follower.webhook() != null) {
      insert(notificationId, userId, Channel.WEBHOOK, duty, due);
    }
  }

  /** One that still waits takes the place of a further one, unless it is due later than this. */
  private void insert(
      long notificationId, String userId, Channel channel, boolean duty, Instant due) {
    UUID deliveryId = UUID.randomUUID();
    int inserted =
        jdbc.sql(
                """
                insert into delivery
                  (delivery_id, notification_id, user_id, channel, turn, duty, created_at, due_at)
                select :id, :notification, :userId, :channel, coalesce(max(turn) + 1, 0), :duty,
                       :now, :due
                  from delivery
                 where notification_id = :notification and user_id = :userId and channel = :channel
                having count(*) filter (where sent_at is null and withdrawn_at is null
                                          and due_at <= :due) = 0
                """)
            .param("id", deliveryId)
            .param("notification", notificationId)
            .param("userId", userId)
            .param("channel", channel.name())
            .param("duty", duty)
            .param("now", Timestamp.from(clock.instant()))
            .param("due", Timestamp.from(due))
            .update();
    if (inserted == 1) {
      queue(channel).add(deliveryId.toString(), due);
    }
  }

  private TaskQueue queue(Channel channel) {
    TaskQueue queue = queues.get(channel);
    if (queue == null) {
      throw new IllegalStateException("no queue of " + channel);
    }
    return queue;
  }

  private Set<String> readers(String alertId) {
    return jdbc.sql(
            """
            select v.user_id from alert a
              join patient_viewer v on v.patient_id = a.patient_id
             where a.alert_id = :alertId and not alert_withheld(v.user_id, a.alert_id)
            """)
        .param("alertId", alertId)
        .query(String.class)
        .set();
  }

  private Optional<Told> notification(long notificationId) {
    return jdbc.sql(
            """
            select n.notification_id, n.alert_id, a.safety, n.kind
              from notification n join alert a on a.alert_id = n.alert_id
             where n.notification_id = :id
            """)
        .param("id", notificationId)
        .query(
            (row, n) ->
                new Told(
                    row.getLong("notification_id"),
                    row.getString("alert_id"),
                    row.getBoolean("safety"),
                    row.getString("kind")))
        .optional();
  }

  /** Whom the last step of a round that goes on has told. */
  private List<String> lastToldByDuty(String alertId) {
    return jdbc.sql(
            """
            select s.user_id from escalation e
              join escalation_step s on s.alert_id = e.alert_id and s.round = e.round
             where e.alert_id = :alertId and e.next_at is not null and s.user_id is not null
               and s.step = e.next_step - 1
            """)
        .param("alertId", alertId)
        .query(String.class)
        .list();
  }

  /** The newest notification of an alert, also one that its evidence had under an earlier alert. */
  private Optional<Long> latestOf(String alertId) {
    return jdbc.sql(
            """
            select max(n.notification_id) from alert a
              join notification n on n.patient_id = a.patient_id and n.kind = a.kind
             where a.alert_id = :alertId
            """)
        .param("alertId", alertId)
        .query((row, n) -> row.getObject(1, Long.class))
        .optional();
  }

  private boolean toldSince(long notificationId, String userId, Instant since) {
    return jdbc.sql(
                """
                select count(*) from delivery
                 where notification_id = :notification and user_id = :userId
                   and created_at >= :since and due_at <= :now and withdrawn_at is null
                """)
            .param("notification", notificationId)
            .param("userId", userId)
            .param("since", Timestamp.from(since))
            .param("now", Timestamp.from(clock.instant()))
            .query(Integer.class)
            .single()
        > 0;
  }
}
