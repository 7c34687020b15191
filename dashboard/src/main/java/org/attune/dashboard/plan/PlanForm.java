package org.attune.dashboard.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.PlanFault;
import org.attune.analytics.alert.Sensitivity;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.dashboard.wording.PlanLabels;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A plan as it was typed. It names what is switched off, so that a form that came in part switches
 * off nothing.
 *
 * @param off ids of the policies to switch off
 * @param sensitivity name of the sensitivity
 * @param every instrument id → days between two administrations; empty for never due
 * @param refractoryDays days without another alert of a kind
 * @param routineAlertsPerWeek routine alerts in seven days
 * @param from local time at which it is to begin; empty for at once
 * @param reason why
 */
public record PlanForm(
    List<String> off,
    String sensitivity,
    Map<String, String> every,
    String refractoryDays,
    String routineAlertsPerWeek,
    String from,
    String reason) {
  private static final String EVERY = "every.";
  private static final int LONGEST_REASON = 500;
  private static final Duration LONGEST_WAIT = Duration.ofDays(366);

  /** A form that would publish what is in force. */
  static PlanForm of(PlanDraft draft) {
    Map<String, String> every = new LinkedHashMap<>();
    draft.measureDays().forEach((id, days) -> every.put(id, Integer.toString(days)));
    return new PlanForm(
        draft.off(),
        draft.sensitivity().name(),
        every,
        Integer.toString(draft.refractoryDays()),
        Integer.toString(draft.routineAlertsPerWeek()),
        "",
        "");
  }

  /** What was sent. */
  static PlanForm of(MultiValueMap<String, String> fields) {
    Map<String, String> every = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(EVERY)) {
            every.put(name.substring(EVERY.length()), first(fields, name));
          }
        });
    return new PlanForm(
        List.copyOf(fields.getOrDefault("off", List.of())),
        first(fields, "sensitivity"),
        every,
        first(fields, "refractoryDays"),
        first(fields, "routineAlertsPerWeek"),
        first(fields, "from"),
        first(fields, "reason"));
  }

  private static String first(MultiValueMap<String, String> fields, String name) {
    String value = fields.getFirst(name);
    return value == null ? "" : value.strip();
  }

  /**
   * What came of reading it.
   *
   * @param order what is to be published; null when it cannot be
   * @param refusal why not, in words; empty when it can
   */
  record Read(@Nullable PlanOrder order, String refusal) {}

  /** Reads it; a form is judged by the same rules as a file. */
  Read read(PlanOrder.Seen seen, Instant now, ZoneId zone) {
    Optional<PlanDraft> draft = draft();
    if (draft.isEmpty()) {
      return refused(
          "the sensitivity is low, standard or high, and days and alerts are whole numbers.");
    }
    Optional<PlanFault> fault = draft.get().fault();
    if (fault.isPresent()) {
      return refused(words(fault.get()));
    }
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      return refused("say why, in at most " + LONGEST_REASON + " characters.");
    }
    if (from.isEmpty()) {
      return new Read(new PlanOrder(seen, draft.get(), null, reason), "");
    }
    Instant begins;
    try {
      begins = LocalDateTime.parse(from).atZone(zone).toInstant();
    } catch (DateTimeParseException e) {
      return refused("the plan begins at a day and a time. Leave it empty to begin at once.");
    }
    if (!begins.isAfter(now)) {
      return refused("it would begin in the past. Leave the time empty to begin at once.");
    }
    if (begins.isAfter(now.plus(LONGEST_WAIT))) {
      return refused("it would begin more than a year from now.");
    }
    return new Read(new PlanOrder(seen, draft.get(), begins, reason), "");
  }

  private static Read refused(String why) {
    return new Read(null, "Not published: " + why);
  }

  private Optional<PlanDraft> draft() {
    Optional<Sensitivity> told =
        Arrays.stream(Sensitivity.values())
            .filter(one -> one.name().equals(sensitivity))
            .findFirst();
    if (told.isEmpty()) {
      return Optional.empty();
    }
    try {
      Map<String, Integer> days = new TreeMap<>();
      every.forEach(
          (id, typed) -> {
            if (!typed.isEmpty()) {
              days.put(id, Integer.parseInt(typed));
            }
          });
      return Optional.of(
          new PlanDraft(
              off,
              told.get(),
              days,
              Integer.parseInt(refractoryDays),
              Integer.parseInt(routineAlertsPerWeek)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String words(PlanFault fault) {
    if (fault instanceof PlanFault.SafetySignal signal) {
      return "“"
          + PlanLabels.policy(signal.policy())
          + "” is about safety and cannot be switched off.";
    }
    if (fault instanceof PlanFault.RepeatedSignal signal) {
      return "“" + PlanLabels.policy(signal.policy()) + "” is switched off twice.";
    }
    if (fault instanceof PlanFault.OutOfRange number) {
      String what =
          switch (number.field()) {
            case MEASURE -> "the days between two " + PlanLabels.instrument(number.instrument());
            case REFRACTORY_DAYS -> "the days without another alert of a kind";
            case ROUTINE_ALERTS_PER_WEEK -> "the routine alerts in 7 days";
          };
      return what
          + " are a whole number from "
          + number.range().least()
          + " to "
          + number.range().most()
          + ".";
    }
    return "it names a policy or a questionnaire that does not exist. Load the page again.";
  }

  /**
   * A policy that may be switched off.
   *
   * @param id id
   * @param label what it looks for
   * @param about when it alerts
   * @param off whether it is switched off
   */
  public record PolicyRow(String id, String label, String about, boolean off) {}

  /** The policies that may be switched off. */
  public List<PolicyRow> policies() {
    return Arrays.stream(SignalPolicy.values())
        .filter(policy -> !policy.safety())
        .map(
            policy ->
                new PolicyRow(
                    policy.id(),
                    PlanLabels.policy(policy),
                    PlanLabels.about(policy),
                    off.contains(policy.id())))
        .toList();
  }

  /**
   * One of several.
   *
   * @param value value of the field
   * @param label in words
   * @param about what it does
   * @param chosen whether it is chosen
   */
  public record Choice(String value, String label, String about, boolean chosen) {}

  /** The sensitivities. */
  public List<Choice> sensitivities() {
    return Arrays.stream(Sensitivity.values())
        .map(
            one ->
                new Choice(
                    one.name(),
                    PlanLabels.sensitivity(one),
                    PlanLabels.about(one),
                    one.name().equals(sensitivity)))
        .toList();
  }

  /**
   * A questionnaire.
   *
   * @param field name of its field
   * @param label name
   * @param days days between two; empty for never due
   */
  public record MeasureRow(String field, String label, String days) {}

  /** Questionnaires that can be due. */
  public List<MeasureRow> measures() {
    List<MeasureRow> rows = new ArrayList<>();
    for (Instrument instrument : Instruments.all()) {
      rows.add(
          new MeasureRow(
              EVERY + instrument.id(), instrument.name(), every.getOrDefault(instrument.id(), "")));
    }
    return rows;
  }

  /** What no plan switches off. */
  public static List<String> alwaysWatched() {
    return Arrays.stream(SignalPolicy.values())
        .filter(SignalPolicy::safety)
        .map(PlanLabels::policy)
        .toList();
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "PlanForm[redacted]";
  }
}
