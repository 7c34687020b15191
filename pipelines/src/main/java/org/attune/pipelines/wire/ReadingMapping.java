package org.attune.pipelines.wire;

import java.time.Instant;
import java.util.List;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalTone;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.journal.EntryContext;
import org.attune.analytics.journal.ThemeFinding;
import org.attune.analytics.journal.TriggerFinding;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.common.Source;
import org.attune.schemas.result.EntryPrompt;
import org.attune.schemas.result.FindingKind;
import org.attune.schemas.result.JournalReading;
import org.attune.schemas.result.JournalTheme;
import org.attune.schemas.result.JournalTrigger;
import org.attune.schemas.result.ThemeReading;
import org.attune.schemas.result.TriggerReading;

/** What entries are about, as records of the contract. */
final class ReadingMapping {
  private ReadingMapping() {}

  static JournalReading journalReading(EntryContext context) {
    Envelope envelope = context.envelope();
    return JournalReading.newBuilder()
        .setEntryId(envelope.eventId())
        .setPatientId(envelope.patientId())
        .setEntryRevision(envelope.revision())
        .setRetracted(envelope.retracted())
        .setEventTime(Instant.ofEpochMilli(envelope.eventTimeMillis()))
        .setReceivedAt(Instant.ofEpochMilli(envelope.receivedAtMillis()))
        .setZoneOffsetMinutes(envelope.zoneOffsetMinutes())
        .setClockReplaced(context.clockReplaced())
        .setSource(Source.valueOf(envelope.source().name()))
        .setConfidentiality(Confidentiality.valueOf(envelope.confidentiality().name()))
        .setPromptKind(EntryPrompt.valueOf(context.promptKind().name()))
        .setLanguageSupported(context.languageSupported())
        .setReadByModel(context.readByModel())
        .setSentences(context.sentences())
        .setValence(context.valence())
        .setNegativeShare(context.negativeShare())
        .setDistress(context.distress())
        .setThemes(themes(context.themes()))
        .setTriggers(triggers(context.triggers()))
        .build();
  }

  /** How the entry sounds. */
  static JournalTone tone(JournalReading reading) {
    return new JournalTone(
        new Envelope(
            reading.getEntryId(),
            reading.getPatientId(),
            reading.getEventTime().toEpochMilli(),
            reading.getReceivedAt().toEpochMilli(),
            reading.getZoneOffsetMinutes(),
            org.attune.analytics.event.Source.valueOf(reading.getSource().name()),
            reading.getEntryRevision(),
            reading.getRetracted(),
            org.attune.analytics.event.Confidentiality.valueOf(
                reading.getConfidentiality().name())),
        PromptKind.valueOf(reading.getPromptKind().name()),
        reading.getValence());
  }

  private static List<ThemeReading> themes(List<ThemeFinding> themes) {
    return themes.stream()
        .map(
            theme ->
                ThemeReading.newBuilder()
                    .setTheme(JournalTheme.valueOf(theme.theme().name()))
                    .setKind(FindingKind.valueOf(theme.kind().name()))
                    .setScore(theme.score())
                    .setSentences(theme.sentences())
                    .build())
        .toList();
  }

  private static List<TriggerReading> triggers(List<TriggerFinding> triggers) {
    return triggers.stream()
        .map(
            trigger ->
                TriggerReading.newBuilder()
                    .setTrigger(JournalTrigger.valueOf(trigger.trigger().name()))
                    .setRuleId(trigger.ruleId())
                    .setSpanStart(trigger.spanStart())
                    .setSpanEnd(trigger.spanEnd())
                    .setHits(trigger.hits())
                    .setLinked(trigger.linked())
                    .setLowered(trigger.lowered())
                    .build())
        .toList();
  }
}
