package org.attune.dashboard.signal;

import java.util.List;
import java.util.Set;

/** Told of alerts that changed, within the transaction that changes them. */
public interface AlertChanges {
  /**
   * Evidence, a correction, or an action of a clinician changed alerts.
   *
   * @param alertIds which
   * @param notificationIds new rows of table notification among them
   */
  void changed(Set<String> alertIds, List<Long> notificationIds);
}
