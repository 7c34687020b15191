package org.attune.dashboard.notice;

/** A way to tell an account something while no page of its is open. */
public enum Channel {
  EMAIL,
  WEBHOOK
}
