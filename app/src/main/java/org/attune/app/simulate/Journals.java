package org.attune.app.simulate;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.attune.app.replay.Envelope;
import org.attune.app.replay.TimedEvent;
import org.attune.schemas.common.Source;
import org.attune.schemas.event.JournalEntry;
import org.attune.schemas.event.PromptKind;

/**
 * What a patient writes of an evening: two or three sentences in the tone of the day, one on what
 * the patient's days are about, and words of risk where the day's urges bring them. All sentences
 * are invented for this.
 */
final class Journals {
  private static final double WRITES = 0.3;
  private static final int MINUTE = 21 * 60 + 20;

  private static final List<String> LIGHT =
      List.of(
          "I walked by the lake and it was quiet.",
          "Group was good today, somebody made me laugh.",
          "I cooked soup and called my sister.",
          "Slept well for once.",
          "I used paced breathing before the meeting and it helped.",
          "Finished the puzzle with my neighbor.");
  private static final List<String> MIDDLING =
      List.of(
          "An ordinary day, a bit tense in the afternoon.",
          "I was tired and still went to group.",
          "The exam worries me, I made a list for it.",
          "Laundry, groceries, an early night.",
          "I put off a phone call again.",
          "Traffic was killing me this morning.");
  private static final List<String> HEAVY =
      List.of(
          "I stayed in bed until noon and skipped lunch.",
          "Everything takes so much effort.",
          "I could not concentrate in group.",
          "I cried in the car and did not know why.",
          "I snapped at my brother over nothing.",
          "Nobody would notice if I stayed home.");
  private static final List<String> WISH =
      List.of(
          "Some nights I hope I don't wake up.",
          "I wish I was dead, then it would be quiet.",
          "I don't want to be here anymore.");
  private static final List<String> THOUGHTS =
      List.of(
          "I keep thinking about killing myself.",
          "The suicidal thoughts are back since Tuesday.",
          "I think about ending my life when I drive home.");
  private static final List<String> DANGER =
      List.of(
          "I have been saving up my pills.",
          "I think I am going to kill myself.",
          "I wrote goodbye letters to my family.");

  /** Lowered to the next review by what stands around them. */
  private static final List<String> LOWERED =
      List.of(
          "I am low, but I am not suicidal.",
          "My friend is suicidal and it scares me.",
          "The song on the radio was about suicide, I turned it off.");

  private static final List<String> CRAVING =
      List.of("The craving to use was strong after work.", "I really want to drink tonight.");
  private static final List<String> RETURN =
      List.of("I used again last night.", "I texted my dealer.", "I slipped up and drank.");

  /** What somebody's days are about; each patient has a few of these. */
  private static final List<List<String>> TOPICS =
      List.of(
          List.of(
              "I had an argument with my mother on the phone and I cried.",
              "My parents are coming on Sunday and we never agree on anything.",
              "My sister and I talked about her wedding for an hour."),
          List.of(
              "The bills came again and I could not cover the rent.",
              "I got paid today and felt restless.",
              "The landlord wrote about the rent again."),
          List.of(
              "My boss criticized my report in front of the others.",
              "The deadline moved to Friday.",
              "I stayed late at the office again."),
          List.of(
              "I could not sleep because of the heat.",
              "I was awake all night.",
              "A nightmare woke me at three and set me off."),
          List.of(
              "The smell in the hallway reminded me of that night.",
              "The fireworks brought it all back.",
              "I jump whenever a door slams, like back then."),
          List.of(
              "I was alone all weekend.",
              "Nobody calls anymore.",
              "I feel lonely when the lights go on across the street."),
          List.of(
              "My back pain was bad today.",
              "The doctor appointment is on Thursday.",
              "I am waiting for the blood results."),
          List.of(
              "The bus was crowded and I panicked.",
              "There were too many people in the shop.",
              "I used grounding in the crowd and it got better."),
          List.of(
              "I used my skills when it got loud.",
              "I did the breathing exercise twice.",
              "I called my therapist after lunch."));

  private static final List<String> AROUND_USE =
      List.of(
          "My friends were drinking on the porch and I went home.",
          "I walked past the bar on the corner.",
          "I went to a meeting and it helped.");

  private static final int TOPICS_EACH = 3;
  private static final double TOPIC_NAMED = 0.75;

  private final SimulatedPatient patient;
  private final Consumer<Statement> statements;
  private final SplittableRandom random;
  private final List<List<String>> topics;

  Journals(SimulatedPatient patient, Consumer<Statement> statements) {
    this.patient = patient;
    this.statements = statements;
    this.random = patient.random("journal");
    this.topics = topics(patient);
  }

