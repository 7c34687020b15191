package org.attune.dashboard.token;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.attune.dashboard.audit.AuditAction;
import org.attune.dashboard.audit.AuditTrail;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes and revokes tokens of the viewer's own. */
@Component
public final class TokenService {
  /** The longest life. */
  static final int LONGEST_DAYS = 90;

  private static final int LONGEST_NAME = 100;

  /** Tokens of one account in force at a time. */
  private static final int MOST = 20;

  private final TokenRepository tokens;
  private final TransactionTemplate transaction;
  private final AuditTrail audit;
  private final SecureRandom random = new SecureRandom();

  TokenService(TokenRepository tokens, TransactionTemplate transaction, AuditTrail audit) {
    this.tokens = tokens;
    this.transaction = transaction;
    this.audit = audit;
  }

  /** Thrown when a token is not made; the message says why, in words. */
  public static final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RefusedException(String why) {
      super(why, null, false, false);
    }
  }

  /** The viewer's tokens, those in force first. */
  public List<TokenRow> of(Viewer viewer) {
    return tokens.of(viewer.userId());
  }

  /**
   * Makes a token.
   *
   * @param name what its holder calls it, 1 to 100 characters
   * @param days how long it is in force, 1 to 90
   * @return the token; this is the only time that anybody sees it
   * @throws RefusedException when name or days are not so, or 20 tokens are in force
   */
  public String make(Viewer viewer, String name, int days) {
    String called = name.strip();
    if (called.isEmpty()
        || called.length() > LONGEST_NAME
        || called.chars().anyMatch(Character::isISOControl)) {
      throw new RefusedException("a name of at most " + LONGEST_NAME + " letters is needed");
    }
    if (days < 1 || days > LONGEST_DAYS) {
      throw new RefusedException("a token is in force for 1 to " + LONGEST_DAYS + " days");
    }
    if (of(viewer).stream().filter(TokenRow::inForce).count() >= MOST) {
      throw new RefusedException(MOST + " tokens are in force; revoke one first");
    }
    String token = TokenSecret.make(random);
    UUID tokenId = UUID.randomUUID();
    transaction.executeWithoutResult(
        status -> {
          tokens.add(
              tokenId, viewer.userId(), called, TokenSecret.hash(token), Duration.ofDays(days));
          audit.record(
              viewer.userId(), AuditAction.TOKEN_MADE, null, tokenId.toString(), "days=" + days);
        });
    return token;
  }

  /** Ends a token at once; false when the viewer has none of that id in force. */
  public boolean revoke(Viewer viewer, UUID tokenId) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean done = tokens.revoke(viewer.userId(), tokenId);
              if (done) {
                audit.record(
                    viewer.userId(), AuditAction.TOKEN_REVOKED, null, tokenId.toString(), null);
              }
              return done;
            }));
  }
}
