package org.attune.analytics.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.BiometricBatch;
import org.attune.analytics.event.CheckIn;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalTone;
import org.attune.analytics.event.Rating;
import org.attune.analytics.event.SessionAttendance;
import org.attune.analytics.event.SleepEpisode;
import org.attune.analytics.event.SubstanceUseReport;
import org.attune.analytics.event.TreatmentEvent;
import org.attune.analytics.instrument.Form;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.ScaleScore;
import org.attune.analytics.instrument.Score;
import org.attune.analytics.instrument.ScoreStatus;
import org.attune.analytics.instrument.Scorer;
import org.attune.analytics.metric.Metric;
import org.attune.analytics.metric.MetricCatalog;
import org.attune.analytics.metric.MetricFamily;
import org.attune.analytics.metric.MetricKind;
import org.attune.analytics.metric.PrintedTotals;
import org.attune.analytics.time.LocalDays;
import org.jspecify.annotations.Nullable;

/**
 * Checks that make an event fit for trends. Safety policies never wait for them: they look at the
 * event itself.
 *
 * <p>An event is used whole or not at all, so that a mended record can be read again.
 */
public final class EventChecks {
  private static final int MAX_PATIENT_ID_LENGTH = 64;
  private static final int MAX_EVENT_ID_LENGTH = 128;
  private static final int MAX_DEVICE_ID_LENGTH = 128;
  private static final int MAX_OFFSET_MINUTES = 14 * 60;

  /** A batch covers at most a local day of 25 hours, milliseconds. */
  private static final long MAX_BATCH_MILLIS = 25L * 60 * 60 * 1000;

  private EventChecks() {}

  /** A check-in, with the moment the log took it (epoch milliseconds UTC). */
  public static Checked check(CheckIn checkIn, long producedAtMillis) {
    Envelope envelope = checkIn.envelope();
    Rejection rejection = checkMoment(envelope, producedAtMillis);
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    if (envelope.retracted()) {
      return Checked.fit(single(envelope, List.of()));
    }
    if (checkIn.ratings().isEmpty()) {
      return Checked.unfit(RejectionReason.MALFORMED, "ratings");
    }
    Map<String, MetricSamples> samples = new HashMap<>();
    for (int i = 0; i < checkIn.ratings().size(); i++) {
      Rating rating = checkIn.ratings().get(i);
      String field = "ratings[" + i + "]";
      Optional<Metric> metric = MetricCatalog.find(rating.metric());
      // What people say they measured is not what a device measured: two series, never one.
      if (metric.isEmpty() || !selfReported(metric.get())) {
        return Checked.unfit(RejectionReason.UNKNOWN_METRIC, field);
      }
      OptionalDouble value = MetricCatalog.convert(metric.get(), rating.unit(), rating.value());
      if (value.isEmpty()) {
        return Checked.unfit(RejectionReason.UNKNOWN_UNIT, field);
      }
      if (!metric.get().plausible(value.getAsDouble())) {
        return Checked.unfit(RejectionReason.IMPLAUSIBLE_VALUE, field);
      }
      int slot = slot(metric.get(), envelope.eventTimeMillis(), envelope.zoneOffsetMinutes());
      MetricSamples previous =
          samples.put(rating.metric(), sample(rating.metric(), slot, value.getAsDouble()));
      if (previous != null) {
        return Checked.unfit(RejectionReason.MALFORMED, field);
      }
    }
    return Checked.fit(single(envelope, sorted(samples)));
  }

  /** An episode of sleep: values of the local day of waking up. */
  public static Checked check(SleepEpisode sleep, long producedAtMillis) {
    return SleepChecks.check(sleep, producedAtMillis);
  }

  /** An appointment: minutes attended on the local day it was scheduled for. */
  public static Checked check(SessionAttendance session, long producedAtMillis) {
    return SessionChecks.check(session, producedAtMillis);
  }

  /** A test or self-report: whether unexpected use of the substance was found on its local day. */
  public static Checked check(SubstanceUseReport report, long producedAtMillis) {
    return SubstanceChecks.check(report, producedAtMillis);
  }

  /** How a journal entry sounds: a value of the local day on which it was written. */
  public static Checked check(JournalTone tone, long producedAtMillis) {
    return ToneChecks.check(tone, producedAtMillis);
  }

  /** A change of treatment: no value of a day. */
  public static Checked check(TreatmentEvent change, long producedAtMillis) {
    return TreatmentChecks.check(change, producedAtMillis);
  }

