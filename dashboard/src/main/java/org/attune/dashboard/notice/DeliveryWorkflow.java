package org.attune.dashboard.notice;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.notice.Sender.Notice;
import org.attune.dashboard.notice.Sender.SendException;
import org.attune.dashboard.security.AccountRepository;
import org.attune.dashboard.security.Role;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends deliveries, again and again until each is taken or no longer needed. A crash after the
 * other side took one and before that was written down sends it a second time.
 */
@Component
final class DeliveryWorkflow {
  private static final Logger log = LoggerFactory.getLogger(DeliveryWorkflow.class);

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final FollowerRepository followers;
  private final AccountRepository accounts;
  private final AlertQueries alerts;
  private final NoticeWorkflow notices;
  private final AuditTrail audit;
  private final Links links;
  private final Clock clock;

  DeliveryWorkflow(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      FollowerRepository followers,
      AccountRepository accounts,
      AlertQueries alerts,
      NoticeWorkflow notices,
      AuditTrail audit,
      Links links,
      Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.followers = followers;
    this.accounts = accounts;
    this.alerts = alerts;
    this.notices = notices;
    this.audit = audit;
    this.links = links;
    this.clock = clock;
  }

  private record Delivery(
      UUID deliveryId,
      long notificationId,
      String alertId,
      String userId,
      Channel channel,
      boolean duty,
      int attempts,
      boolean needed,
      boolean safety,
      boolean latest) {}

  /**
   * Sends a delivery that is due.
   *
   * @param sender of its channel
   * @return when to look at it again; empty when it is sent or not needed any more
   */
  Optional<Instant> send(Sender sender, String id) {
    Optional<Delivery> waiting = waiting(UUID.fromString(id));
    if (waiting.isEmpty()) {
      return Optional.empty();
    }
    Delivery delivery = waiting.get();
    Follower follower = followers.of(delivery.userId());
    String address = address(delivery, follower);
    if (address == null || !delivery.needed() || !maySee(delivery)) {
      withdraw(delivery);
      return Optional.empty();
    }
    Instant earliest = earliest(delivery, follower);
    if (earliest.isAfter(clock.instant())) {
      return Optional.of(earliest);
    }
    try {
      sender.send(
          new Notice(
              delivery.deliveryId(),
              address,
              followers.secret(delivery.userId()).orElse(""),
              links.to(delivery.deliveryId())));
    } catch (SendException e) {
      return Optional.of(failed(delivery, e));
    }
    sent(delivery, follower);
    return Optional.empty();
  }

  private static @Nullable String address(Delivery delivery, Follower follower) {
    URI webhook = follower.webhook();
    return switch (delivery.channel()) {
      case EMAIL -> follower.email();
      case WEBHOOK -> webhook == null ? null : webhook.toString();
    };
  }

  private boolean maySee(Delivery delivery) {
    return accounts
        .viewer(delivery.userId())
        .filter(
            viewer ->
                alerts.find(viewer, delivery.alertId()).isPresent()
                    || (viewer.role() == Role.DIRECTOR && isReached(delivery)))
        .isPresent();
  }

  /** Whether a step of the escalation has come to the account: a director is told so, no more. */
  private boolean isReached(Delivery delivery) {
    return jdbc.sql(
            """
            select exists (select 1 from escalation e
              join escalation_step s on s.alert_id = e.alert_id and s.round = e.round
             where e.alert_id = :alertId and s.user_id = :userId)
            """)
        .param("alertId", delivery.alertId())
        .param("userId", delivery.userId())
        .query(Boolean.class)
        .single();
  }

  private Instant earliest(Delivery delivery, Follower follower) {
    Instant now = clock.instant();
    QuietHours quiet = follower.quiet();
    return quiet == null || delivery.safety() || delivery.duty() ? now : quiet.notBefore(now);
  }

  private Instant failed(Delivery delivery, SendException failure) {
    int attempts = delivery.attempts() + 1;
    jdbc.sql(
            "update delivery set attempts = :attempts, last_failure = :code"
                + " where delivery_id = :id")
        .param("attempts", attempts)
        .param("code", failure.code())
        .param("id", delivery.deliveryId())
        .update();
    log.warn(
        "notice waits channel={} attempts={} cause={}",
        delivery.channel(),
        attempts,
        failure.code());
    return clock.instant().plus(BackOff.after(attempts));
  }

  private void sent(Delivery delivery, Follower follower) {
    Instant now = clock.instant();
    transaction.executeWithoutResult(
        status -> {
          jdbc.sql("update delivery set sent_at = :now where delivery_id = :id")
              .param("now", Timestamp.from(now))
              .param("id", delivery.deliveryId())
              .update();
          audit.record(
              delivery.userId(),
              AuditAction.NOTICE_SENT,
              null,
              delivery.alertId(),
              "channel=" + delivery.channel());
          if (follower.repeat() != null && delivery.latest()) {
            notices.repeat(
                delivery.notificationId(),
                delivery.userId(),
                delivery.channel(),
                delivery.duty(),
                now.plus(follower.repeat()));
          }
        });
  }

  private void withdraw(Delivery delivery) {
    jdbc.sql("update delivery set withdrawn_at = :now where delivery_id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", delivery.deliveryId())
        .update();
  }

  /** Needed: some alert that the notification's evidence is part of still waits. */
  private Optional<Delivery> waiting(UUID deliveryId) {
    return jdbc.sql(
            """
            select d.*, s.alert_id, s.safety, s.open and s.workflow = 'NEW' as needed,
                   n.notification_id = (select max(l.notification_id) from notification l
                     where l.patient_id = n.patient_id and l.kind = n.kind) as latest
              from delivery d
              join notification n on n.notification_id = d.notification_id
              join alert_state s on s.patient_id = n.patient_id and s.kind = n.kind
               and (s.alert_id = n.alert_id
                 or exists (select 1 from unnest(s.telling) t
                             where starts_with(t, n.evidence_key || '|')))
             where d.delivery_id = :id and d.sent_at is null and d.withdrawn_at is null
             order by needed desc, s.opened_at desc limit 1
            """)
        .param("id", deliveryId)
        .query(
            (row, n) ->
                new Delivery(
                    deliveryId,
                    row.getLong("notification_id"),
                    row.getString("alert_id"),
                    row.getString("user_id"),
                    Channel.valueOf(row.getString("channel")),
                    row.getBoolean("duty"),
                    row.getInt("attempts"),
                    row.getBoolean("needed"),
                    row.getBoolean("safety"),
                    row.getBoolean("latest")))
        .optional();
  }
}
