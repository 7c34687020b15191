package org.attune.analytics.metric;

import java.util.List;

/**
 * Changes of treatment as metrics: how many took effect on a day. They are shown as marks on charts
 * and never charted themselves.
 *
 * <p>A new level of care or a new phase also starts new baselines: what is usual in one program day
 * a week is not what is usual in five. A change of medication does not: a chart that learnt anew
 * while a dose is tapered could not see what the taper does.
 */
public final class TreatmentMarks {
  /** Medication started, stopped or changed in dose. */
  public static final String MEDICATION = "medication-change";

  /** Another level of care. */
  public static final String LEVEL_OF_CARE = "level-of-care-change";

  /** Another phase of treatment. */
  public static final String PHASE = "phase-change";

  /** Exposure work. */
  public static final String EXPOSURE = "exposure-work";

  /** Those that start new baselines. */
  public static final List<String> STARTING_BASELINES = List.of(LEVEL_OF_CARE, PHASE);

  private TreatmentMarks() {}

  /** Whether baselines are learnt anew from the day of such a change on. */
  public static boolean startsBaseline(String metric) {
    return STARTING_BASELINES.contains(metric);
  }
}
