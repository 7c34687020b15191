package org.attune.pipelines.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.AlertAction;
import org.attune.analytics.alert.AlertKind;
import org.attune.analytics.alert.Evidence;
import org.attune.analytics.alert.EvidenceSeen;
import org.attune.analytics.alert.ReassuringSignal;
import org.attune.analytics.alert.RiskAssessment;
import org.attune.analytics.alert.Signal;
import org.attune.analytics.alert.TextSpan;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.journal.CssrsLevel;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.journal.Modifier;
import org.attune.analytics.trend.ChangeContext;
import org.attune.analytics.trend.ChartPosition;
import org.attune.analytics.trend.ChartReading;
import org.attune.analytics.trend.ChartStatus;
import org.attune.analytics.trend.Finality;
import org.attune.analytics.trend.TrendPoint;
import org.attune.analytics.trend.UsualRange;
import org.attune.schemas.common.Tier;
import org.attune.schemas.context.Action;
import org.jspecify.annotations.Nullable;

/** Results as records of the contracts, and back where a job reads another job's results. */
final class ResultMapping {
  /** Looked up once: a point goes out for every other event, and valueOf asks a map of names. */
  private static final Map<ChartStatus, org.attune.schemas.result.ChartStatus> STATUSES =
      named(ChartStatus.class, org.attune.schemas.result.ChartStatus::valueOf);

  private static final Map<Finality, org.attune.schemas.result.Finality> FINALITIES =
      named(Finality.class, org.attune.schemas.result.Finality::valueOf);

  private static final Map<Confidentiality, org.attune.schemas.common.Confidentiality> RULES =
      named(Confidentiality.class, org.attune.schemas.common.Confidentiality::valueOf);

  private ResultMapping() {}

  private static <D extends Enum<D>, C> Map<D, C> named(
      Class<D> domain, Function<String, C> contract) {
    Map<D, C> named = new EnumMap<>(domain);
    for (D value : domain.getEnumConstants()) {
      named.put(value, contract.apply(value.name()));
    }
    return named;
  }

  static org.attune.schemas.result.TrendPoint trendPoint(TrendPoint point) {
    UsualRange usual = point.usual();
    ChartReading reading = point.reading();
    ChangeContext context = point.context();
    // In the order of the contract. The builder checks and defaults each field at several times the
    // price of all else.
    return new org.attune.schemas.result.TrendPoint(
        point.patientId(),
        point.metric(),
        LocalDate.ofEpochDay(point.epochDay()),
        point.zoneOffsetMinutes(),
        point.value(),
        point.samples(),
        point.coverage(),
        point.valid(),
        STATUSES.get(point.status()),
        point.baselineDays(),
        of(usual, UsualRange::mean),
        of(usual, UsualRange::sd),
        of(usual, UsualRange::low),
        of(usual, UsualRange::high),
        of(reading, ChartReading::ewma),
        of(reading, ChartReading::lowerLimit),
        of(reading, ChartReading::upperLimit),
        of(reading, ChartReading::z),
        of(context, ChangeContext::slope14),
        point.revision(),
        FINALITIES.get(point.finality()),
        point.live(),
        Instant.ofEpochMilli(point.receivedAtMillis()),
        confidentiality(point.confidentiality()),
        of(context, ChangeContext::median),
        of(context, ChangeContext::mad),
        of(context, ChangeContext::admissionMean),
        of(context, ChangeContext::admissionSd),
        of(context, ChangeContext::weekdayEffect),
        of(context, ChangeContext::worse),
        of(context, ChangeContext::cusumUp),
        of(context, ChangeContext::cusumDown),
        of(context, ChangeContext::variabilityRatio),
        of(context, ChangeContext::variabilityLimit),
        of(context, ChangeContext::slope7),
        of(context, ChangeContext::slope7Lower),
        of(context, ChangeContext::slope7Upper),
        of(context, ChangeContext::slope14Lower),
        of(context, ChangeContext::slope14Upper),
        of(context, ChangeContext::robustZ),
        of(context, ChangeContext::autocorrelationTau),
        of(context, ChangeContext::varianceTau));
  }

