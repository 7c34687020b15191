package org.attune.dashboard.token;

import java.util.UUID;

/**
 * A token as its holder's page shows it; never the token itself.
 *
 * @param tokenId id, which opens nothing
 * @param name what the holder calls it
 * @param made when it was made, in words
 * @param expires when it ends, in words
 * @param lastUsed when a program last used it, in words
 * @param state in force, expired or revoked, in words
 * @param inForce whether it still opens anything
 */
public record TokenRow(
    UUID tokenId,
    String name,
    String made,
    String expires,
    String lastUsed,
    String state,
    boolean inForce) {
  /** Shows no name. */
  @Override
  public String toString() {
    return "TokenRow[tokenId=" + tokenId + ", state=" + state + "]";
  }
}
