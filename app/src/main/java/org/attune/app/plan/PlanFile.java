package org.attune.app.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.instrument.Instruments;
import org.attune.app.cli.UserError;
import org.attune.schemas.context.MonitoringPlan;
import org.attune.schemas.context.PlannedMeasure;
import org.attune.schemas.context.Sensitivity;
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
 * @param signalsOff ids of policies that are switched off; none is about safety
 * @param sensitivity of the personal charts
 * @param measures instrument id → days between two administrations, 1 to {@value #MOST_DAYS}
 * @param refractoryDays 0 to {@value #MOST_REFRACTORY_DAYS}
 * @param routineAlertsPerWeek 1 to {@value #MOST_ALERTS}
 * @param effectiveFrom in force from; null when at once
 */
public record PlanFile(
    List<String> signalsOff,
    Sensitivity sensitivity,
    Map<String, Integer> measures,
    int refractoryDays,
    int routineAlertsPerWeek,
    @Nullable Instant effectiveFrom) {
  private static final int MOST_DAYS = 366;
  private static final int MOST_REFRACTORY_DAYS = 28;
  private static final int MOST_ALERTS = 50;
  private static final Set<String> KEYS =
      new TreeSet<>(
          Set.of(
              "signalsOff",
              "sensitivity",
              "measures",
              "refractoryDays",
              "routineAlertsPerWeek",
              "effectiveFrom"));

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
    return MonitoringPlan.newBuilder()
        .setPatientId(patientId)
        .setRevision(revision)
        .setEffectiveFrom(effectiveFrom == null ? now : effectiveFrom)
        .setReceivedAt(now)
        .setSignalsOff(signalsOff)
        .setSensitivity(sensitivity)
        .setMeasures(
            measures.entrySet().stream()
                .map(entry -> new PlannedMeasure(entry.getKey(), entry.getValue()))
                .toList())
        .setRefractoryDays(refractoryDays)
        .setRoutineAlertsPerWeek(routineAlertsPerWeek)
        .build();
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
      var standard = org.attune.analytics.alert.MonitoringPlan.DEFAULT;
      int refractory = (int) Duration.ofMillis(standard.budget().refractoryMillis()).toDays();
      return new PlanFile(
          signalsOff(),
          sensitivity(),
          measures(standard.measureDays()),
          number(root.get("refractoryDays"), "refractoryDays", 0, MOST_REFRACTORY_DAYS, refractory),
          number(
              root.get("routineAlertsPerWeek"),
              "routineAlertsPerWeek",
              1,
              MOST_ALERTS,
              standard.budget().perWeek()),
          effectiveFrom());
    }

    private List<String> signalsOff() {
      JsonNode told = root.get("signalsOff");
      List<String> off = new ArrayList<>();
      if (told == null) {
        return off;
      }
      if (!told.isArray()) {
        throw wrong("has signalsOff that is no list, such as [\"wearable-off\"].");
      }
      for (JsonNode id : told) {
        off.add(policy(id).id());
      }
      if (new HashSet<>(off).size() < off.size()) {
        throw wrong("names a signal twice in signalsOff. Remove one of the two.");
      }
      return List.copyOf(off);
    }

    private SignalPolicy policy(JsonNode id) {
      SignalPolicy policy = id.isString() ? SignalPolicy.find(id.stringValue()).orElse(null) : null;
      if (policy == null) {
        String known =
            Arrays.stream(SignalPolicy.values())
                .filter(one -> !one.safety())
                .map(SignalPolicy::id)
                .collect(Collectors.joining(", "));
        throw wrong("switches off %s, which is no signal. There are %s.".formatted(id, known));
      }
      if (policy.safety()) {
        throw wrong(
            "switches off %s, which is about safety. Take it out of signalsOff."
                .formatted(policy.id()));
      }
      return policy;
    }

    private Sensitivity sensitivity() {
      JsonNode told = root.get("sensitivity");
      if (told == null) {
        return Sensitivity.STANDARD;
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
      JsonNode told = root.get("measures");
      if (told == null) {
        return standard;
      }
      if (!told.isObject()) {
        throw wrong("has measures that are no object, such as {\"phq-9\": 7}.");
      }
      Map<String, Integer> measures = new TreeMap<>();
      for (String instrument : told.propertyNames()) {
        if (Instruments.find(instrument).filter(i -> i.id().equals(instrument)).isEmpty()) {
          throw wrong(
              "asks for \"%s\", which is no instrument. There are %s."
                  .formatted(
                      instrument,
                      Instruments.all().stream()
                          .map(one -> one.id())
                          .collect(Collectors.joining(", "))));
        }
        measures.put(
            instrument, number(told.get(instrument), "measures." + instrument, 1, MOST_DAYS, 0));
      }
      return Map.copyOf(measures);
    }

    private int number(@Nullable JsonNode told, String key, int least, int most, int standard) {
      if (told == null) {
        return standard;
      }
      if (!told.isIntegralNumber()
          || !told.canConvertToInt()
          || told.intValue() < least
          || told.intValue() > most) {
        throw wrong(
            String.format(
                Locale.ROOT,
                "has %s %s. Say a whole number from %d to %d.",
                key,
                told,
                least,
                most));
      }
      return told.intValue();
    }

    private @Nullable Instant effectiveFrom() {
      JsonNode told = root.get("effectiveFrom");
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

    private UserError wrong(String what) {
      return new UserError("%s %s".formatted(name, what));
    }
  }
}
