package org.attune.app.bench;

import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A caseload page left open. It behaves as the page's script does: whatever the stream tells, it
 * reads the caseload anew, one request at a time, and once more when it was told of more meanwhile.
 */
final class LivePage implements AutoCloseable {
  private static final String PART = "/caseload?page=1";

  private final SignedIn browser;
  private final Collection<Long> refreshNanos;
  private final CompletableFuture<HttpResponse<Void>> stream;
  private final AtomicInteger told = new AtomicInteger();
  private final CompletableFuture<@Nullable Void> open = new CompletableFuture<>();
  private volatile boolean closed;

  /**
   * Opens the page's stream.
   *
   * @param refreshNanos takes how long each reading anew took; many pages share it
   */
  LivePage(SignedIn browser, Collection<Long> refreshNanos) {
    this.browser = browser;
    this.refreshNanos = refreshNanos;
    this.stream =
        browser.stream(
            HttpResponse.BodyHandlers.fromLineSubscriber(
                new Flow.Subscriber<String>() {
                  @Override
                  public void onSubscribe(Flow.Subscription subscription) {
                    subscription.request(Long.MAX_VALUE);
                  }

                  @Override
                  public void onNext(String line) {
                    told(line);
                  }

                  @Override
                  public void onError(Throwable failure) {
                    open.completeExceptionally(failure);
                  }

                  @Override
                  public void onComplete() {
                    // The stream's end is seen where the response completes.
                  }
                }));
  }

  /** Completes when the stream has said its first word. */
  CompletableFuture<@Nullable Void> opened() {
    return open;
  }

  /** Whether the stream is still open. */
  boolean live() {
    return open.isDone() && !open.isCompletedExceptionally() && !stream.isDone();
  }

  private void told(String line) {
    open.complete(null);
    if (line.startsWith("event:") && told.getAndIncrement() == 0) {
      refresh();
    }
  }

  private void refresh() {
    int seen = told.get();
    long asked = System.nanoTime();
    var unused =
        browser
            .part(PART)
            .whenComplete(
                (answer, failure) -> {
                  if (failure == null) {
                    refreshNanos.add(System.nanoTime() - asked);
                  }
                  if (!closed && !told.compareAndSet(seen, 0)) {
                    refresh();
                  }
                });
  }

  @Override
  public void close() {
    closed = true;
    stream.cancel(true);
  }
}
