package org.attune.analytics.instrument;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Scores forms of every instrument. */
public final class Scorer {

  private Scorer() {}

  /** Scores answers of which nothing else is known; see {@link #score(Instrument, Form)}. */
  public static Score score(Instrument instrument, Map<Integer, Integer> answered) {
    return score(instrument, Form.of(answered));
  }

  /** Scores one form of somebody whose sex is not known; bands that go by sex are not given. */
  public static Score score(Instrument instrument, Form form) {
    return score(instrument, form, Audience.EVERYONE);
  }

  /**
   * Scores one form. A prorated score is the number of items times the mean of the answered ones,
   * rounded half up, times the multiplier of the scale. Numbers the instrument neither scores nor
   * reads (the difficulty question of the PHQ-9) are passed over.
   *
   * @param audience whose bands to give
   */
  public static Score score(Instrument instrument, Form form, Audience audience) {
    List<Integer> missing = new ArrayList<>();
    List<Integer> implausible = new ArrayList<>();
    for (InstrumentItem item : instrument.items()) {
      Integer answer = form.answered().get(item.number());
      if (answer == null) {
        missing.add(item.number());
      } else if (!item.allows(answer)) {
        implausible.add(item.number());
      }
    }
    Set<FormFlag> flags = EnumSet.noneOf(FormFlag.class);
    FormVersion version = version(instrument, form, flags);
    List<ScaleScore> scales = new ArrayList<>();
    if (implausible.isEmpty()) {
      for (Scale scale : instrument.scales()) {
        scored(instrument, version, scale, form.answered(), audience).ifPresent(scales::add);
      }
    }
    compare(form.reportedTotal(), instrument, scales, flags);
    return new Score(
        status(instrument, scales, missing, implausible),
        version.id(),
        List.copyOf(scales),
        List.copyOf(missing),
        List.copyOf(implausible),
        List.copyOf(flags));
  }

  private static Optional<ScaleScore> scored(
      Instrument instrument,
      FormVersion version,
      Scale scale,
      Map<Integer, Integer> answered,
      Audience audience) {
    List<Integer> blank =
        scale.items().stream().filter(item -> !answered.containsKey(item)).toList();
    int count = scale.items().size();
    int answers = count - blank.size();
    if (answers == 0 || !scale.missing().allows(blank)) {
      return Optional.empty();
    }
    int sum = scale.items().stream().mapToInt(item -> answered.getOrDefault(item, 0)).sum();
    // Whole numbers throughout: a mean in floating point can fall just under a half.
    int value = scale.multiplier() * Math.floorDiv(2 * count * sum + answers, 2 * answers);
    return Optional.of(
        new ScaleScore(
            scale.id(),
            instrument.metric(version, scale),
            value,
            !blank.isEmpty(),
            scale
                .interpretation()
                .bandsFor(audience)
                .map(bands -> bands.label(value))
                .orElse(null)));
  }

  private static ScoreStatus status(
      Instrument instrument,
      List<ScaleScore> scales,
      List<Integer> missing,
      List<Integer> implausible) {
    if (!implausible.isEmpty()) {
      return ScoreStatus.IMPLAUSIBLE;
    }
    if (instrument.scales().isEmpty()) {
      return ScoreStatus.NOT_SUMMED;
    }
    if (missing.isEmpty()) {
      return ScoreStatus.COMPLETE;
    }
    boolean totalled = scales.stream().anyMatch(score -> score.scale().equals(Scale.TOTAL));
    if (totalled) {
      return ScoreStatus.PRORATED;
    }
    return instrument.total().isPresent() || scales.isEmpty()
        ? ScoreStatus.TOO_MANY_MISSING
        : ScoreStatus.PARTIAL;
  }

  /** The version a form is scored as: the look-back decides, then the name, then the first. */
  private static FormVersion version(Instrument instrument, Form form, Set<FormFlag> flags) {
    List<FormVersion> versions = instrument.versions();
    Optional<FormVersion> named =
        versions.stream().filter(version -> version.id().equals(form.version())).findFirst();
    if (named.isEmpty() && !form.version().isEmpty()) {
      flags.add(FormFlag.VERSION_UNKNOWN);
    }
    Optional<FormVersion> lookingBack =
        versions.stream().filter(version -> version.covers(form.lookBackDays())).findFirst();
    if (lookingBack.isPresent()) {
      if (named.isPresent() && !named.equals(lookingBack)) {
        flags.add(FormFlag.VERSION_CONTRADICTED);
      }
      return lookingBack.get();
    }
    FormVersion assumed = named.orElse(versions.get(0));
    if (form.lookBackDays() != 0 && assumed.lookBackDays() != 0) {
      flags.add(FormFlag.LOOK_BACK_UNEXPECTED);
    } else if (named.isEmpty() && versions.size() > 1) {
      flags.add(FormFlag.VERSION_ASSUMED);
    }
    return assumed;
  }

  /** A source may print the sum before it is multiplied (the raw score of the WHO-5). */
  private static void compare(
      @Nullable Integer reported,
      Instrument instrument,
      List<ScaleScore> scales,
      Set<FormFlag> flags) {
    if (reported == null) {
      return;
    }
    Optional<ScaleScore> total =
        scales.stream().filter(score -> score.scale().equals(Scale.TOTAL)).findFirst();
    if (total.isEmpty()) {
      flags.add(FormFlag.REPORTED_TOTAL_UNCHECKED);
      return;
    }
    int multiplier = instrument.total().map(Scale::multiplier).orElse(1);
    if (reported != total.get().value() && multiplier * reported != total.get().value()) {
      flags.add(FormFlag.REPORTED_TOTAL_DIFFERS);
    }
  }
}
