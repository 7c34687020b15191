package org.attune.dashboard.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.attune.schemas.system.RejectionReason;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class RemedyTest {
  private static final String ASSESSMENTS = Topic.ASSESSMENTS.topicName();

  @ParameterizedTest
  @EnumSource(
      value = RejectionReason.class,
      mode = Mode.INCLUDE,
      names = {
        "NOT_AVRO",
        "WRONG_RECORD_TYPE",
        "MISSING_PATIENT_ID",
        "MISSING_EVENT_ID",
        "INVALID_ZONE_OFFSET",
        "LATE",
        "BEFORE_FINAL",
        "MOVED_DAY"
      })
  void isNotOfferedWhereTheRecordItselfIsAtFault(RejectionReason reason) {
    assertThat(Remedy.of(ASSESSMENTS, reason.name(), "").helps()).isFalse();
    assertThat(Remedy.HELPED).doesNotContain(reason.name());
  }

  @Test
  void isOfferedWhereAReleaseOrTheClockMayMendIt() {
    assertThat(Remedy.HELPED)
        .containsExactlyInAnyOrder(
            "UNKNOWN",
            "UNKNOWN_SCHEMA",
            "UNKNOWN_METRIC",
            "UNKNOWN_UNIT",
            "UNKNOWN_INSTRUMENT",
            "IMPLAUSIBLE_VALUE",
            "MALFORMED",
            "WRONG_CLOCK");
  }

  @Test
  void helpsAWrongClockOnlyWhereTheReceiptIsAheadOfTheLog() {
    assertThat(Remedy.of(ASSESSMENTS, "WRONG_CLOCK", "receivedAt").helps()).isTrue();
    assertThat(Remedy.of(ASSESSMENTS, "WRONG_CLOCK", "eventTime").helps()).isFalse();
  }

  @Test
  void isOfferedForWhatPatientsAndDevicesSentAlone() {
    assertThat(Remedy.of(Topic.TRENDS.topicName(), "UNKNOWN_SCHEMA", "").helps()).isFalse();
    assertThat(Remedy.of(Topic.ENROLLMENTS.topicName(), "UNKNOWN_SCHEMA", "").helps()).isFalse();
    assertThat(Remedy.of(Topic.JOURNALS.topicName(), "UNKNOWN_SCHEMA", "").helps()).isTrue();
  }

  @Test
  void mayHelpForAReasonOfALaterRelease() {
    assertThat(Remedy.of(ASSESSMENTS, "SOMETHING_NEW", "").helps()).isTrue();
  }
}
