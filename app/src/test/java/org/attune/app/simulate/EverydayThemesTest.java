package org.attune.app.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.JournalEntry;
import org.attune.analytics.event.PromptKind;
import org.attune.analytics.event.Source;
import org.attune.analytics.journal.JournalTheme;
import org.attune.analytics.journal.Sounding;
import org.attune.analytics.journal.ThemeFinding;
import org.attune.analytics.journal.model.ContextHeads;
import org.attune.analytics.journal.model.ContextModel;
import org.attune.analytics.journal.model.JournalHeads;
import org.attune.pipelines.minilm.MiniLmEncoder;
import org.junit.jupiter.api.Test;

/** The themes that the shipped heads call in what the simulator writes on days that are not bad. */
class EverydayThemesTest {
  private static final int TEXTS = 60;
  private static final Instant END = Instant.parse("2026-03-20T18:30:00Z");

  @Test
  void anxietyIsCalledInAThirdOfEverydayEntriesAtMost() {
    List<String> texts = everydayTexts();
    Map<JournalTheme, Integer> called = new EnumMap<>(JournalTheme.class);
    try (MiniLmEncoder encoder = MiniLmEncoder.load()) {
      ContextModel model =
          new ContextModel(ContextHeads.load(), JournalHeads.load().distress(), encoder);
      for (String text : texts) {
        Sounding sounding = Objects.requireNonNull(model.read(entry(text)));
        for (ThemeFinding finding : sounding.themes()) {
          called.merge(finding.theme(), 1, Integer::sum);
        }
      }
    }
    System.out.printf("Themes called in %d everyday entries: %s%n", texts.size(), called);
    assertThat(texts).hasSize(TEXTS);
    assertThat(called.getOrDefault(JournalTheme.ANXIETY, 0)).isLessThanOrEqualTo(TEXTS / 3);
  }

  /** Entries of days of little or middling strain, three a patient, without words of risk. */
  private static List<String> everydayTexts() {
    Cohort cohort =
        Cohort.generate(
            CohortSettings.of(7, TEXTS / 3, 56, END).withSampleEvery(Duration.ofMinutes(60)));
    List<String> texts = new ArrayList<>();
    for (SimulatedPatient patient : cohort.patients()) {
      Course course = patient.course();
      Journals journals = new Journals(patient, statement -> {});
      int own = 0;
      for (int i = 0; i < 56 && own < 3; i++) {
        DayLevels day = course.next();
        if (day.severity() < 0.5) {
          texts.add(journals.write(day, false, patient.random("everyday|" + i)).text());
          own++;
        }
      }
    }
    return texts;
  }

  private static JournalEntry entry(String text) {
    Envelope envelope =
        new Envelope("e-1", "p-1", 1_000, 1_000, 0, Source.APP, 0, false, Confidentiality.NORMAL);
    return new JournalEntry(envelope, text, "en-US", PromptKind.FREE);
  }
}
