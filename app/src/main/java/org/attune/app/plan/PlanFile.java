package org.attune.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attune.analytics.alert.PlanDraft;
import org.attune.analytics.alert.PlanFault;
import org.attune.analytics.alert.Sensitivity;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.instrument.Instruments;
import org.attune.app.cli.UserError;
import org.attune.dashboard.plan.PlanRecords;
import org.attune.schemas.context.MonitoringPlan;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a program wants watched, as a JSON object in a file:
 *
 * <pre>
 * {"signalsOff": ["wearable-off"], "sensitivity": "HIGH",
 *  "measures": {"phq-9": 7, "pcl-5": 14},
 *  "refractoryDays": 7, "routineAlertsPerWeek": 3,
 *  "effectiveFrom": "2026-03-01T00:00:00Z"}
 * </pre>
 *
 * Every key may be left out, and is then as in the plan of a patient without one. A key or a value
 * that is not known is refused: a typing error must not leave somebody unwatched.
 *
 * @param draft what is to be watched
 * @param effectiveFrom in force from; null when at once
 */
public record PlanFile(PlanDraft draft, @Nullable Instant effectiveFrom) {
  private static final String SIGNALS_OFF = "signalsOff";
  private static final String SENSITIVITY = "sensitivity";
  private static final String MEASURES = "measures";
  private static final String REFRACTORY_DAYS = "refractoryDays";
  private static final String ROUTINE_ALERTS = "routineAlertsPerWeek";
  private static final String EFFECTIVE_FROM = "effectiveFrom";
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              SIGNALS_OFF, SENSITIVITY, MEASURES, REFRACTORY_DAYS, ROUTINE_ALERTS, EFFECTIVE_FROM));

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /**
   * Reads a file.
   *
   * @throws UserError when it is no plan; the message says what to change
   */
  public static PlanFile read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UserError("no such file: %s. Name a monitoring plan as JSON.".formatted(file));
    }
    try {
      return new Reading(file.getFileName().toString(), MAPPER.readTree(Files.readString(file)))
          .plan();
    } catch (JacksonException e) {
      throw new UserError(
          "%s is not JSON: %s (line %d). Mend it there."
              .formatted(file, e.getOriginalMessage(), e.getLocation().getLineNr()),
          e);
    } catch (IOException e) {
      throw new UserError("cannot read %s. Check its permissions.".formatted(file), e);
    }
  }

  /**
   * The plan of a patient, as the log holds it.
   *
   * @param revision above that of the plan before it
   * @param now time of receipt, and in force from, unless the file names a time
   */
  public MonitoringPlan of(String patientId, int revision, Instant now) {
    return PlanRecords.of(
        patientId, revision, effectiveFrom == null ? now : effectiveFrom, now, draft);
  }

  /** One file being read. */
  private record Reading(String name, JsonNode root) {
    private PlanFile plan() {
      if (!root.isObject()) {
        throw wrong("is not a JSON object. Begin it with {");
      }
      for (String key : root.propertyNames()) {
        if (!KEYS.contains(key)) {
          throw wrong(
              "has the unknown key \"%s\". Known are %s.".formatted(key, String.join(", ", KEYS)));
        }
      }
      PlanDraft standard = PlanDraft.DEFAULT;
      PlanDraft draft =
          new PlanDraft(
              signalsOff(),
              sensitivity(),
              measures(standard.measureDays()),
              number(
                  root.get(REFRACTORY_DAYS),
                  REFRACTORY_DAYS,
                  PlanDraft.REFRACTORY_DAYS,
                  standard.refractoryDays()),
              number(
                  root.get(ROUTINE_ALERTS),
                  ROUTINE_ALERTS,
                  PlanDraft.ROUTINE_ALERTS_PER_WEEK,
                  standard.routineAlertsPerWeek()));
      Optional<PlanFault> fault = draft.fault();
      if (fault.isPresent()) {
        throw wrong(words(fault.get()));
      }
      return new PlanFile(draft, effectiveFrom());
    }

    private List<String> signalsOff() {
      JsonNode told = root.get(SIGNALS_OFF);
      List<String> off = new ArrayList<>();
      if (told == null) {
        return off;
      }
      if (!told.isArray()) {
        throw wrong("has signalsOff that is no list, such as [\"wearable-off\"].");
      }
      for (JsonNode id : told) {
        if (!id.isString()) {
          throw wrong(words(new PlanFault.UnknownSignal(id.toString())));
        }
        off.add(id.stringValue());
      }
      return off;
    }

    private Sensitivity sensitivity() {
      JsonNode told = root.get(SENSITIVITY);
      if (told == null) {
        return PlanDraft.DEFAULT.sensitivity();
      }
      String text = told.isString() ? told.stringValue() : "";
      return switch (text) {
        case "LOW" -> Sensitivity.LOW;
        case "STANDARD" -> Sensitivity.STANDARD;
        case "HIGH" -> Sensitivity.HIGH;
        default -> throw wrong("has sensitivity %s. Say LOW, STANDARD or HIGH.".formatted(told));
      };
    }

    private Map<String, Integer> measures(Map<String, Integer> standard) {
      JsonNode told = root.get(MEASURES);
      if (told == null) {
        return standard;
      }
      if (!told.isObject()) {
        throw wrong("has measures that are no object, such as {\"phq-9\": 7}.");
      }
      Map<String, Integer> measures = new TreeMap<>();
      for (String instrument : told.propertyNames()) {
        measures.put(
            instrument,
            number(told.get(instrument), MEASURES + "." + instrument, PlanDraft.MEASURE_DAYS, 0));
      }
      return measures;
    }

    /** A number of the file, or the standard where it names none; not one out of range. */
    private int number(@Nullable JsonNode told, String key, PlanDraft.Range range, int standard) {
      if (told == null) {
        return standard;
      }
      if (!told.isIntegralNumber() || !told.canConvertToInt() || !range.holds(told.intValue())) {
        throw wrong(
            String.format(
                Locale.ROOT,
                "has %s %s. Say a whole number from %d to %d.",
                key,
                told,
                range.least(),
                range.most()));
      }
      return told.intValue();
    }

    private @Nullable Instant effectiveFrom() {
      JsonNode told = root.get(EFFECTIVE_FROM);
      if (told == null) {
        return null;
      }
      try {
        return Instant.parse(told.isString() ? told.stringValue() : "");
      } catch (DateTimeException e) {
        throw wrong(
            "has effectiveFrom %s. Say an instant such as \"2026-03-01T00:00:00Z\"."
                .formatted(told));
      }
    }

    /** What to write instead. Numbers out of range were named above, as they stand in the file. */
    private static String words(PlanFault fault) {
      if (fault instanceof PlanFault.UnknownSignal signal) {
        return "switches off \"%s\", which is no signal. There are %s."
            .formatted(
                signal.id(),
                Arrays.stream(SignalPolicy.values())
                    .filter(policy -> !policy.safety())
                    .map(SignalPolicy::id)
                    .collect(Collectors.joining(", ")));
      }
      if (fault instanceof PlanFault.SafetySignal signal) {
        return "switches off %s, which is about safety. Take it out of signalsOff."
            .formatted(signal.policy().id());
      }
      if (fault instanceof PlanFault.RepeatedSignal signal) {
        return "names %s twice in signalsOff. Remove one of the two."
            .formatted(signal.policy().id());
      }
      if (fault instanceof PlanFault.UnknownInstrument instrument) {
        return "asks for \"%s\", which is no instrument. There are %s."
            .formatted(
                instrument.id(),
                Instruments.all().stream().map(one -> one.id()).collect(Collectors.joining(", ")));
      }
      throw new IllegalStateException("a number out of range came through");
    }

    private UserError wrong(String what) {
      return new UserError("%s %s".formatted(name, what));
    }
  }
}
