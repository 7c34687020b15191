package org.attune.dashboard.notice;

import java.net.URI;
import java.util.UUID;

/** Addresses that lead from a notice to its alert; they say nothing of it. */
@FunctionalInterface
interface Links {
  /** The page that looks up what a delivery is about, for whoever signs in. */
  URI to(UUID deliveryId);
}
