package org.attune.analytics.instrument;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A questionnaire and how it is scored.
 *
 * @param id stable id, as in events
 * @param name name on screen
 * @param provenance who published it
 * @param versions wordings, the one to assume first where an event does not tell
 * @param items items in the order of the form; items neither scored nor read are left out
 * @param scales scores, the total first; empty where answers must not be summed
 * @param clusterRule rule on which items were endorsed, beside the scores; null where there is none
 */
public record Instrument(
    String id,
    String name,
    Provenance provenance,
    List<FormVersion> versions,
    List<InstrumentItem> items,
    List<Scale> scales,
    @Nullable ClusterRule clusterRule) {
  private static final String LOCAL = "attune:";

  /**
   * A version by its id.
   *
   * @throws IllegalArgumentException when the instrument has none of that id
   */
  public FormVersion version(String versionId) {
    return versions.stream()
        .filter(version -> version.id().equals(versionId))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no version " + versionId));
  }

  /** The total; empty where the instrument has none. */
  public Optional<Scale> total() {
    return scale(Scale.TOTAL);
  }

  /** The score of that id. */
  public Optional<Scale> scale(String scaleId) {
    return scales.stream().filter(scale -> scale.id().equals(scaleId)).findFirst();
  }

  /** The item of that number; empty for one that is neither scored nor read. */
  public Optional<InstrumentItem> item(int number) {
    return items.stream().filter(item -> item.number() == number).findFirst();
  }

  /** Smallest possible value of a score. */
  public int min(Scale scale) {
    return scale.multiplier()
        * items.stream()
            .filter(item -> scale.items().contains(item.number()))
            .mapToInt(InstrumentItem::min)
            .sum();
  }

  /** Largest possible value of a score. */
  public int max(Scale scale) {
    return scale.multiplier()
        * items.stream()
            .filter(item -> scale.items().contains(item.number()))
            .mapToInt(InstrumentItem::max)
            .sum();
  }

  /** Metric id of a score of one version. */
  public String metric(FormVersion version, Scale scale) {
    return version.metricPrefix() + "-" + scale.id();
  }

  /** Code of a version of the form: LOINC, or a local one that begins with {@value #LOCAL}. */
  public String code(FormVersion version) {
    return version.loinc() != null ? version.loinc() : LOCAL + version.metricPrefix();
  }

  /** Code of an item: LOINC, or a local one that begins with {@value #LOCAL}. */
  public String code(InstrumentItem item) {
    return item.loinc() != null ? item.loinc() : LOCAL + id + ".item-" + item.number();
  }

  /** Code of a score: LOINC, or a local one that begins with {@value #LOCAL}. */
  public String code(Scale scale) {
    return scale.loinc() != null ? scale.loinc() : LOCAL + id + "." + scale.id();
  }
}