  /**
   * The score of an assessment, with what a reader must know of it (a printed total that the
   * answers do not make); empty for an instrument that is not scored here.
   */
  public static Optional<Score> scored(Assessment assessment) {
    return Instruments.find(assessment.instrument())
        .map(instrument -> Scorer.score(instrument, form(assessment)));
  }

  private static Form form(Assessment assessment) {
    return new Form(
        assessment.version(),
        assessment.lookBackDays(),
        assessment.answered(),
        assessment.reportedTotal());
  }

  /** An assessment: its scores become sparse series when the answers can be scored. */
  public static Checked check(Assessment assessment, long producedAtMillis) {
    Envelope envelope = assessment.envelope();
    Rejection rejection = checkMoment(envelope, producedAtMillis);
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    Optional<Score> scored = scored(assessment);
    if (scored.isEmpty()) {
      return Checked.unfit(RejectionReason.UNKNOWN_INSTRUMENT, "instrument");
    }
    if (envelope.retracted()) {
      return Checked.fit(single(envelope, List.of()));
    }
    Score score = scored.get();
    if (score.status() == ScoreStatus.IMPLAUSIBLE) {
      return Checked.unfit(RejectionReason.IMPLAUSIBLE_VALUE, "answers" + score.implausibleItems());
    }
    // Too many blanks give no score; the form is used all the same, and its items by the policies.
    Map<String, MetricSamples> samples = new HashMap<>();
    for (ScaleScore scale : score.scales()) {
      samples.put(scale.metric(), sample(scale.metric(), 0, scale.value()));
    }
    notePrinted(assessment, score, samples);
    return Checked.fit(single(envelope, sorted(samples)));
  }

  /** A printed total that the answers do not make is not used, and not kept from anybody. */
  private static void notePrinted(
      Assessment assessment, Score score, Map<String, MetricSamples> samples) {
    Integer printed = assessment.reportedTotal();
    if (printed == null || !score.printedAnother()) {
      return;
    }
    String form =
        Instruments.find(assessment.instrument())
            .orElseThrow()
            .version(score.version())
            .metricPrefix();
    String metric = PrintedTotals.printed(form);
    samples.put(metric, sample(metric, 0, printed));
    Integer total = score.total();
    if (total != null) {
      String answered = PrintedTotals.answered(form);
      samples.put(answered, sample(answered, 0, total));
    }
  }

  /** A batch of wearable samples. */
  public static Checked check(BiometricBatch batch, long producedAtMillis) {
    Envelope envelope = batch.envelope();
    Rejection rejection = checkIdentity(envelope);
    if (rejection == null) {
      rejection =
          Timeliness.check(
              envelope,
              Math.min(envelope.eventTimeMillis(), batch.intervalStartMillis()),
              // The start too: an end before it must not hide where the batch would lie.
              Math.max(
                  envelope.eventTimeMillis(),
                  Math.max(batch.intervalStartMillis(), batch.intervalEndMillis())),
              producedAtMillis);
    }
    if (rejection != null) {
      return Checked.unfit(rejection);
    }
    long length = batch.intervalEndMillis() - batch.intervalStartMillis();
    if (length < 0 || length > MAX_BATCH_MILLIS) {
      return Checked.unfit(RejectionReason.MALFORMED, "intervalEnd");
    }
    Optional<Metric> found = MetricCatalog.find(batch.metric());
    // Self-ratings and totals come as check-ins and assessments, where the safety policies look.
    if (found.isEmpty() || !deviceMetric(found.get())) {
      return Checked.unfit(RejectionReason.UNKNOWN_METRIC, "metric");
    }
    // Without its device a batch could not be kept apart from another device's.
    if (!namesDevice(batch.device())) {
      return Checked.unfit(RejectionReason.MALFORMED, "deviceId");
    }
    if (batch.offsetsMillis().length != batch.values().length) {
      return Checked.unfit(RejectionReason.MALFORMED, "values");
    }
    SlotColumns columns = new SlotColumns(batch.values().length);
    if (!envelope.retracted()) {
      RejectionReason reason = fill(columns, batch, found.get(), length);
      if (reason != null) {
        return Checked.unfit(reason, reason == RejectionReason.UNKNOWN_UNIT ? "unit" : "values");
      }
    }
    List<DaySamples> parts = new ArrayList<>();
    int zone = envelope.zoneOffsetMinutes();
    int last =
        LocalDays.epochDay(
            Math.max(batch.intervalStartMillis(), batch.intervalEndMillis() - 1), zone);
    for (int day = LocalDays.epochDay(batch.intervalStartMillis(), zone); day <= last; day++) {
      MetricSamples samples = columns.of(batch.metric(), day);
      parts.add(new DaySamples(day, samples.count() == 0 ? List.of() : List.of(samples)));
    }
    return Checked.fit(
        new Observation(
            envelope,
            batch.device(),
            batch.deviceRank(),
            found.get().kind() == MetricKind.MINUTE_SERIES ? batch.metric() : "",
            List.copyOf(parts)));
  }

