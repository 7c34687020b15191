package org.attune.analytics.instrument;

import static org.attune.analytics.instrument.ChangeKind.MINIMAL_IMPORTANT;
import static org.attune.analytics.instrument.ChangeKind.RELIABLE;
import static org.attune.analytics.instrument.CutOff.atLeast;
import static org.attune.analytics.instrument.CutOff.atMost;
import static org.attune.analytics.instrument.Provenance.confirmed;
import static org.attune.analytics.instrument.Provenance.policy;
import static org.attune.analytics.instrument.Provenance.secondHand;
import static org.attune.analytics.instrument.Provenance.unconfirmed;
import static org.attune.analytics.metric.Direction.HIGHER_IS_BETTER;
import static org.attune.analytics.metric.Direction.LOWER_IS_BETTER;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.attune.analytics.instrument.ClusterRule.ClusterNeed;

/**
 * The instruments Attune scores. Each figure names its source and how sure it is; the table for
 * readers is in {@code docs/CLINICAL.md}.
 */
public final class Instruments {
  private static final Provenance TALKING_THERAPIES =
      secondHand("NHS Talking Therapies (IAPT) definitions, as quoted in trial NCT05134103");
  private static final Provenance EVERY_ITEM = confirmed("the total sums every item");
  private static final Provenance NO_OFFICIAL_RULE = policy("no official rule exists");
  private static final Provenance SUBSCALES_WHOLE =
      policy("a subscale of few items is not scaled up");

