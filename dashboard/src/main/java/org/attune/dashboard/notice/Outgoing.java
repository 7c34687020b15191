package org.attune.dashboard.notice;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What leaves this machine, as a deployment allows it.
 *
 * @param publicAddress where browsers find the pages: links begin with it; null when the port that
 *     the pages listen on is the address
 * @param mail mail server, or null when no e-mail is sent
 * @param webhookOrigins origins, {@code https://host[:port]}, to which webhooks may go; none by
 *     default, so that no account can make the server call a machine of its choice
 */
public record Outgoing(
    @Nullable URI publicAddress, @Nullable MailServer mail, Set<URI> webhookOrigins) {
  /** Nothing leaves. */
  public static final Outgoing NOTHING = new Outgoing(null, null, Set.of());

  public Outgoing {
    webhookOrigins = Set.copyOf(webhookOrigins);
  }

  /**
   * A mail server.
   *
   * @param host host
   * @param port TCP port
   * @param user user, or null for a server that asks for none
   * @param password that user's password, or null
   * @param startTls whether the connection must be encrypted before anything is said
   * @param from address of the sender
   */
  public record MailServer(
      String host,
      int port,
      @Nullable String user,
      @Nullable String password,
      boolean startTls,
      String from) {
    /** Names neither user nor password. */
    @Override
    public String toString() {
      return "MailServer[host=" + host + ", port=" + port + ", startTls=" + startTls + "]";
    }
  }

  /**
   * Reads {@code ATTUNE_PUBLIC_URL}, {@code ATTUNE_SMTP_HOST}, {@code ATTUNE_SMTP_PORT} (587),
   * {@code ATTUNE_SMTP_USER}, {@code ATTUNE_SMTP_PASSWORD}, {@code ATTUNE_SMTP_STARTTLS} (true),
   * {@code ATTUNE_SMTP_FROM} and {@code ATTUNE_WEBHOOK_ORIGINS} (joined by commas).
   *
   * @throws IllegalArgumentException when one of them cannot be read
   */
  public static Outgoing of(Map<String, String> environment) {
    String address = environment.get("ATTUNE_PUBLIC_URL");
    Set<URI> origins =
        Arrays.stream(environment.getOrDefault("ATTUNE_WEBHOOK_ORIGINS", "").split(","))
            .map(String::strip)
            .filter(origin -> !origin.isEmpty())
            .map(URI::create)
            .collect(Collectors.toSet());
    return new Outgoing(address == null ? null : URI.create(address), mail(environment), origins);
  }

  private static @Nullable MailServer mail(Map<String, String> environment) {
    String host = environment.get("ATTUNE_SMTP_HOST");
    if (host == null) {
      return null;
    }
    return new MailServer(
        host,
        Integer.parseInt(environment.getOrDefault("ATTUNE_SMTP_PORT", "587")),
        environment.get("ATTUNE_SMTP_USER"),
        environment.get("ATTUNE_SMTP_PASSWORD"),
        Boolean.parseBoolean(environment.getOrDefault("ATTUNE_SMTP_STARTTLS", "true")),
        environment.getOrDefault("ATTUNE_SMTP_FROM", "attune@localhost"));
  }

  /** Whether a webhook may go to an address. */
  public boolean allows(URI webhook) {
    String host = webhook.getHost();
    if (host == null || webhook.getUserInfo() != null || webhook.getFragment() != null) {
      return false;
    }
    return webhookOrigins.stream()
        .anyMatch(
            origin ->
                origin.getScheme().equalsIgnoreCase(webhook.getScheme())
                    && host.equalsIgnoreCase(origin.getHost())
                    && origin.getPort() == webhook.getPort());
  }
}
