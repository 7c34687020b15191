package org.attune.analytics.instrument;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The instruments Attune scores; what is confirmed and what is not: {@code docs/CLINICAL.md}. */
public final class Instruments {

  /**
   * PHQ-9: nine items of 0 to 3, total 0 to 27, look-back two weeks. Bands and the cut-off of 10:
   * Kroenke, Spitzer and Williams 2001. Reliable change of 6 points and prorating up to two blank
   * items: the talking therapies programme of NHS England and common scoring practice. LOINC: panel
   * 44249-1 as used in HL7 US Core. The tenth question (difficulty) is not part of the total.
   */
  public static final Instrument PHQ_9 =
      new Instrument(
          "phq-9",
          "PHQ-9",
          likertItems(
              "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5",
              "44253-3", "44260-8"),
          2,
          List.of(
              new SeverityBand(0, 4, "minimal"),
              new SeverityBand(5, 9, "mild"),
              new SeverityBand(10, 14, "moderate"),
              new SeverityBand(15, 19, "moderately severe"),
              new SeverityBand(20, 27, "severe")),
          6,
          10,
          "44249-1",
          "44261-6",
          "phq-9-total");

  /**
   * GAD-7: seven items of 0 to 3, total 0 to 21, look-back two weeks. Bands at 5, 10 and 15:
   * Spitzer and others 2006. Caseness of 8 and reliable change of 4 points: the talking therapies
   * programme of NHS England; 4 points also Toussaint 2020. Prorating one blank item is this
   * product's policy: there is no official rule. LOINC: panel 69737-5 as used in HL7 guides.
   */
  public static final Instrument GAD_7 =
      new Instrument(
          "gad-7",
          "GAD-7",
          likertItems("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"),
          1,
          List.of(
              new SeverityBand(0, 4, "minimal"),
              new SeverityBand(5, 9, "mild"),
              new SeverityBand(10, 14, "moderate"),
              new SeverityBand(15, 21, "severe")),
          4,
          8,
          "69737-5",
          "70274-6",
          "gad-7-total");

  private static final List<Instrument> ALL = List.of(PHQ_9, GAD_7);

  private Instruments() {}

  /** The instrument of that id; empty when Attune does not score it. */
  public static Optional<Instrument> find(String id) {
    return ALL.stream().filter(instrument -> instrument.id().equals(id)).findFirst();
  }

  private static List<InstrumentItem> likertItems(String... loincs) {
    return IntStream.range(0, loincs.length)
        .mapToObj(index -> new InstrumentItem(index + 1, 0, 3, loincs[index]))
        .toList();
  }
}
