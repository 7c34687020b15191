package org.attune.dashboard.notice;

import java.security.SecureRandom;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes how the viewer wants to be told. */
@Component
final class NoticeService {
  private static final int SECRET_BYTES = 32;

  private final FollowerRepository followers;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final Outgoing outgoing;
  private final ZoneId staffZone;
  private final SecureRandom random = new SecureRandom();

  NoticeService(
      FollowerRepository followers,
      TransactionTemplate transaction,
      AuditTrail audit,
      Outgoing outgoing,
      ZoneId staffZone) {
    this.followers = followers;
    this.transaction = transaction;
    this.audit = audit;
    this.outgoing = outgoing;
    this.staffZone = staffZone;
  }

  /**
   * Saves settings unless something is wrong with them.
   *
   * @return what is wrong, in words
   */
  List<String> save(Viewer viewer, NoticeSettings settings) {
    List<String> faults = settings.faults(outgoing);
    if (faults.isEmpty()) {
      transaction.executeWithoutResult(
          status -> {
            followers.save(viewer.userId(), settings.follower(staffZone));
            audit.record(viewer.userId(), AuditAction.NOTICE_SETTINGS_CHANGED);
          });
    }
    return faults;
  }

  /** Whether a webhook was given that nothing signs yet. */
  boolean needsSecret(Viewer viewer) {
    return followers.of(viewer.userId()).webhook() != null
        && followers.secret(viewer.userId()).isEmpty();
  }

  /** Makes a new secret for the viewer's webhook; it is shown this once. */
  String renewSecret(Viewer viewer) {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    transaction.executeWithoutResult(
        status -> {
          followers.saveSecret(viewer.userId(), secret);
          audit.record(viewer.userId(), AuditAction.NOTICE_SETTINGS_CHANGED);
        });
    return secret;
  }
}
