package org.attune.dashboard.inbox;

import java.util.List;
import org.attune.dashboard.alert.AlertView;

/**
 * Open alerts by what they ask for.
 *
 * @param sections those that hold any, in the order in which they are worked through
 * @param listed alerts in the sections
 * @param open all open alerts in scope
 */
public record Inbox(List<Section> sections, int listed, int open) {
  public Inbox {
    sections = List.copyOf(sections);
  }

  /** Whether the notice of redisclosure is due. */
  public boolean restricted() {
    return sections.stream()
        .flatMap(section -> section.alerts().stream())
        .anyMatch(AlertView::restricted);
  }

  /**
   * Alerts that ask for the same.
   *
   * @param id id on the page
   * @param heading in words
   * @param alerts by tier, what waits longest first
   */
  public record Section(String id, String heading, List<AlertView> alerts) {
    public Section {
      alerts = List.copyOf(alerts);
    }
  }
}
