package org.attune.pipelines.intake;

import org.attune.analytics.intake.Rejection;
import org.jspecify.annotations.Nullable;

/** A record that was not used: where it lies and why; none of its bytes. */
public record QuarantinedRecord(
    Origin origin, Rejection rejection, @Nullable String schemaFingerprint, long producedAtMillis) {
  /** The quarantine entry of a received record. */
  public static QuarantinedRecord of(Received received, Rejection rejection) {
    return new QuarantinedRecord(
        received.origin(), rejection, received.schemaFingerprint(), received.producedAtMillis());
  }
}
