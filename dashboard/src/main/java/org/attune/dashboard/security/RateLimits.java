package org.attune.dashboard.security;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often sign-ins may fail from one address, and how often one account may ask for pages, and as
 * often again its programs, which must not cost it the next page; and far more often what its open
 * pages ask for by themselves. Kept in this process: a restart forgets, and each process counts for
 * itself.
 */
@Component
public final class RateLimits {
  static final int FAILED_SIGN_INS = 60;
  static final Duration FAILED_SIGN_INS_PER = Duration.ofMinutes(10);
  static final int REQUESTS = 1_200;
  static final Duration REQUESTS_PER = Duration.ofMinutes(1);

  /** A hundred open pages of one account that are told of something every second. */
  static final int OF_OPEN_PAGES = 6_000;

  private final Buckets signIns = new Buckets(FAILED_SIGN_INS, FAILED_SIGN_INS_PER);
  private final Buckets requests = new Buckets(REQUESTS, REQUESTS_PER);
  private final Buckets programs = new Buckets(REQUESTS, REQUESTS_PER);
  private final Buckets ofOpenPages = new Buckets(OF_OPEN_PAGES, REQUESTS_PER);

  /** Whether a sign-in from the address is heard at all. */
  boolean hearsSignIn(String address) {
    return signIns.of(address).getAvailableTokens() > 0;
  }

  /** Counts a sign-in that failed. */
  void countFailedSignIn(String address) {
    signIns.of(address).tryConsume(1);
  }

  /** Counts a request of an account; false when it is one too many. */
  boolean countRequest(String userId) {
    return requests.of(userId).tryConsume(1);
  }

  /** Counts what an open page asks for by itself; false when it is one too many. */
  boolean countOfOpenPage(String userId) {
    return ofOpenPages.of(userId).tryConsume(1);
  }

  /** Counts a request of an account's programs; false when it is one too many. */
  boolean countProgramRequest(String userId) {
    return programs.of(userId).tryConsume(1);
  }

  /** A bucket for each key; of too many keys the longest unused are forgotten. */
  private static final class Buckets {
    private static final int MOST_KEYS = 50_000;

    private final int capacity;
    private final Duration per;
    private final Map<String, Bucket> byKey =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
          }
        };

    Buckets(int capacity, Duration per) {
      this.capacity = capacity;
      this.per = per;
    }

    synchronized Bucket of(String key) {
      return byKey.computeIfAbsent(
          key,
          any ->
              Bucket.builder()
                  .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, per))
                  .build());
    }
  }
}