  /** What was written: whether it should come to a clinician, and the words. */
  record Written(boolean risk, String text, boolean cravingLog) {
    /** Shows nothing personal, though invented. */
    @Override
    public String toString() {
      return "Written[redacted]";
    }
  }

  /** The entry of a day that has one. */
  void of(DayLevels day, List<TimedEvent> events) {
    // Drawn on every day, so that one left out leaves the others as they were.
    SplittableRandom daily = random.split();
    if (daily.nextDouble() >= WRITES * day.answerRate()) {
      return;
    }
    ZonedDateTime at = PatientDays.local(day, MINUTE + 40 * daily.nextDouble());
    Envelope envelope =
        new Envelope(
            patient.eventId("journal", day.date().toString()),
            patient.truth().patientId(),
            at.toInstant().plus(day.phoneClockError()),
            at.toInstant().plusMillis(daily.nextLong(2_000, 20_000)),
            PatientDays.offsetMinutes(at),
            Source.REPLAY,
            patient.confidentiality());
    Written written = write(day, true, daily);
    TimedEvent entry = entry(envelope, written);
    events.add(entry);
    state(day, written, entry, envelope.eventId());
  }

  private void state(DayLevels day, Written written, TimedEvent entry, String eventId) {
    if (written.risk()) {
      Statement.Subject subject =
          wordsOfRisk(day).equals(RETURN) ? Statement.Subject.CRAVING : Statement.Subject.SUICIDE;
      statements.accept(Statement.of(entry, eventId, subject));
    }
    if (written.cravingLog()) {
      statements.accept(Statement.of(entry, eventId, Statement.Subject.CRAVING));
    }
  }

  /** As an event of the topic. */
  static TimedEvent entry(Envelope envelope, Written written) {
    return envelope.journal(
        JournalEntry.newBuilder()
            .setText(written.text())
            .setLanguage("en-US")
            .setPromptKind(written.cravingLog() ? PromptKind.CRAVING_LOG : PromptKind.FREE));
  }

  /**
   * Words of a day.
   *
   * @param risk whether the words of risk that the day asks for are written
   */
  Written write(DayLevels day, boolean risk, SplittableRandom daily) {
    List<String> tone = day.severity() < 0.3 ? LIGHT : day.severity() < 0.5 ? MIDDLING : HEAVY;
    List<String> sentences = new ArrayList<>();
    int first = daily.nextInt(tone.size());
    sentences.add(tone.get(first));
    sentences.add(tone.get((first + 1 + daily.nextInt(tone.size() - 1)) % tone.size()));
    boolean log = patient.truth().substanceUse() && day.useUrge() >= 2;
    if (log) {
      sentences.add(pick(CRAVING, daily));
    }
    List<String> words = wordsOfRisk(day);
    boolean written = risk && !words.isEmpty() && daily.nextDouble() < 0.6;
    if (written) {
      sentences.add(pick(words, daily));
    } else if (daily.nextDouble() < 0.05) {
      sentences.add(pick(LOWERED, daily));
    }
    if (daily.nextDouble() < TOPIC_NAMED) {
      sentences.add(pick(topics.get(daily.nextInt(topics.size())), daily));
    }
    return new Written(written, String.join(" ", sentences), log);
  }

  private static List<List<String>> topics(SimulatedPatient patient) {
    SplittableRandom random = patient.random("journal-topics");
    List<List<String>> left = new ArrayList<>(TOPICS);
    List<List<String>> chosen = new ArrayList<>();
    if (patient.truth().substanceUse()) {
      chosen.add(AROUND_USE);
    }
    while (chosen.size() < TOPICS_EACH) {
      chosen.add(left.remove(random.nextInt(left.size())));
    }
    return List.copyOf(chosen);
  }

  private List<String> wordsOfRisk(DayLevels day) {
    if (day.suicideUrge() >= 1.5 && patient.truth().archetype() == Archetype.DETERIORATING) {
      return DANGER;
    }
    if (day.suicideUrge() >= 1.0) {
      return THOUGHTS;
    }
    if (day.suicideUrge() >= 0.4) {
      return WISH;
    }
    Integer changeDay = patient.truth().changeDay();
    boolean returned =
        patient.truth().archetype() == Archetype.RETURN_TO_USE
            && changeDay != null
            && day.studyDay() >= changeDay;
    return returned && day.useUrge() >= 3 ? RETURN : List.of();
  }

  private static String pick(List<String> sentences, SplittableRandom daily) {
    return sentences.get(daily.nextInt(sentences.size()));
  }
}
