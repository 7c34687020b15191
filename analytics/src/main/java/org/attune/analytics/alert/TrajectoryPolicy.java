package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.attune.analytics.event.Assessment;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.instrument.ChangeClass;
import org.attune.analytics.instrument.FormVersion;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.ReliableChange;
import org.attune.analytics.instrument.ResponsePriors;
import org.attune.analytics.instrument.ResponseReading;
import org.attune.analytics.instrument.ResponseSignal;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire's total against the first one of the episode: reliably worse, or behind the
 * response to be expected ({@code docs/CLINICAL.md} §2 and §3). Of the two only the first is told.
 */
final class TrajectoryPolicy {
  private static final double WEEK_MILLIS = 7.0 * 24 * 60 * 60 * 1000;

  private TrajectoryPolicy() {}

  /** The key under which totals of one wording are kept. */
  static String key(Instrument instrument, FormVersion version) {
    return instrument.id() + '@' + version.id();
  }

  private static Optional<Instrument> instrument(String key) {
    return Instruments.find(key.substring(0, key.indexOf('@')));
  }

  /**
   * What the latest form says.
   *
   * @param now the totals with it as the latest
   */
  static List<Finding> of(
      Assessment assessment,
      Instrument instrument,
      FormVersion version,
      ScoreTrack now,
      long producedAtMillis) {
    Envelope envelope = assessment.envelope();
    Moment moment = Moment.of(envelope, producedAtMillis);
    String metric = metric(instrument, version);
    List<Finding> findings = new ArrayList<>();
    boolean worse = deteriorated(instrument, now);
    add(
        findings,
        worse,
        moment,
        envelope,
        AlertKind.DETERIORATION,
        new Told(
            Reason.RELIABLY_WORSE,
            Tier.ROUTINE,
            metric,
            (double) now.latest().total(),
            (double) now.first().total()),
        null);
    ResponseReading response = response(instrument, now);
    add(
        findings,
        !worse && behind(response),
        moment,
        envelope,
        AlertKind.NOT_ON_TRACK,
        new Told(
            Reason.NOT_ON_TRACK,
            Tier.ROUTINE,
            metric,
            (double) now.latest().total(),
            (double) now.first().total()),
        response);
    return findings;
  }

  private static void add(
      List<Finding> findings,
      boolean found,
      Moment moment,
      Envelope envelope,
      AlertKind kind,
      Told told,
      @Nullable ResponseReading response) {
    if (found) {
      Finding finding = moment.finding(kind, envelope, told, List.of(), false);
      findings.add(response == null ? finding : finding.expecting(response.expected()));
    } else if (envelope.revision() > 0) {
      findings.add(moment.finding(kind, envelope, told, List.of(Flag.RETRACTED), true));
    }
  }

  /** Kinds of which no instrument's latest total speaks any more. */
  static Set<AlertKind> settled(Map<String, ScoreTrack> scores) {
    Set<AlertKind> over = EnumSet.of(AlertKind.DETERIORATION, AlertKind.NOT_ON_TRACK);
    scores.forEach(
        (key, track) ->
            instrument(key)
                .ifPresent(
                    instrument -> {
                      // What has deteriorated is told as that alone.
                      if (deteriorated(instrument, track)) {
                        over.remove(AlertKind.DETERIORATION);
                      } else if (behind(response(instrument, track))) {
                        over.remove(AlertKind.NOT_ON_TRACK);
                      }
                    }));
    return over;
  }

  /** A total that is reliably better than the first one: a reason to be reassured. */
  static Optional<ReassuringSignal> improved(String key, ScoreTrack track) {
    return instrument(key)
        .filter(
            instrument ->
                change(instrument, track)
                    .filter(
                        change -> change == ChangeClass.IMPROVED || change == ChangeClass.RECOVERED)
                    .isPresent())
        .map(
            instrument ->
                new ReassuringSignal(
                    Reassurance.IMPROVED,
                    metric(instrument, key.substring(key.indexOf('@') + 1)),
                    track.latest().total(),
                    (double) track.first().total(),
                    null));
  }

  private static String metric(Instrument instrument, String versionId) {
    return instrument.versions().stream()
        .filter(version -> version.id().equals(versionId))
        .findFirst()
        .map(version -> metric(instrument, version))
        .orElse(instrument.id());
  }

  private static String metric(Instrument instrument, FormVersion version) {
    return instrument
        .total()
        .map(scale -> instrument.metric(version, scale))
        .orElse(instrument.id());
  }

  private static boolean deteriorated(Instrument instrument, ScoreTrack track) {
    return change(instrument, track).filter(ChangeClass.DETERIORATED::equals).isPresent();
  }

  private static Optional<ChangeClass> change(Instrument instrument, ScoreTrack track) {
    return !track.compares()
        ? Optional.empty()
        : instrument
            .total()
            .flatMap(
                total ->
                    total
                        .interpretation()
                        .change()
                        .map(
                            threshold ->
                                ReliableChange.classify(
                                        total,
                                        threshold,
                                        track.first().total(),
                                        track.latest().total())
                                    .outcome()));
  }

  private static @Nullable ResponseReading response(Instrument instrument, ScoreTrack track) {
    double weeks = (track.latest().atMillis() - track.first().atMillis()) / WEEK_MILLIS;
    return weeks < 1
        ? null
        : ResponsePriors.find(instrument.id())
            .flatMap(
                prior ->
                    prior.read(instrument, track.first().total(), track.latest().total(), weeks))
            .orElse(null);
  }

  private static boolean behind(@Nullable ResponseReading response) {
    return response != null && response.signal() == ResponseSignal.RED;
  }
}
