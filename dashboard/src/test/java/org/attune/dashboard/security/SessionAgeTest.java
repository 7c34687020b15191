package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionAgeTest {
  private static final Instant CREATED = Instant.parse("2026-11-03T08:00:00Z");
  private final Map<String, Object> attributes = new HashMap<>();
  private final HttpSession session =
      (HttpSession)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {HttpSession.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getCreationTime" -> CREATED.toEpochMilli();
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(method.getName());
                  });

  private static SessionAge at(Duration sinceCreation) {
    return new SessionAge(Clock.fixed(CREATED.plus(sinceCreation), ZoneOffset.UTC));
  }

  private static HttpServletRequest request(String path, @Nullable String htmx) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            SessionAgeTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getRequestURI" -> path;
                  case "getHeader" -> htmx;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  @Test
  void isOverHalfAnHourAfterThePersonLastDidSomething() {
    at(Duration.ofMinutes(20)).note(request("/", null), session);
    assertThat(at(Duration.ofMinutes(50)).isOver(session)).isFalse();
    assertThat(at(Duration.ofMinutes(51)).isOver(session)).isTrue();
  }

  @Test
  void isNotProlongedByWhatAnOpenPageAsksForByItself() {
    at(Duration.ofMinutes(20)).note(request("/caseload", "true"), session);
    at(Duration.ofMinutes(20)).note(request("/live", null), session);
    assertThat(at(Duration.ofMinutes(31)).isOver(session)).isTrue();
  }

  @Test
  void isOverAfterTwelveHoursWhateverThePersonDoes() {
    at(Duration.ofHours(12)).note(request("/", null), session);
    assertThat(at(Duration.ofHours(12)).isOver(session)).isFalse();
    assertThat(at(Duration.ofHours(12).plusSeconds(1)).isOver(session)).isTrue();
  }
}
