package org.attune.app.replay;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.instrument.Instrument;
import org.attune.analytics.instrument.Instruments;
import org.attune.analytics.instrument.Scorer;
import org.attune.schemas.event.Assessment;
import org.attune.schemas.event.ItemAnswer;

/**
 * Compares the totals a source printed with those computed from the items.
 *
 * @param instrument instrument id
 * @param equal assessments whose printed total is the computed one
 * @param of assessments with a printed total
 */
public record PrintedTotals(String instrument, int equal, int of) {

  /**
   * Compares every assessment of a data set.
   *
   * @return by instrument id, instruments the catalogue does not know left out
   */
  public static Map<String, PrintedTotals> of(Dataset dataset) {
    Map<String, PrintedTotals> totals = new LinkedHashMap<>();
    dataset
        .events()
        .forEachRemaining(
            event -> {
              if (event.record() instanceof Assessment assessment
                  && assessment.getReportedTotal() != null) {
                Instruments.find(assessment.getInstrument())
                    .ifPresent(
                        instrument ->
                            totals.merge(
                                instrument.id(),
                                compared(assessment, instrument),
                                PrintedTotals::plus));
              }
            });
    return totals;
  }

  private PrintedTotals plus(PrintedTotals other) {
    return new PrintedTotals(instrument, equal + other.equal, of + other.of);
  }

  private static PrintedTotals compared(Assessment assessment, Instrument instrument) {
    Integer computed = Scorer.score(instrument, answered(assessment.getAnswers())).total();
    boolean same = computed != null && computed.equals(assessment.getReportedTotal());
    return new PrintedTotals(instrument.id(), same ? 1 : 0, 1);
  }

  private static Map<Integer, Integer> answered(List<ItemAnswer> answers) {
    Map<Integer, Integer> answered = new HashMap<>();
    for (ItemAnswer answer : answers) {
      Integer value = answer.getValue();
      if (value != null) {
        answered.put(answer.getItem(), value);
      }
    }
    return answered;
  }
}
