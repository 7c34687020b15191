package org.attune.dashboard.intake;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.attune.schemas.system.RejectionReason;
import org.attune.schemas.topic.Topic;

/**
 * Whether reading a record again can help, and once what is mended (docs/adr/0037).
 *
 * @param helps whether it is offered
 * @param words what has to be mended first, or why nothing can be
 */
record Remedy(boolean helps, String words) {
  /** Where the receipt is ahead of the log: the log's time of a copy is another. */
  static final String RECEIPT = "receivedAt";

  /** What patients and devices sent: all else is written again by whoever wrote it. */
  static final Set<String> TOPICS =
      Arrays.stream(Topic.values())
          .filter(topic -> topic.family().equals("event"))
          .map(Topic::topicName)
          .collect(Collectors.toUnmodifiableSet());

  /** Codes of the reasons that it can help; of wrong clocks only where the receipt is at fault. */
  static final Set<String> HELPED =
      Arrays.stream(RejectionReason.values())
          .map(RejectionReason::name)
          .filter(code -> of(Topic.CHECK_INS.topicName(), code, RECEIPT).helps())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Of a reason code and its detail.
   *
   * @param detail field at fault, or empty
   */
  static Remedy of(String topic, String code, String detail) {
    if (!TOPICS.contains(topic)) {
      return never("Not what patients or devices sent: whoever wrote it writes it again.");
    }
    return switch (reason(code)) {
      case UNKNOWN_SCHEMA, UNKNOWN_METRIC, UNKNOWN_UNIT, UNKNOWN_INSTRUMENT ->
          once("Once a release is installed that knows it.");
      case IMPLAUSIBLE_VALUE, MALFORMED ->
          once("Once a release is installed that takes it; else it is refused again.");
      case WRONG_CLOCK ->
          detail.equals(RECEIPT)
              ? once("Once the time it was received at has passed, by a clock that is right.")
              : never("It tells of a time after its own receipt, and will again.");
      case LATE ->
          never("It was received too late, however often it is read: days that old are final.");
      case BEFORE_FINAL -> never("Its days are final, and stay so.");
      case MOVED_DAY -> never("It would move an event to another day, and will again.");
      case NOT_AVRO, WRONG_RECORD_TYPE -> never("Its bytes hold no record of this topic.");
      case MISSING_PATIENT_ID, MISSING_EVENT_ID, INVALID_ZONE_OFFSET ->
          never("What is missing is missing in the record: it must be sent anew.");
      case UNKNOWN -> once("Its reason is not known to this release.");
    };
  }

  private static RejectionReason reason(String code) {
    return Arrays.stream(RejectionReason.values())
        .filter(reason -> reason.name().equals(code))
        .findFirst()
        .orElse(RejectionReason.UNKNOWN);
  }

  private static Remedy once(String words) {
    return new Remedy(true, words);
  }

  private static Remedy never(String words) {
    return new Remedy(false, words);
  }
}
