package org.attune.app.replay;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The events of one data set, in receive order, and how its days are counted. */
public final class Dataset {
  private final List<TimedEvent> events;
  private final Map<String, Subject> subjects;

  /**
   * Who a patient id stands for.
   *
   * @param patientId opaque id in the events
   * @param label name of the person in the published data, such as a participant number
   * @param firstEpochDay local day of the first event, days since 1970-01-01; study day 1
   * @param lastEpochDay local day of the last event
   */
  public record Subject(String patientId, String label, int firstEpochDay, int lastEpochDay) {}

  Dataset(List<TimedEvent> events, Map<String, Subject> subjects) {
    this.events = List.copyOf(events);
    this.subjects = Map.copyOf(subjects);
  }

  /** Every event once, in receive order. A new iterator each time. */
  public Iterator<TimedEvent> events() {
    return events.iterator();
  }

  /** Number of events, enrolments included. */
  public int size() {
    return events.size();
  }

  /** The people, ordered by label: numbers by value, then text. */
  public List<Subject> subjects() {
    return subjects.values().stream()
        .sorted(
            (a, b) -> {
              boolean numbers = a.label().matches("\\d{1,9}") && b.label().matches("\\d{1,9}");
              return numbers
                  ? Integer.compare(Integer.parseInt(a.label()), Integer.parseInt(b.label()))
                  : a.label().compareTo(b.label());
            })
        .toList();
  }

  /**
   * Study day of a local day; day 1 is the patient's first day with data, and days without data
   * count.
   *
   * @param epochDay local day, days since 1970-01-01
   * @throws IllegalArgumentException when the data set has no such patient
   */
  public int studyDay(String patientId, int epochDay) {
    Subject subject = subjects.get(patientId);
    if (subject == null) {
      throw new IllegalArgumentException("the data set has no such patient");
    }
    return epochDay - subject.firstEpochDay() + 1;
  }
}
