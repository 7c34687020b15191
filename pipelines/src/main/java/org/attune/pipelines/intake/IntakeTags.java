package org.attune.pipelines.intake;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.OutputTag;

/** Side outputs that nothing may bypass: what is not used, and what became of everything. */
public final class IntakeTags {
  /** Records that were not used. */
  public static final OutputTag<QuarantinedRecord> QUARANTINE =
      new OutputTag<>("quarantine", TypeInformation.of(QuarantinedRecord.class));

  /** One verdict per record. */
  public static final OutputTag<Verdict> VERDICTS =
      new OutputTag<>("verdicts", TypeInformation.of(Verdict.class));

  private IntakeTags() {}
}