  /**
   * Puts each sample into its slot; of several in one slot the greatest stays, so that it does not
   * matter how a device cuts its samples into batches.
   */
  private static @Nullable RejectionReason fill(
      SlotColumns columns, BiometricBatch batch, Metric metric, long length) {
    int zone = batch.envelope().zoneOffsetMinutes();
    for (int i = 0; i < batch.values().length; i++) {
      OptionalDouble value = MetricCatalog.convert(metric, batch.unit(), batch.values()[i]);
      if (value.isEmpty()) {
        return RejectionReason.UNKNOWN_UNIT;
      }
      if (!metric.plausible(value.getAsDouble())) {
        return RejectionReason.IMPLAUSIBLE_VALUE;
      }
      int offset = batch.offsetsMillis()[i];
      // The end is the first instant after the batch: a sample there could lie on a day that a
      // retraction of the batch would not reach. A batch of no length holds its first instant.
      if (offset < 0 || offset >= Math.max(1, length)) {
        return RejectionReason.MALFORMED;
      }
      long at = batch.intervalStartMillis() + offset;
      columns.add(
          LocalDays.epochDay(at, zone),
          slot(metric, at, zone),
          MetricSamples.fixed(value.getAsDouble()));
    }
    return null;
  }

  private static boolean deviceMetric(Metric metric) {
    return metric.family() == MetricFamily.PHYSIOLOGY
        && (metric.kind() == MetricKind.MINUTE_SERIES || metric.kind() == MetricKind.DAILY);
  }

  private static boolean selfReported(Metric metric) {
    return metric.family() == MetricFamily.SELF_REPORT
        || metric.family() == MetricFamily.SAFETY_URGE;
  }

  static boolean namesDevice(String device) {
    return !device.isBlank() && device.length() <= MAX_DEVICE_ID_LENGTH;
  }

  private static int slot(Metric metric, long atMillis, int zoneOffsetMinutes) {
    return metric.kind() == MetricKind.MINUTE_SERIES
        ? LocalDays.minuteOfDay(atMillis, zoneOffsetMinutes)
        : 0;
  }

  static @Nullable Rejection checkMoment(Envelope envelope, long producedAtMillis) {
    Rejection rejection = checkIdentity(envelope);
    return rejection != null
        ? rejection
        : Timeliness.check(
            envelope, envelope.eventTimeMillis(), envelope.eventTimeMillis(), producedAtMillis);
  }

  static @Nullable Rejection checkIdentity(Envelope envelope) {
    if (envelope.patientId().isBlank() || envelope.patientId().length() > MAX_PATIENT_ID_LENGTH) {
      return new Rejection(RejectionReason.MISSING_PATIENT_ID, "patientId");
    }
    if (envelope.eventId().isBlank() || envelope.eventId().length() > MAX_EVENT_ID_LENGTH) {
      return new Rejection(RejectionReason.MISSING_EVENT_ID, "eventId");
    }
    // Both bounds: the absolute value of the smallest int is negative.
    if (envelope.zoneOffsetMinutes() > MAX_OFFSET_MINUTES
        || envelope.zoneOffsetMinutes() < -MAX_OFFSET_MINUTES) {
      return new Rejection(RejectionReason.INVALID_ZONE_OFFSET, "zoneOffsetMinutes");
    }
    if (envelope.revision() < 0) {
      return new Rejection(RejectionReason.MALFORMED, "revision");
    }
    return null;
  }

  private static Observation single(Envelope envelope, List<MetricSamples> samples) {
    int day = LocalDays.epochDay(envelope.eventTimeMillis(), envelope.zoneOffsetMinutes());
    return new Observation(envelope, "", 0, "", List.of(new DaySamples(day, samples)));
  }

  /** What one event says about one day. */
  static Observation observed(
      Envelope envelope, String device, int deviceRank, int epochDay, List<MetricSamples> samples) {
    return new Observation(
        envelope, device, deviceRank, "", List.of(new DaySamples(epochDay, samples)));
  }

  private static List<MetricSamples> sorted(Map<String, MetricSamples> samples) {
    return List.copyOf(new TreeMap<>(samples).values());
  }

  static MetricSamples sample(String metric, int slot, double value) {
    return MetricSamples.of(metric, new int[] {slot}, new long[] {MetricSamples.fixed(value)});
  }
}
