package org.attune.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AuditHashTest {
  private static final Instant AT = Instant.parse("2026-11-03T17:00:00.123456Z");
  private static final AuditEvent EVENT = event("u-1", "PATIENT_READ", "p-1", null, null);

  private static AuditEvent event(
      String userId,
      String action,
      @Nullable String patientId,
      @Nullable String subject,
      @Nullable String detail) {
    return new AuditEvent(7, AT, userId, action, patientId, subject, detail);
  }

  private static String hash(AuditEvent event) {
    return HexFormat.of().formatHex(AuditHash.of(AuditHash.beforeTheFirst(), 1, event));
  }

  @Test
  void isThatOfEveryReleaseBefore() {
    assertThat(hash(EVENT))
        .isEqualTo("c4ea3a739988bfc23dd9431cb3b8623f8426f7ac6bba93a6d593264f49092abc");
  }

  @Test
  void dependsOnEveryFieldOnThePositionAndOnTheLinkBefore() {
    byte[] other = AuditHash.beforeTheFirst();
    other[31] = 1;
    List<String> hashes =
        new ArrayList<>(
            List.of(
                hash(EVENT),
                hash(new AuditEvent(8, AT, "u-1", "PATIENT_READ", "p-1", null, null)),
                hash(
                    new AuditEvent(
                        7, AT.plusNanos(1_000), "u-1", "PATIENT_READ", "p-1", null, null)),
                hash(event("u-2", "PATIENT_READ", "p-1", null, null)),
                hash(event("u-1", "CHART_READ", "p-1", null, null)),
                hash(event("u-1", "PATIENT_READ", "p-2", null, null)),
                hash(event("u-1", "PATIENT_READ", null, "p-1", null)),
                hash(event("u-1", "PATIENT_READ", "p-1", "s", null)),
                hash(event("u-1", "PATIENT_READ", "p-1", null, "s")),
                hash(event("u-1", "PATIENT_READ", "p-1", "", null)),
                hash(event("u-1P", "ATIENT_READ", "p-1", null, null))));
    hashes.add(HexFormat.of().formatHex(AuditHash.of(AuditHash.beforeTheFirst(), 2, EVENT)));
    hashes.add(HexFormat.of().formatHex(AuditHash.of(other, 1, EVENT)));
    assertThat(hashes).doesNotHaveDuplicates();
  }

  @Test
  void isTheSameForTheSameRow() {
    assertThat(
            Arrays.equals(
                AuditHash.of(AuditHash.beforeTheFirst(), 1, EVENT),
                AuditHash.of(
                    AuditHash.beforeTheFirst(),
                    1,
                    event("u-1", "PATIENT_READ", "p-1", null, null))))
        .isTrue();
  }
}
