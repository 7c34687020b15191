package org.attune.analytics.journal;

import java.util.List;
import java.util.stream.Stream;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.PromptKind;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of an entry is about and how it sounds, and none of its text: context, no
 * assessment of risk.
 *
 * @param envelope of the entry; its times are those that stand, whatever its clocks said
 * @param clockReplaced true when they are not the entry's own
 * @param languageSupported false when the entry is in another language: then nothing was read
 * @param readByModel false when no model read all of it: then what only models tell is absent
 * @param sentences of the entry, from 0
 * @param valence −1 negative to 1 positive; null when not read by the model
 * @param negativeShare share of the sentences that sound negative, 0 to 1; null likewise
 * @param distress probability that it speaks of stress, 0 to 1; null likewise
 * @param themes each once, in the order of the vocabulary
 * @param triggers each rule once
 */
public record EntryContext(
    Envelope envelope,
    boolean clockReplaced,
    PromptKind promptKind,
    boolean languageSupported,
    boolean readByModel,
    int sentences,
    @Nullable Double valence,
    @Nullable Double negativeShare,
    @Nullable Double distress,
    List<ThemeFinding> themes,
    List<TriggerFinding> triggers) {
  /**
   * The context of an entry from what rules and models found.
   *
   * @param sounding null when no model read it
   */
  public static EntryContext of(
      Envelope envelope,
      boolean clockReplaced,
      PromptKind promptKind,
      boolean languageSupported,
      ContextReader.Findings findings,
      @Nullable Sounding sounding) {
    return new EntryContext(
        envelope,
        clockReplaced,
        promptKind,
        languageSupported,
        sounding != null,
        findings.sentences(),
        sounding == null ? null : sounding.valence(),
        sounding == null ? null : sounding.negativeShare(),
        sounding == null ? null : sounding.distress(),
        Stream.concat(
                sounding == null ? Stream.of() : sounding.themes().stream(),
                findings.themes().stream())
            .toList(),
        findings.triggers());
  }

  /** The same under rules at least as strict. */
  EntryContext under(Confidentiality rules) {
    Envelope stricter =
        new Envelope(
            envelope.eventId(),
            envelope.patientId(),
            envelope.eventTimeMillis(),
            envelope.receivedAtMillis(),
            envelope.zoneOffsetMinutes(),
            envelope.source(),
            envelope.revision(),
            envelope.retracted(),
            envelope.confidentiality().strictest(rules));
    return new EntryContext(
        stricter,
        clockReplaced,
        promptKind,
        languageSupported,
        readByModel,
        sentences,
        valence,
        negativeShare,
        distress,
        themes,
        triggers);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "EntryContext[redacted]";
  }
}
