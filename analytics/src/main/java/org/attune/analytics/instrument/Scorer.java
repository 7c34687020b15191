package org.attune.analytics.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores forms. */
public final class Scorer {

  private Scorer() {}

  /**
   * Scores one form. A prorated total is the number of items times the mean of the answered ones,
   * rounded half up.
   *
   * @param answered item number → answer code, without the blank items; numbers the instrument does
   *     not score (the difficulty question of the PHQ-9) are passed over
   */
  public static Score score(Instrument instrument, Map<Integer, Integer> answered) {
    List<Integer> missing = new ArrayList<>();
    List<Integer> implausible = new ArrayList<>();
    int sum = 0;
    for (InstrumentItem item : instrument.items()) {
      Integer answer = answered.get(item.number());
      if (answer == null) {
        missing.add(item.number());
      } else if (answer < item.min() || answer > item.max()) {
        implausible.add(item.number());
      } else {
        sum += answer;
      }
    }
    if (!implausible.isEmpty()) {
      return withoutTotal(ScoreStatus.IMPLAUSIBLE, missing, implausible);
    }
    int count = instrument.items().size();
    int answers = count - missing.size();
    if (missing.size() > instrument.maxMissing() || answers == 0) {
      return withoutTotal(ScoreStatus.TOO_MANY_MISSING, missing, implausible);
    }
    // Whole numbers throughout: a mean in floating point can fall just under a half.
    int total = Math.floorDiv(2 * count * sum + answers, 2 * answers);
    boolean prorated = !missing.isEmpty();
    return new Score(
        prorated ? ScoreStatus.PRORATED : ScoreStatus.COMPLETE,
        total,
        prorated,
        List.copyOf(missing),
        List.of(),
        band(instrument, total));
  }

  private static Score withoutTotal(
      ScoreStatus status, List<Integer> missing, List<Integer> implausible) {
    return new Score(status, null, false, List.copyOf(missing), List.copyOf(implausible), null);
  }

  private static String band(Instrument instrument, int total) {
    for (SeverityBand band : instrument.bands()) {
      if (total >= band.from() && total <= band.to()) {
        return band.label();
      }
    }
    throw new IllegalStateException("the bands of " + instrument.id() + " leave a gap");
  }
}