  /** PHQ-9: depression, two weeks. The tenth question (difficulty) is not part of the total. */
  public static final Instrument PHQ_9 =
      new Instrument(
          "phq-9",
          "PHQ-9",
          confirmed("Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606"),
          List.of(new FormVersion("two-weeks", 14, "phq-9", "44249-1")),
          coded(
              0, 3, "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5",
              "44253-3", "44260-8"),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "PHQ-9 total",
                  upTo(9),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  MissingRule.upTo(
                      2, secondHand("NHS Data Dictionary, Patient Health Questionnaire-9")),
                  new Interpretation(
                      bands(
                          confirmed("Kroenke 2001; the label of 0 to 4 by common use"),
                          new SeverityBand(0, 4, "minimal"),
                          new SeverityBand(5, 9, "mild"),
                          new SeverityBand(10, 14, "moderate"),
                          new SeverityBand(15, 19, "moderately severe"),
                          new SeverityBand(20, 27, "severe")),
                      List.of(atLeast(10, "screen positive", confirmed("Kroenke 2001"))),
                      atLeast(10, "clinical range", confirmed("Kroenke 2001")),
                      atMost(4, "remission", secondHand("NCQA depression remission measures")),
                      List.of(
                          new ChangeThreshold(6, RELIABLE, TALKING_THERAPIES),
                          new ChangeThreshold(
                              5, MINIMAL_IMPORTANT, secondHand("attributed to Kroenke")))),
                  "44261-6")),
          null);

  /** GAD-7: anxiety, two weeks. */
  public static final Instrument GAD_7 =
      new Instrument(
          "gad-7",
          "GAD-7",
          confirmed("Spitzer and others 2006, Arch Intern Med 166:1092"),
          List.of(new FormVersion("two-weeks", 14, "gad-7", "69737-5")),
          coded(0, 3, "69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7"),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "GAD-7 total",
                  upTo(7),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  MissingRule.upTo(1, NO_OFFICIAL_RULE),
                  new Interpretation(
                      bands(
                          confirmed("Spitzer 2006; Kroenke 2007, Ann Intern Med 146:317"),
                          new SeverityBand(0, 4, "minimal"),
                          new SeverityBand(5, 9, "mild"),
                          new SeverityBand(10, 14, "moderate"),
                          new SeverityBand(15, 21, "severe")),
                      List.of(atLeast(10, "screen positive", confirmed("Spitzer 2006"))),
                      atLeast(8, "clinical range", TALKING_THERAPIES),
                      atMost(4, "remission", policy("the lowest band, as with the PHQ-9")),
                      List.of(new ChangeThreshold(4, RELIABLE, TALKING_THERAPIES))),
                  "70274-6")),
          null);

  private static final Provenance CLUSTERS =
      secondHand("clusters of DSM-5, in treatment guidelines");
  private static final List<Integer> CLUSTER_B = IntStream.rangeClosed(1, 5).boxed().toList();
  private static final List<Integer> CLUSTER_C = IntStream.rangeClosed(6, 7).boxed().toList();
  private static final List<Integer> CLUSTER_D = IntStream.rangeClosed(8, 14).boxed().toList();
  private static final List<Integer> CLUSTER_E = IntStream.rangeClosed(15, 20).boxed().toList();

  /** PCL-5: symptoms of posttraumatic stress, past month or past week. No severity bands. */
  public static final Instrument PCL_5 =
      new Instrument(
          "pcl-5",
          "PCL-5",
          confirmed("National Center for PTSD; review: Forkus 2022, PMC10292741"),
          List.of(
              new FormVersion("month", 30, "pcl-5", null),
              new FormVersion("week", 7, "pcl-5-week", null)),
          plain(20, 0, 4),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "PCL-5 total",
                  upTo(20),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  new MissingRule(
                      2, List.of(CLUSTER_B, CLUSTER_C, CLUSTER_D, CLUSTER_E), 1, NO_OFFICIAL_RULE),
                  new Interpretation(
                      List.of(),
                      List.of(
                          atLeast(
                              31,
                              "at or above the lower recommended cut-off",
                              confirmed("Forkus 2022: 31 to 33")),
                          atLeast(
                              33,
                              "at or above the upper recommended cut-off",
                              confirmed("Forkus 2022: 31 to 33"))),
                      atLeast(31, "clinical range", confirmed("Forkus 2022: 31 to 33")),
                      atMost(28, "likelier outside the clinical range", confirmed("Marx 2022")),
                      List.of(
                          new ChangeThreshold(15, RELIABLE, confirmed("Marx 2022, first sample")),
                          new ChangeThreshold(18, RELIABLE, confirmed("Marx 2022, second sample")),
                          new ChangeThreshold(
                              10, MINIMAL_IMPORTANT, secondHand("National Center for PTSD")))),
                  null),
              subscale("b", "Intrusion", CLUSTER_B, CLUSTERS),
              subscale("c", "Avoidance", CLUSTER_C, CLUSTERS),
              subscale("d", "Cognition and mood", CLUSTER_D, CLUSTERS),
              subscale("e", "Arousal", CLUSTER_E, CLUSTERS)),
          new ClusterRule(
              2,
              List.of(
                  new ClusterNeed(CLUSTER_B, 1),
                  new ClusterNeed(CLUSTER_C, 1),
                  new ClusterNeed(CLUSTER_D, 2),
                  new ClusterNeed(CLUSTER_E, 2)),
              secondHand("National Center for PTSD scoring, as quoted by treatment guidelines")));

  private static final Provenance AUDIT_C_CUT_OFFS =
      secondHand("Bush 1998 (men), Bradley 2003 (women), as quoted by ementalhealth.ca");
  private static final Provenance AUDIT_C_BANDS =
      secondHand("categories by sex of cohort studies that use the AUDIT-C; 8 to 12 high risk");

  /** AUDIT-C: drinking, twelve months; what counts as much depends on sex. */
  public static final Instrument AUDIT_C =
      new Instrument(
          "audit-c",
          "AUDIT-C",
          secondHand("Bush 1998, Arch Intern Med 158:1789"),
          List.of(new FormVersion("year", 365, "audit-c", "72109-2")),
          coded(0, 4, "68518-0", "68519-8", "68520-6"),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "AUDIT-C total",
                  upTo(3),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  MissingRule.allNeeded(policy("three items are too few to scale up")),
                  new Interpretation(
                      List.of(
                          new Bands(
                              Audience.WOMEN,
                              List.of(
                                  new SeverityBand(0, 0, "no use"),
                                  new SeverityBand(1, 2, "lower risk"),
                                  new SeverityBand(3, 7, "at risk"),
                                  new SeverityBand(8, 12, "high risk")),
                              AUDIT_C_BANDS),
                          new Bands(
                              Audience.MEN,
                              List.of(
                                  new SeverityBand(0, 0, "no use"),
                                  new SeverityBand(1, 3, "lower risk"),
                                  new SeverityBand(4, 7, "at risk"),
                                  new SeverityBand(8, 12, "high risk")),
                              AUDIT_C_BANDS)),
                      List.of(
                          atLeast(3, "screen positive", AUDIT_C_CUT_OFFS)
                              .forAudience(Audience.WOMEN),
                          atLeast(4, "screen positive", AUDIT_C_CUT_OFFS).forAudience(Audience.MEN),
                          atLeast(8, "high risk", AUDIT_C_BANDS)),
                      null,
                      null,
                      List.of()),
                  "75626-2")),
          null);

  /**
   * BAM with answers of 0 to 4: use, risk and protection over 30 days, or 7 in intensive outpatient
   * care. Items 7A to 7G and 17 are not scored. There is no total: none was ever validated.
   */
  public static final Instrument BAM =
      new Instrument(
          "bam",
          "BAM",
          confirmed("Cacciola 2013, PMC3602977; scored as in the VA manual of 2014"),
          List.of(
              new FormVersion("30-days", 30, "bam", null),
              new FormVersion("7-days", 7, "bam-week", null)),
          bamItems(4),
          bamScales(
              List.of(atLeast(1, "any use", bamCutOffs())),
              List.of(atLeast(12, "high", bamCutOffs())),
              List.of(atMost(12, "low", bamCutOffs()))),
          null);

  /**
   * BAM with every answer in days or their like, 0 to 30. Another scale than {@link #BAM}: its
   * scores are never compared with those, and the cut-offs of those are not its own.
   */
  public static final Instrument BAM_CONTINUOUS =
      new Instrument(
          "bam-continuous",
          "BAM (continuous)",
          secondHand("Cacciola 2013; ranges as quoted by Kipu"),
          List.of(new FormVersion("30-days", 30, "bam-continuous", null)),
          bamItems(30),
          bamScales(
              List.of(atLeast(1, "any use", policy("a day of use is a day of use"))),
              List.of(),
              List.of()),
          null);

  /** WHO-5: well-being, two weeks; sum times four, higher is better. */
  public static final Instrument WHO_5 =
      new Instrument(
          "who-5",
          "WHO-5",
          confirmed("Topp 2015, Psychother Psychosom 84:167"),
          List.of(new FormVersion("two-weeks", 14, "who-5", null)),
          plain(5, 0, 5),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "WHO-5 well-being",
                  upTo(5),
                  EVERY_ITEM,
                  4,
                  HIGHER_IS_BETTER,
                  MissingRule.allNeeded(policy("five items are too few to scale up")),
                  new Interpretation(
                      List.of(),
                      List.of(
                          atMost(50, "poor well-being", secondHand("summaries of Topp 2015")),
                          atMost(28, "much lowered well-being", unconfirmed("Topp 2015"))),
                      atMost(50, "clinical range", secondHand("summaries of Topp 2015")),
                      atLeast(51, "above the cut-off", policy("outside the clinical range")),
                      List.of(
                          new ChangeThreshold(
                              10,
                              MINIMAL_IMPORTANT,
                              secondHand("manuals that quote the authors")))),
                  null)),
          null);

  private static final Provenance DERS_ITEMS =
      unconfirmed("Bjureberg 2016; items assigned by their wording as in the DERS");

  /** DERS-16: difficulties in emotion regulation. No clinical cut-off and no accepted change. */
  public static final Instrument DERS_16 =
      new Instrument(
          "ders-16",
          "DERS-16",
          confirmed("Bjureberg 2016, J Psychopathol Behav Assess 38:284, PMC4882111"),
          List.of(new FormVersion("in-general", 0, "ders-16", null)),
          plain(16, 1, 5),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "DERS-16 total",
                  upTo(16),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  MissingRule.upTo(2, NO_OFFICIAL_RULE),
                  Interpretation.NONE,
                  null),
              subscale("clarity", "Lack of clarity", List.of(1, 2), DERS_ITEMS),
              subscale("goals", "Difficulty with goals", List.of(3, 7, 15), DERS_ITEMS),
              subscale("impulse", "Impulse control", List.of(4, 8, 11), DERS_ITEMS),
              subscale("strategies", "Lack of strategies", List.of(5, 6, 12, 14, 16), DERS_ITEMS),
              subscale("nonacceptance", "Nonacceptance", List.of(9, 10, 13), DERS_ITEMS)),
          null);

  /** ISI: insomnia, two weeks. */
  public static final Instrument ISI =
      new Instrument(
          "isi",
          "ISI",
          confirmed("Morin 2011, Sleep 34:601"),
          List.of(new FormVersion("two-weeks", 14, "isi", null)),
          plain(7, 0, 4),
          List.of(
              new Scale(
                  Scale.TOTAL,
                  "ISI total",
                  upTo(7),
                  EVERY_ITEM,
                  1,
                  LOWER_IS_BETTER,
                  MissingRule.upTo(1, NO_OFFICIAL_RULE),
                  new Interpretation(
                      bands(
                          secondHand("articles that quote Morin"),
                          new SeverityBand(0, 7, "not significant"),
                          new SeverityBand(8, 14, "subthreshold"),
                          new SeverityBand(15, 21, "moderate"),
                          new SeverityBand(22, 28, "severe")),
                      List.of(
                          atLeast(10, "insomnia likely (community)", confirmed("Morin 2011")),
                          atLeast(
                              15, "clinical insomnia", secondHand("articles that quote Morin"))),
                      atLeast(8, "not in remission", secondHand("articles that quote Morin")),
                      atMost(7, "remission", secondHand("articles that quote Morin")),
                      List.of(
                          new ChangeThreshold(
                              6,
                              MINIMAL_IMPORTANT,
                              confirmed("Yang 2009, Curr Med Res Opin 25:2487")),
                          new ChangeThreshold(
                              9,
                              MINIMAL_IMPORTANT,
                              confirmed("Morin 2011: 8.4 points, moderate improvement")))),
                  null)),
          null);

  /**
   * C-SSRS screener, given at intake: ideation of the past month, behavior over the lifetime (6)
   * and the past three months (7, asked when 6 is yes). Yes is 1, no is 0. Answers are read by
   * {@link ColumbiaTriage} and never summed.
   */
  public static final Instrument C_SSRS_SCREENER =
      new Instrument(
          "c-ssrs-screener",
          "C-SSRS screener",
          confirmed("Columbia Lighthouse Project; NINDS common data elements"),
          List.of(new FormVersion("recent", 30, "c-ssrs-screener", "93373-9")),
          coded(0, 1, "93246-7", "93247-5", "93248-3", "93249-1", "93250-9", "93267-3", "93269-9"),
          List.of(),
          null);

  /**
   * C-SSRS screener since the last contact, given after intake: otherwise one attempt would stay
   * high for three months. Items 1 to 6; yes is 1, no is 0; never summed.
   */
  public static final Instrument C_SSRS_SINCE_LAST_CONTACT =
      new Instrument(
          "c-ssrs-since-last-contact",
          "C-SSRS since last contact",
          confirmed("Columbia Lighthouse Project; NINDS common data elements"),
          List.of(new FormVersion("since-last-contact", 0, "c-ssrs-since-last-contact", null)),
          plain(6, 0, 1),
          List.of(),
          null);

  private static final List<Instrument> ALL =
      List.of(
          PHQ_9,
          GAD_7,
          PCL_5,
          AUDIT_C,
          BAM,
          BAM_CONTINUOUS,
          WHO_5,
          DERS_16,
          ISI,
          C_SSRS_SCREENER,
          C_SSRS_SINCE_LAST_CONTACT);

  private Instruments() {}

  /** Every instrument. */
  public static List<Instrument> all() {
    return ALL;
  }

  /** The instrument of that id; empty when Attune does not score it. */
  public static Optional<Instrument> find(String id) {
    return ALL.stream().filter(instrument -> instrument.id().equals(id)).findFirst();
  }

  private static List<Integer> upTo(int last) {
    return IntStream.rangeClosed(1, last).boxed().toList();
  }

  private static List<InstrumentItem> coded(int min, int max, String... loincs) {
    return IntStream.range(0, loincs.length)
        .mapToObj(index -> new InstrumentItem(index + 1, min, max, loincs[index]))
        .toList();
  }

  private static List<InstrumentItem> plain(int count, int min, int max) {
    return upTo(count).stream().map(number -> new InstrumentItem(number, min, max, null)).toList();
  }

  private static List<Bands> bands(Provenance provenance, SeverityBand... ranges) {
    return List.of(new Bands(Audience.EVERYONE, List.of(ranges), provenance));
  }

  private static Scale subscale(
      String id, String label, List<Integer> items, Provenance provenance) {
    return new Scale(
        id,
        label,
        items,
        provenance,
        1,
        LOWER_IS_BETTER,
        MissingRule.allNeeded(SUBSCALES_WHOLE),
        Interpretation.NONE,
        null);
  }

  private static Provenance bamCutOffs() {
    return secondHand("Blueprint, BAM article; source not named there");
  }

  /** Items 1 to 16 without the elaboration of item 6, which is numbered 7. */
  private static List<InstrumentItem> bamItems(int max) {
    return IntStream.rangeClosed(1, 16)
        .filter(number -> number != 7)
        .mapToObj(number -> new InstrumentItem(number, 0, max, null))
        .toList();
  }

  private static List<Scale> bamScales(
      List<CutOff> use, List<CutOff> risk, List<CutOff> protective) {
    Provenance items = secondHand("two published scoring guides of the BAM");
    MissingRule allItems = MissingRule.allNeeded(SUBSCALES_WHOLE);
    return List.of(
        new Scale(
            BriefAddictionMonitor.USE,
            "Use",
            List.of(4, 5, 6),
            items,
            1,
            LOWER_IS_BETTER,
            allItems,
            new Interpretation(List.of(), use, null, null, List.of()),
            null),
        new Scale(
            BriefAddictionMonitor.RISK,
            "Risk",
            List.of(1, 2, 3, 8, 11, 15),
            items,
            1,
            LOWER_IS_BETTER,
            allItems,
            new Interpretation(List.of(), risk, null, null, List.of()),
            null),
        new Scale(
            BriefAddictionMonitor.PROTECTIVE,
            "Protection",
            List.of(9, 10, 12, 13, 14, 16),
            items,
            1,
            HIGHER_IS_BETTER,
            allItems,
            new Interpretation(List.of(), protective, null, null, List.of()),
            null));
  }
}
