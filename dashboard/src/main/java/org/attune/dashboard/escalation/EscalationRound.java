package org.attune.dashboard.escalation;

/** A round of an alert's escalation, and its id in the queue. */
record EscalationRound(String alertId, int round) {
  static String id(String alertId, int round) {
    return alertId + "/" + round;
  }

  static EscalationRound of(String id) {
    int slash = id.lastIndexOf('/');
    return new EscalationRound(id.substring(0, slash), Integer.parseInt(id.substring(slash + 1)));
  }

  String id() {
    return id(alertId, round);
  }
}
