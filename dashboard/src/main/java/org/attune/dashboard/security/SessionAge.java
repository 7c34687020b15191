package org.attune.dashboard.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * How long a session lasts: half an hour after the person last did something, twelve hours at most.
 *
 * <p>An open page asks the server by itself whenever an alert arrives; that is not the person doing
 * something, so the servlet container's own clock would keep an unattended page signed in.
 */
@Component
public final class SessionAge {
  static final Duration IDLE = Duration.ofMinutes(30);
  static final Duration LONGEST = Duration.ofHours(12);
  private static final String LAST_ACTION = SessionAge.class.getName() + ".lastAction";

  private final Clock clock;

  SessionAge(Clock clock) {
    this.clock = clock;
  }

  /** Whether the session is over; an invalidated one is. */
  public boolean isOver(HttpSession session) {
    try {
      Instant now = clock.instant();
      Object last = session.getAttribute(LAST_ACTION);
      Instant created = Instant.ofEpochMilli(session.getCreationTime());
      Instant lastAction = last instanceof Instant instant ? instant : created;
      return now.isAfter(lastAction.plus(IDLE)) || now.isAfter(created.plus(LONGEST));
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /** Notes that the person did something, unless the page asked by itself. */
  void note(HttpServletRequest request, HttpSession session) {
    if (!byItself(request)) {
      session.setAttribute(LAST_ACTION, clock.instant());
    }
  }

  /** Whether an open page asks, not the person. */
  static boolean byItself(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null || request.getRequestURI().equals("/live");
  }
}