  /** A figure of a part of the point; null without the part. */
  private static <T> @Nullable Double of(@Nullable T part, Function<T, @Nullable Double> figure) {
    return part == null ? null : figure.apply(part);
  }

  /** The point, or null when its status or finality is none that is known here. */
  static @Nullable TrendPoint trendPoint(org.attune.schemas.result.TrendPoint point) {
    ChartStatus status =
        switch (point.getStatus()) {
          case SPARSE -> ChartStatus.SPARSE;
          case INSUFFICIENT_DATA -> ChartStatus.INSUFFICIENT_DATA;
          case LEARNING -> ChartStatus.LEARNING;
          case IN_RANGE -> ChartStatus.IN_RANGE;
          case ADVERSE -> ChartStatus.ADVERSE;
          case FAVORABLE -> ChartStatus.FAVORABLE;
          case NEUTRAL -> ChartStatus.NEUTRAL;
          case UNKNOWN -> null;
        };
    Finality finality =
        switch (point.getFinality()) {
          case PROVISIONAL -> Finality.PROVISIONAL;
          case FINAL -> Finality.FINAL;
          case UNKNOWN -> null;
        };
    if (status == null || finality == null) {
      return null;
    }
    UsualRange usual = usual(point);
    return new TrendPoint(
        point.getPatientId(),
        point.getMetric(),
        (int) point.getLocalDay().toEpochDay(),
        point.getZoneOffsetMinutes(),
        point.getValue(),
        point.getSamples(),
        point.getCoverage(),
        point.getValid(),
        status,
        point.getBaselineDays(),
        usual,
        usual == null ? null : reading(point, status),
        context(point),
        point.getRevision(),
        finality,
        point.getNotify(),
        point.getReceivedAt().toEpochMilli(),
        Confidentiality.valueOf(point.getConfidentiality().name()));
  }

  /** What is usual, or null where a part of it is missing. */
  private static @Nullable UsualRange usual(org.attune.schemas.result.TrendPoint point) {
    Double mean = point.getBaselineMean();
    Double sd = point.getBaselineSd();
    Double low = point.getUsualLow();
    Double high = point.getUsualHigh();
    return mean == null || sd == null || low == null || high == null
        ? null
        : new UsualRange(mean, sd, low, high);
  }

  /** The chart, or null while it is learned: a chart is there whole but for a lower limit. */
  private static @Nullable ChartReading reading(
      org.attune.schemas.result.TrendPoint point, ChartStatus status) {
    Double ewma = point.getEwma();
    Double lowerLimit = point.getLowerLimit();
    Double upperLimit = point.getUpperLimit();
    Double z = point.getZ();
    if (ewma == null || upperLimit == null || z == null) {
      return null;
    }
    ChartPosition position =
        switch (status) {
          case ADVERSE -> ChartPosition.ADVERSE;
          case FAVORABLE -> ChartPosition.FAVORABLE;
          case NEUTRAL -> ChartPosition.NEUTRAL;
          case SPARSE, INSUFFICIENT_DATA, LEARNING, IN_RANGE -> ChartPosition.IN_RANGE;
        };
    return new ChartReading(ewma, lowerLimit, upperLimit, z, position);
  }

  /** Null for a metric without a chart, and in points of the first release. */
  private static @Nullable ChangeContext context(org.attune.schemas.result.TrendPoint point) {
    Double weekdayEffect = point.getWeekdayEffect();
    return weekdayEffect == null
        ? null
        : new ChangeContext(
            point.getBaselineMedian(),
            point.getBaselineMad(),
            point.getAdmissionMean(),
            point.getAdmissionSd(),
            weekdayEffect,
            point.getWorse(),
            point.getCusumUp(),
            point.getCusumDown(),
            point.getVariabilityRatio(),
            point.getVariabilityLimit(),
            point.getSlope7PerDay(),
            point.getSlope7Lower(),
            point.getSlope7Upper(),
            point.getSlopePerDay(),
            point.getSlope14Lower(),
            point.getSlope14Upper(),
            point.getRobustZ(),
            point.getAutocorrelationTau(),
            point.getVarianceTau());
  }

