package org.attune.analytics.journal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.journal.CssrsLevel;
import org.attune.analytics.journal.FindingKind;
import org.attune.analytics.journal.JournalCategory;
import org.attune.analytics.journal.JournalFinding;
import org.attune.analytics.journal.JournalSignal;
import org.attune.analytics.journal.Passage;
import org.attune.analytics.journal.PassageReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads journal entries with the heads. A finding asks for a review of a passage and points to the
 * sentence that weighs most in it; how soon somebody must look does not depend on the probability.
 * Passages in which a phrase rule on suicide fires unlowered are left out: somebody looks at them
 * already. Hopelessness asks for a reading at the next review, and only where neither a phrase nor
 * the heads of suicide find anything. What lies behind {@link #MOST_SENTENCES} is marked as not
 * read.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class JournalModel {
  /**
   * Sentences read of one entry, about a second's work: an entry may be as long as a book, and
   * those behind it wait.
   */
  public static final int MOST_SENTENCES = 400;

  private static final String OWN_IDEATION = "model-own-ideation";
  private static final String HOPELESSNESS = "model-hopelessness";

  private final JournalHeads heads;
  private final SentenceEncoder encoder;
  private final PassageReader reader = new PassageReader();

  /** A model over an encoder whose vectors the heads were fitted to. */
  public JournalModel(JournalHeads heads, SentenceEncoder encoder) {
    this.heads = heads;
    this.encoder = encoder;
  }

  /**
   * Findings in the order of the text; none of an entry that is withdrawn.
   *
   * @throws IllegalStateException when a sentence cannot be encoded
   */
  public List<JournalFinding> read(JournalEntry entry) {
    if (entry.envelope().retracted()) {
      return List.of();
    }
    List<JournalFinding> findings = new ArrayList<>();
    int sentences = 0;
    for (Passage passage : reader.passages(entry.text())) {
      if (sentences + passage.sentences().size() > MOST_SENTENCES) {
        findings.add(notRead(entry));
        break;
      }
      sentences += passage.sentences().size();
      if (!passage.saysSoPlainly()) {
        read(passage, findings);
      }
    }
    return List.copyOf(findings);
  }

  private void read(Passage passage, List<JournalFinding> findings) {
    List<float[]> vectors =
        passage.sentences().stream().map(cut -> encoder.encode(cut.written())).toList();
    PassageTerms terms = PassageTerms.of(passage, vectors);
    double ideation = heads.ideation(terms);
    if (ideation >= heads.reviewFrom()) {
      Passage.Cut cut =
          heaviest(
              passage,
              vectors,
              vector -> heads.suicideLanguage().share(vector) + heads.ownIdeation().share(vector));
      findings.add(ofSuicide(OWN_IDEATION, cut.start(), cut.end(), Tier.SAME_DAY, ideation));
      return;
    }
    double hopelessness = heads.hopelessness().probability(terms);
    if (hopelessness >= heads.hopelessnessFrom()
        && !passage.saidPlainly().contains(JournalCategory.HOPELESSNESS)) {
      Passage.Cut cut = heaviest(passage, vectors, heads.hopelessness()::share);
      findings.add(
          new JournalFinding(
              HOPELESSNESS,
              FindingKind.MODEL,
              JournalCategory.HOPELESSNESS,
              CssrsLevel.NONE,
              cut.start(),
              cut.end(),
              List.of(),
              Tier.ROUTINE,
              hopelessness));
    }
  }

  /**
   * The mark on an entry that could not be read, or not to its end: it is looked at, only later.
   */
  public static JournalFinding notRead(JournalEntry entry) {
    return ofSuicide(JournalSignal.NOT_READ_BY_MODEL, 0, entry.text().length(), Tier.ROUTINE, null);
  }

  /** The sentence that weighs most. */
  private static Passage.Cut heaviest(
      Passage passage, List<float[]> vectors, ToDoubleFunction<float[]> shareOf) {
    int heaviest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < vectors.size(); i++) {
      double share = shareOf.applyAsDouble(vectors.get(i));
      if (share > most) {
        heaviest = i;
        most = share;
      }
    }
    return passage.sentences().get(heaviest);
  }

  private static JournalFinding ofSuicide(
      String rule, int start, int end, Tier tier, @Nullable Double probability) {
    return new JournalFinding(
        rule,
        FindingKind.MODEL,
        JournalCategory.WISH_TO_BE_DEAD,
        CssrsLevel.WISH_TO_BE_DEAD,
        start,
        end,
        List.of(),
        tier,
        probability);
  }
}
