package org.attune.app.backtest;

import java.util.List;
import java.util.Map;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.DatasetFormat;
import org.jspecify.annotations.Nullable;

/** The questions that are put to one data set. */
interface Backtest {
  /** Format of the data set. */
  DatasetFormat format();

  /** Its folder within the folder of all data sets. */
  String folder();

  /** What names of its figures begin with. */
  String prefix();

  /** Names of the figures, in the order in which they are printed. */
  List<String> names();

  /**
   * The figures by name.
   *
   * @return null, or no entry, where the data set leaves nothing to count
   */
  Map<String, @Nullable Object> figures(Dataset dataset, MonitoringPlan plan);

  /** What the rules say of each person under a plan, and what truly came. */
  List<PersonRun> runs(Dataset dataset, MonitoringPlan plan);
}
