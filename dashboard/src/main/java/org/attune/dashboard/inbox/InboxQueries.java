package org.attune.dashboard.inbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.attune.dashboard.alert.AlertQueries;
import org.attune.dashboard.alert.AlertView;
import org.attune.dashboard.security.Viewer;
import org.springframework.stereotype.Component;

/** The inbox of a viewer. */
@Component
public final class InboxQueries {
  private static final int LONGEST = 200;

  private final AlertQueries alerts;

  InboxQueries(AlertQueries alerts) {
    this.alerts = alerts;
  }

  /** The 200 most pressing open alerts. */
  public Inbox of(Viewer viewer) {
    List<AlertView> open = alerts.open(viewer, LONGEST);
    List<Inbox.Section> sections = new ArrayList<>();
    add(sections, "new", "To acknowledge", open, AlertView::fresh);
    add(sections, "seen", "Acknowledged, not yet acted on", open, AlertView::onlySeen);
    add(sections, "tried", "Contact attempted, still open", open, AlertView::contactAttempted);
    add(sections, "snoozed", "Snoozed", open, AlertView::snoozed);
    return new Inbox(sections, open.size(), alerts.countOpen(viewer));
  }

  private static void add(
      List<Inbox.Section> sections,
      String id,
      String heading,
      List<AlertView> open,
      Predicate<AlertView> belongs) {
    List<AlertView> alerts = open.stream().filter(belongs).toList();
    if (!alerts.isEmpty()) {
      sections.add(new Inbox.Section(id, heading, alerts));
    }
  }
}
