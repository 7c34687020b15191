package org.attune.dashboard.notice;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * Posts notices to addresses that the deployment allows. It follows no redirect, reads no answer
 * but its status, and waits five seconds.
 */
final class Webhook implements Sender {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int FIRST_NOT_OK = 300;

  private final Outgoing outgoing;
  private final Clock clock;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(CONNECT)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  Webhook(Outgoing outgoing, Clock clock) {
    this.outgoing = outgoing;
    this.clock = clock;
  }

  @Override
  public void send(Notice notice) throws SendException {
    URI address = URI.create(notice.address());
    if (!outgoing.allows(address)) {
      throw new SendException("ADDRESS_NOT_ALLOWED");
    }
    if (notice.secret().isEmpty()) {
      throw new SendException("NO_SECRET");
    }
    int status = post(request(address, notice));
    if (status < OK || status >= FIRST_NOT_OK) {
      throw new SendException("STATUS_" + status);
    }
  }

  private HttpRequest request(URI address, Notice notice) {
    String body =
        "{\"delivery\":\"%s\",\"text\":\"%s\",\"link\":\"%s\"}"
            .formatted(notice.deliveryId(), TEXT, notice.link());
    long at = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(address)
        .timeout(ANSWER)
        .header("Content-Type", "application/json")
        .header("User-Agent", "Attune")
        .header(WebhookSignature.TIMESTAMP, Long.toString(at))
        .header(WebhookSignature.SIGNATURE, WebhookSignature.of(notice.secret(), at, body))
        .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8))
        .build();
  }

  private int post(HttpRequest request) throws SendException {
    try {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException e) {
      throw new SendException(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SendException("INTERRUPTED");
    }
  }
}
