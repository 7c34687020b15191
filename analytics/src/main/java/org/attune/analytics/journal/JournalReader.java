package org.attune.analytics.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.attune.analytics.alert.Tier;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;

/**
 * Finds phrases that speak of risk in a journal entry. The same entry gives the same findings,
 * whatever was read before.
 *
 * <p>A modifier lowers a finding and stays visible in it; none is left out. A sentence that also
 * holds a plan, means or a goodbye is not lowered by a negation or a figure of speech. What is past
 * is lowered only when the text dates it over three months ago. Any text is read, of any language:
 * the rules are English.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class JournalReader {
  private final PatternBook<PhraseRule> phrases;
  private final ModifierBook modifiers;
  private final SentenceSplitter splitter;

  /** A reader with the rules that come with it. */
  public JournalReader() {
    this.phrases = PhraseBook.load();
    this.modifiers = ModifierBook.load();
    Set<String> words = new HashSet<>(phrases.words());
    words.addAll(modifiers.words());
    this.splitter = new SentenceSplitter(Spelling.load(words));
  }

  /** Findings in the order of the text; none of an entry that is withdrawn. */
  public List<JournalFinding> read(JournalEntry entry) {
    if (entry.envelope().retracted()) {
      return List.of();
    }
    List<JournalFinding> findings = new ArrayList<>();
    for (Sentence sentence : sentences(entry.text())) {
      findings.addAll(read(sentence, entry.promptKind(), entry.envelope().eventTimeMillis()));
    }
    findings.sort(
        Comparator.comparingInt(JournalFinding::spanStart)
            .thenComparingInt(JournalFinding::spanEnd)
            .thenComparing(JournalFinding::ruleId));
    return List.copyOf(findings);
  }

  /** Sentences of a text, in order. */
  List<Sentence> sentences(String text) {
    return splitter.split(text);
  }

  /**
   * Findings of one sentence.
   *
   * @param writtenAtMillis epoch milliseconds UTC; 0 when unknown, and then years date nothing
   */
  List<JournalFinding> read(Sentence sentence, PromptKind promptKind, long writtenAtMillis) {
    List<PatternBook.Hit<PhraseRule>> hits = phrases.hits(sentence.words());
    List<Set<Modifier>> modifiersOf = new ArrayList<>();
    boolean outweighed = false;
    for (PatternBook.Hit<PhraseRule> hit : hits) {
      Set<Modifier> found = modifiers.of(hit, sentence, writtenAtMillis);
      if (promptKind == PromptKind.EXPOSURE_EXERCISE) {
        found.add(Modifier.EXPOSURE_EXERCISE);
      }
      modifiersOf.add(found);
      outweighed |= hit.rule().category().outweighsNegation() && !found.contains(Modifier.NEGATED);
    }
    List<JournalFinding> findings = new ArrayList<>();
    for (int i = 0; i < hits.size(); i++) {
      findings.add(finding(hits.get(i), modifiersOf.get(i), outweighed, sentence.words()));
    }
    return findings;
  }

  private static JournalFinding finding(
      PatternBook.Hit<PhraseRule> hit, Set<Modifier> found, boolean outweighed, List<Word> words) {
    PhraseRule rule = hit.rule();
    Set<Modifier> lowering = EnumSet.noneOf(Modifier.class);
    lowering.addAll(found);
    if (outweighed) {
      lowering.remove(Modifier.NEGATED);
      lowering.remove(Modifier.IDIOM);
    }
    Tier tier = rule.tier();
    for (Modifier modifier : lowering) {
      Tier lowered = modifier.lower(rule.tier());
      tier = lowered.compareTo(tier) < 0 ? lowered : tier;
    }
    return new JournalFinding(
        rule.id(),
        FindingKind.PHRASE,
        rule.category(),
        rule.level(),
        words.get(hit.first()).start(),
        words.get(hit.last()).end(),
        List.copyOf(found),
        tier,
        null);
  }
}
