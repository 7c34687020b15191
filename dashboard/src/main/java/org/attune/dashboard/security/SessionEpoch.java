package org.attune.dashboard.security;

/** A principal that knows which sessions of its account it belongs to. */
interface SessionEpoch {
  /** Opaque id of the account. */
  String getName();

  /** Number that the account's sessions had when it signed in. */
  int epoch();
}
