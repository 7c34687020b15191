package org.attune.dashboard.live;

import jakarta.servlet.http.HttpSession;
import org.attune.dashboard.alert.NotificationQueries;
import org.attune.dashboard.security.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The stream of new alerts, as server-sent events. */
@Controller
final class LiveController {
  private final LiveStreams streams;
  private final NotificationQueries notifications;

  LiveController(LiveStreams streams, NotificationQueries notifications) {
    this.streams = streams;
    this.notifications = notifications;
  }

  /**
   * Events {@code alert} (an item of the list of new alerts, id = notification) and {@code changed}
   * (read the caseload again).
   *
   * @param after notification the page was rendered with
   * @param lastEventId where the browser's own reconnection left off
   */
  @GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter live(
      Viewer viewer,
      HttpSession session,
      @RequestParam(required = false) @Nullable Long after,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable Long lastEventId) {
    long from;
    if (after == null && lastEventId == null) {
      from = notifications.latest();
    } else {
      from = Math.max(after == null ? 0 : after, lastEventId == null ? 0 : lastEventId);
    }
    return streams.open(viewer, session, from);
  }
}
