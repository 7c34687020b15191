package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.attune.analytics.event.AttendanceStatus;
import org.attune.analytics.event.CareEpisode;
import org.attune.analytics.risk.Disengagement;

/**
 * What policies compare the next event with.
 *
 * @param scores totals by instrument and wording; one entry for each ever answered
 * @param appointments latest appointments by scheduled start, ascending; at most {@link #KEPT}
 * @param habit how often the patient is heard of
 * @param use of substances, all opioids as one; one entry for each ever told of
 * @param careEpisodes episode of care → whether it is open; one entry for each admission
 */
public record PatientHistory(
    Map<String, ScoreTrack> scores,
    List<Appointment> appointments,
    Habit habit,
    Map<String, UseTrack> use,
    Map<String, Boolean> careEpisodes) {
  /** Appointments kept. */
  static final int KEPT = 12;

  static final PatientHistory NONE =
      new PatientHistory(Map.of(), List.of(), Habit.UNKNOWN, Map.of(), Map.of());

  PatientHistory scored(String key, ScoredForm form) {
    Map<String, ScoreTrack> next = new HashMap<>(scores);
    ScoreTrack known = scores.get(key);
    next.put(key, known == null ? ScoreTrack.of(form) : known.with(form));
    return new PatientHistory(Map.copyOf(next), appointments, habit, use, careEpisodes);
  }

  /** Without a form that a revision withdrew. */
  PatientHistory withdrawn(String eventId, int revision) {
    Map<String, ScoreTrack> next = new HashMap<>();
    scores.forEach((key, track) -> next.put(key, track.without(eventId, revision)));
    return new PatientHistory(Map.copyOf(next), appointments, habit, use, careEpisodes);
  }

  /** With what became of an appointment, unless a higher revision is known. */
  PatientHistory with(Appointment appointment) {
    List<Appointment> next = new ArrayList<>(appointments);
    for (Appointment known : appointments) {
      if (known.eventId().equals(appointment.eventId())) {
        if (known.revision() > appointment.revision()) {
          return this;
        }
        next.remove(known);
      }
    }
    next.add(appointment);
    next.sort(
        Comparator.comparingLong(Appointment::scheduledMillis).thenComparing(Appointment::eventId));
    List<Appointment> latest =
        List.copyOf(next.subList(Math.max(0, next.size() - KEPT), next.size()));
    return new PatientHistory(scores, latest, habit, use, careEpisodes);
  }

  PatientHistory heard(Habit next) {
    return new PatientHistory(scores, appointments, next, use, careEpisodes);
  }

  /** With what is now known of a substance. */
  PatientHistory with(String substance, UseTrack track) {
    Map<String, UseTrack> next = new HashMap<>(use);
    next.put(substance, track);
    return new PatientHistory(scores, appointments, habit, Map.copyOf(next), careEpisodes);
  }

  UseTrack use(String substance) {
    return use.getOrDefault(substance, UseTrack.NONE);
  }

  /** After an admission or a discharge. */
  PatientHistory with(CareEpisode episode) {
    Map<String, Boolean> next = new HashMap<>(careEpisodes);
    next.put(episode.episodeId(), episode.open());
    return new PatientHistory(scores, appointments, habit, use, Map.copyOf(next));
  }

  /**
   * Whether the patient is in care as far as is known: what asks for something to come asks nothing
   * of people who have been discharged.
   */
  boolean enrolled() {
    return careEpisodes.isEmpty() || careEpisodes.containsValue(true);
  }

  /** Unexcused no-shows in a row, up to the latest appointment that tells. */
  int missedInARow() {
    return Disengagement.missedInARow(appointments.stream().map(Appointment::status).toList());
  }

  /** Sessions attended in a row, up to the latest appointment that tells. */
  int attendedInARow() {
    int attended = 0;
    for (int i = appointments.size() - 1; i >= 0; i--) {
      Appointment appointment = appointments.get(i);
      if (appointment.missed()) {
        return attended;
      }
      attended += appointment.counts() ? 1 : 0;
    }
    return attended;
  }

  /** Scheduled start of the latest attended appointment; {@link Long#MIN_VALUE} without one. */
  long latestAttendedMillis() {
    return appointments.stream()
        .filter(appointment -> appointment.status() == AttendanceStatus.ATTENDED)
        .mapToLong(Appointment::scheduledMillis)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "PatientHistory[redacted]";
  }
}