  static AlertAction action(org.attune.schemas.context.AlertAction action) {
    return new AlertAction(
        action.getActionId(),
        action.getAlertId(),
        action.getPatientId(),
        kind(action.getAlertKind()),
        action.getAction() == Action.RESOLVE,
        action.getRevisionSeen(),
        action.getEvidenceSeen().stream().flatMap(seen -> evidenceSeen(seen).stream()).toList());
  }

  /** Null for a name that is not known here: then the alert's id alone tells what was ended. */
  private static @Nullable AlertKind kind(String name) {
    return named(AlertKind.values(), name).orElse(null);
  }

  /** Empty for a tier that is not known here: what nobody can compare was not seen. */
  private static Optional<EvidenceSeen> evidenceSeen(org.attune.schemas.context.EvidenceSeen seen) {
    return named(org.attune.analytics.alert.Tier.values(), seen.getSeverity())
        .map(tier -> new EvidenceSeen(seen.getEvidenceKey(), tier, seen.getValue()));
  }

  private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
    return Arrays.stream(values).filter(value -> value.name().equals(name)).findFirst();
  }

  static org.attune.schemas.result.Alert alert(Alert alert) {
    return org.attune.schemas.result.Alert.newBuilder()
        .setAlertId(alert.alertId())
        .setPatientId(alert.patientId())
        .setKind(org.attune.schemas.result.AlertKind.valueOf(alert.kind().name()))
        .setSafety(alert.kind().safety())
        .setTier(Tier.valueOf(alert.tier().name()))
        .setDetection(org.attune.schemas.result.Detection.valueOf(alert.detection().name()))
        .setOpenedAt(Instant.ofEpochMilli(alert.openedAtMillis()))
        .setLastEvidenceAt(Instant.ofEpochMilli(alert.lastEvidenceAtMillis()))
        .setEvidenceCount(alert.evidenceCount())
        .setEvidence(alert.evidence().stream().map(ResultMapping::evidence).toList())
        .setHeldBack(alert.heldBack())
        .setRevision(alert.revision())
        .setConfidentiality(confidentiality(alert.confidentiality()))
        .build();
  }

  private static org.attune.schemas.result.Evidence evidence(Evidence evidence) {
    TextSpan place = evidence.place();
    return org.attune.schemas.result.Evidence.newBuilder()
        .setEvidenceKey(evidence.key())
        .setReason(evidence.reason().name())
        .setSeverity(Tier.valueOf(evidence.tier().name()))
        .setMetric(evidence.metric())
        .setLocalDay(day(evidence.epochDay()))
        .setValue(evidence.value())
        .setPreviousValue(evidence.previousValue())
        .setBaselineMean(evidence.baselineMean())
        .setLowerLimit(evidence.lowerLimit())
        .setUpperLimit(evidence.upperLimit())
        .setEwma(evidence.ewma())
        .setEventTime(Instant.ofEpochMilli(evidence.eventTimeMillis()))
        .setReceivedAt(Instant.ofEpochMilli(evidence.receivedAtMillis()))
        .setZoneOffsetMinutes(evidence.zoneOffsetMinutes())
        .setFlags(evidence.flags().stream().map(Enum::name).toList())
        .setNotify(evidence.notifies())
        .setEntryId(place == null ? null : place.entryId())
        .setSpanStart(place == null ? null : place.start())
        .setSpanEnd(place == null ? null : place.end())
        .build();
  }

  static org.attune.schemas.result.RiskAssessment risk(RiskAssessment risk) {
    List<org.attune.schemas.result.Signal> signals =
        risk.signals().stream().map(ResultMapping::signal).toList();
    return org.attune.schemas.result.RiskAssessment.newBuilder()
        .setPatientId(risk.patientId())
        .setLevel(org.attune.schemas.result.PriorityLevel.valueOf(risk.level().name()))
        .setSignals(signals)
        .setReassuring(risk.reassuring().stream().map(ResultMapping::reassuring).toList())
        .setMissing(risk.missing())
        .setAssessedAt(Instant.ofEpochMilli(risk.assessedAtMillis()))
        .setRevision(risk.revision())
        .setConfidentiality(confidentiality(risk.confidentiality()))
        .build();
  }

  private static org.attune.schemas.result.ReassuringSignal reassuring(ReassuringSignal signal) {
    return org.attune.schemas.result.ReassuringSignal.newBuilder()
        .setReason(signal.reason().name())
        .setMetric(signal.metric())
        .setValue(signal.value())
        .setBefore(signal.before())
        .setLocalDay(day(signal.epochDay()))
        .build();
  }

  private static org.attune.schemas.result.Signal signal(Signal signal) {
    return org.attune.schemas.result.Signal.newBuilder()
        .setReason(signal.reason().name())
        .setMetric(signal.metric())
        .setValue(signal.value())
        .setBaselineMean(signal.baselineMean())
        .setLocalDay(day(signal.epochDay()))
        .setTier(Tier.valueOf(signal.tier().name()))
        .build();
  }

  static org.attune.schemas.result.JournalSignal journalSignal(JournalSignal signal) {
    return org.attune.schemas.result.JournalSignal.newBuilder()
        .setEntryId(signal.entryId())
        .setPatientId(signal.patientId())
        .setRuleId(signal.ruleId())
        .setKind(org.attune.schemas.result.FindingKind.valueOf(signal.kind().name()))
        .setCategory(org.attune.schemas.result.JournalCategory.valueOf(signal.category().name()))
        .setLevel(org.attune.schemas.result.CssrsLevel.valueOf(signal.level().name()))
        .setTier(Tier.valueOf(signal.tier().name()))
        .setModifiers(signal.modifiers().stream().map(Enum::name).toList())
        .setSpanStart(signal.spanStart())
        .setSpanEnd(signal.spanEnd())
        .setHits(signal.hits())
        .setScore(signal.score())
        .setEntryRevision(signal.entryRevision())
        .setRevision(signal.revision())
        .setRetracted(signal.retracted())
        .setEventTime(Instant.ofEpochMilli(signal.eventTimeMillis()))
        .setReceivedAt(Instant.ofEpochMilli(signal.receivedAtMillis()))
        .setZoneOffsetMinutes(signal.zoneOffsetMinutes())
        .setClockReplaced(signal.clockReplaced())
        .setNotify(signal.notifies())
        .setConfidentiality(confidentiality(signal.confidentiality()))
        .build();
  }

  /** Null when it names a kind, category, level or tier that is not known here. */
  static @Nullable JournalSignal journalSignal(org.attune.schemas.result.JournalSignal signal) {
    if (signal.getKind() == org.attune.schemas.result.FindingKind.UNKNOWN
        || signal.getCategory() == org.attune.schemas.result.JournalCategory.UNKNOWN
        || signal.getLevel() == org.attune.schemas.result.CssrsLevel.UNKNOWN
        || signal.getTier() == Tier.UNKNOWN) {
      return null;
    }
    List<Modifier> modifiers = new ArrayList<>();
    for (Modifier modifier : Modifier.values()) {
      if (signal.getModifiers().contains(modifier.name())) {
        modifiers.add(modifier);
      }
    }
    return new JournalSignal(
        signal.getPatientId(),
        signal.getEntryId(),
        signal.getRuleId(),
        FindingKind.valueOf(signal.getKind().name()),
        JournalCategory.valueOf(signal.getCategory().name()),
        CssrsLevel.valueOf(signal.getLevel().name()),
        org.attune.analytics.alert.Tier.valueOf(signal.getTier().name()),
        List.copyOf(modifiers),
        signal.getSpanStart(),
        signal.getSpanEnd(),
        signal.getHits(),
        signal.getScore(),
        signal.getEntryRevision(),
        signal.getRevision(),
        signal.getRetracted(),
        signal.getEventTime().toEpochMilli(),
        signal.getReceivedAt().toEpochMilli(),
        signal.getZoneOffsetMinutes(),
        signal.getClockReplaced(),
        signal.getNotify(),
        Confidentiality.valueOf(signal.getConfidentiality().name()));
  }

  private static @Nullable LocalDate day(@Nullable Integer epochDay) {
    return epochDay == null ? null : LocalDate.ofEpochDay(epochDay);
  }

  private static org.attune.schemas.common.Confidentiality confidentiality(
      Confidentiality confidentiality) {
    return Objects.requireNonNull(RULES.get(confidentiality));
  }
}
