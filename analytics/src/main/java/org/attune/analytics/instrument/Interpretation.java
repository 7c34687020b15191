package org.attune.analytics.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What may be said of a score.
 *
 * @param bands severity bands, one set for each audience; empty where the authors gave none
 * @param cutOffs what is said from which score on
 * @param caseness the clinical range; null where there is none
 * @param remission scores that count as remission; null where none are defined
 * @param changes what counts as a change, the one to use first; empty where nothing is accepted
 */
public record Interpretation(
    List<Bands> bands,
    List<CutOff> cutOffs,
    @Nullable CutOff caseness,
    @Nullable CutOff remission,
    List<ChangeThreshold> changes) {
  /** Nothing beyond the number. */
  static final Interpretation NONE =
      new Interpretation(List.of(), List.of(), null, null, List.of());

  /** What counts as a change; empty where nothing is accepted. */
  public Optional<ChangeThreshold> change() {
    return changes.stream().findFirst();
  }

  /** The bands for an audience, else those for everyone; empty where there are none. */
  public Optional<Bands> bandsFor(Audience audience) {
    return Stream.of(audience, Audience.EVERYONE)
        .flatMap(whom -> bands.stream().filter(set -> set.audience() == whom))
        .findFirst();
  }

  /** Those cut-offs that a score reaches, of those for the audience and for everyone. */
  public List<CutOff> reached(int score, Audience audience) {
    return cutOffs.stream()
        .filter(cut -> cut.audience() == Audience.EVERYONE || cut.audience() == audience)
        .filter(cut -> cut.reachedBy(score))
        .toList();
  }
}
