package org.attune.app.backtest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.attune.analytics.alert.Alert;
import org.attune.analytics.alert.MonitoringPlan;
import org.attune.analytics.alert.SignalPolicy;
import org.attune.analytics.time.LocalDays;
import org.attune.app.replay.Dataset;
import org.attune.app.replay.TimedEvent;
import org.jspecify.annotations.Nullable;

/** The people of a data set through the folds of the jobs, held against what came afterwards. */
final class HistoryReplay {
  private HistoryReplay() {}

  /**
   * What came of one person.
   *
   * @param onsets days on which trouble came
   * @param looked days up to which it is known whether it came: an alert of a day is right or wrong
   *     only when somebody looked after it, within the horizon
   */
  record Aftermath(NavigableSet<Integer> onsets, NavigableSet<Integer> looked) {
    static final Aftermath UNKNOWN = new Aftermath(new TreeSet<>(), new TreeSet<>());
  }

  /**
   * What an alert is for.
   *
   * @param rules that should tell before trouble comes
   * @param horizonDays how long before, days
   * @param aftermaths by patient id
   */
  record Outlook(Set<SignalPolicy> rules, int horizonDays, Map<String, Aftermath> aftermaths) {
    private Aftermath of(String patientId) {
      return aftermaths.getOrDefault(patientId, Aftermath.UNKNOWN);
    }

    private List<PersonRun.Trouble> troubles(String patientId) {
      return of(patientId).onsets().stream()
          .map(day -> new PersonRun.Trouble(rules, day - horizonDays, day, day - 1))
          .toList();
    }

    private @Nullable Boolean right(String patientId, Alert opened, int day) {
      Aftermath aftermath = of(patientId);
      if (!rules.contains(PersonRun.rule(opened, opened.evidence().get(0)))) {
        return null;
      }
      if (within(aftermath.onsets(), day)) {
        return true;
      }
      return within(aftermath.looked(), day) ? false : null;
    }

    private boolean within(NavigableSet<Integer> days, int day) {
      Integer next = days.higher(day);
      return next != null && next <= day + horizonDays;
    }
  }

  /** Everybody of the data set who has events, in its order. */
  static List<PersonRun> of(Dataset dataset, MonitoringPlan plan, Outlook outlook) {
    Map<String, List<TimedEvent>> events = new LinkedHashMap<>();
    for (Iterator<TimedEvent> all = dataset.events(); all.hasNext(); ) {
      TimedEvent event = all.next();
      events.computeIfAbsent(event.patientId(), any -> new ArrayList<>()).add(event);
    }
    return dataset.subjects().parallelStream()
        .map(subject -> run(subject, events.get(subject.patientId()), plan, outlook))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable PersonRun run(
      Dataset.Subject subject,
      @Nullable List<TimedEvent> events,
      MonitoringPlan plan,
      Outlook outlook) {
    if (events == null) {
      return null;
    }
    String id = subject.patientId();
    long endMillis = events.get(events.size() - 1).receivedAtMillis();
    int offset = offsetMinutes(events);
    return PersonRun.of(
        subject.firstEpochDay(),
        subject.lastEpochDay(),
        JobReplay.of(
            id,
            events.iterator(),
            plan,
            () -> {
              throw new IllegalStateException("no published data set here holds journals");
            },
            endMillis),
        millis -> LocalDays.epochDay(millis, offset),
        (alert, day) -> outlook.right(id, alert, day),
        outlook.troubles(id));
  }

  private static int offsetMinutes(List<TimedEvent> events) {
    return events.stream()
        .filter(event -> event.record().getSchema().getField("zoneOffsetMinutes") != null)
        .mapToInt(
            event ->
                (int)
                    event
                        .record()
                        .get(event.record().getSchema().getField("zoneOffsetMinutes").pos()))
        .findFirst()
        .orElse(0);
  }
}
