package org.attune.analytics.journal;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;

/**
 * Finds by rules what an entry is about and what the writer names that may set something off. Reads
 * beside {@link JournalReader} and never for it: nothing that is found here asks for a review.
 *
 * <p>Not thread-safe: one to a thread.
 */
public final class ContextReader {
  /** Said of these, a theme or trigger is not the writer's. */
  private static final Set<Modifier> NOT_THE_WRITERS =
      EnumSet.of(Modifier.OTHER_PERSON, Modifier.QUOTED, Modifier.IDIOM);

  private static final Set<Modifier> LOWERING =
      EnumSet.of(Modifier.PAST, Modifier.HYPOTHETICAL, Modifier.EXPOSURE_EXERCISE);

  private final ContextBook rules = ContextBook.load();
  private final ModifierBook modifiers = ModifierBook.load(rules.pastForms());
  private final SentenceSplitter splitter;

  /**
   * What the rules found.
   *
   * @param sentences of the entry, from 0
   * @param themes each once, in the order of the vocabulary
   * @param triggers each rule once, in the order of the vocabulary, then of rules
   */
  public record Findings(int sentences, List<ThemeFinding> themes, List<TriggerFinding> triggers) {
    /** Nothing, of an entry that is withdrawn or was not read. */
    public static final Findings NONE = new Findings(0, List.of(), List.of());

    /** Shows nothing personal. */
    @Override
    public String toString() {
      return "Findings[redacted]";
    }
  }

  /** A reader with the rules that come with it. */
  public ContextReader() {
    Set<String> words = new HashSet<>(rules.words());
    words.addAll(modifiers.words());
    this.splitter = new SentenceSplitter(Spelling.load(words));
  }

  /** What an entry in English is about. */
  public Findings read(JournalEntry entry) {
    if (entry.envelope().retracted()) {
      return Findings.NONE;
    }
    List<Sentence> sentences = splitter.split(entry.text());
    Draft draft = new Draft();
    for (Sentence sentence : sentences) {
      Set<JournalTheme> themes = EnumSet.noneOf(JournalTheme.class);
      boolean linked = rules.linked(sentence.words());
      for (PatternBook.Hit<ContextRule> hit : rules.hits(sentence.words())) {
        Set<Modifier> found = modifiers.of(hit, sentence, entry.envelope().eventTimeMillis());
        if (entry.promptKind() == PromptKind.EXPOSURE_EXERCISE) {
          found.add(Modifier.EXPOSURE_EXERCISE);
        }
        if (!counts(hit.rule().kind(), found)) {
          continue;
        }
        if (hit.rule().kind() == ContextRule.Kind.TRIGGER) {
          draft.trigger(hit, sentence.words(), linked, found.stream().anyMatch(LOWERING::contains));
        } else {
          themes.add(hit.rule().theme());
        }
      }
      draft.themes(themes);
    }
    return draft.findings(sentences.size());
  }

  private static boolean counts(ContextRule.Kind kind, Set<Modifier> found) {
    boolean denied = found.contains(Modifier.NEGATED) && kind != ContextRule.Kind.THEME;
    return !denied && found.stream().noneMatch(NOT_THE_WRITERS::contains);
  }

  /** The findings in the making. */
  private static final class Draft {
    private final Map<JournalTheme, Integer> sentencesOf = new EnumMap<>(JournalTheme.class);
    private final Map<JournalTrigger, Map<String, TriggerFinding>> triggers =
        new EnumMap<>(JournalTrigger.class);

    private void themes(Set<JournalTheme> ofSentence) {
      ofSentence.forEach(theme -> sentencesOf.merge(theme, 1, Integer::sum));
    }

    private void trigger(
        PatternBook.Hit<ContextRule> hit, List<Word> words, boolean linked, boolean lowered) {
      JournalTrigger trigger = hit.rule().trigger();
      triggers
          .computeIfAbsent(trigger, any -> new TreeMap<>())
          .merge(
              hit.rule().id(),
              new TriggerFinding(
                  trigger,
                  hit.rule().id(),
                  words.get(hit.first()).start(),
                  words.get(hit.last()).end(),
                  1,
                  linked,
                  lowered),
              TriggerFinding::with);
    }

    private Findings findings(int sentences) {
      return new Findings(
          sentences,
          sentencesOf.entrySet().stream()
              .map(one -> new ThemeFinding(one.getKey(), FindingKind.PHRASE, null, one.getValue()))
              .toList(),
          triggers.values().stream().flatMap(rules -> rules.values().stream()).toList());
    }
  }
}
