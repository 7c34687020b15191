package org.attune.analytics.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Totals of one instrument in one wording.
 *
 * @param first the first form of the episode
 * @param latest the latest form; the same as the first while there is only one
 * @param between the latest forms between the two, by time ascending, at most {@value #KEPT}: one
 *     of them stands in for a first or latest form that is withdrawn
 * @param withdrawn the latest forms that were withdrawn, at most {@value #KEPT}: a re-send does not
 *     bring them back
 */
public record ScoreTrack(
    ScoredForm first, ScoredForm latest, List<ScoredForm> between, List<ScoredForm> withdrawn) {
  private static final int KEPT = 6;
  private static final Comparator<ScoredForm> BY_TIME =
      Comparator.comparingLong(ScoredForm::atMillis).thenComparing(ScoredForm::eventId);

  /** State of an earlier release lacks what came later. */
  @SuppressWarnings("ConstantValue")
  public ScoreTrack {
    between = Objects.requireNonNullElse(between, List.of());
    withdrawn = Objects.requireNonNullElse(withdrawn, List.of());
  }

  static ScoreTrack of(ScoredForm form) {
    return new ScoreTrack(form, form, List.of(), List.of());
  }

  /** With one more form, or another revision of one, in whatever order they come. */
  ScoreTrack with(ScoredForm form) {
    List<ScoredForm> forms = forms();
    boolean overtaken =
        forms.stream().anyMatch(form::overtakenBy)
            || withdrawn.stream().anyMatch(form::overtakenBy);
    if (overtaken) {
      return this;
    }
    forms.removeIf(known -> known.eventId().equals(form.eventId()));
    forms.add(form);
    return of(forms, withdrawn);
  }

  /**
   * Without a form that a revision withdrew; as it is when it knows of no such form. Where it was
   * the only one it stays until another comes, compared with nothing: without it nobody would know
   * that a re-send of it says nothing.
   */
  ScoreTrack without(String eventId, int revision) {
    List<ScoredForm> left = new ArrayList<>();
    List<ScoredForm> gone = new ArrayList<>(withdrawn);
    for (ScoredForm form : forms()) {
      if (form.eventId().equals(eventId) && form.revision() <= revision) {
        gone.add(new ScoredForm(eventId, revision, form.atMillis(), form.total()));
      } else {
        left.add(form);
      }
    }
    List<ScoredForm> known = latestOf(gone);
    return left.isEmpty() ? new ScoreTrack(first, latest, List.of(), known) : of(left, known);
  }

  /** The forms that stand. */
  private List<ScoredForm> forms() {
    List<ScoredForm> forms = new ArrayList<>(between);
    forms.add(first);
    if (!latest.equals(first)) {
      forms.add(latest);
    }
    forms.removeIf(form -> withdrawn.stream().anyMatch(form::overtakenBy));
    return forms;
  }

  private static ScoreTrack of(List<ScoredForm> forms, List<ScoredForm> withdrawn) {
    forms.sort(BY_TIME);
    int last = forms.size() - 1;
    return new ScoreTrack(
        forms.get(0),
        forms.get(last),
        last < 1 ? List.of() : latestOf(forms.subList(1, last)),
        withdrawn);
  }

  private static List<ScoredForm> latestOf(List<ScoredForm> forms) {
    return List.copyOf(forms.subList(Math.max(0, forms.size() - KEPT), forms.size()));
  }

  /** Whether there are two forms to compare. */
  boolean compares() {
    return latest.atMillis() > first.atMillis();
  }

  /** Shows nothing personal. */
  @Override
  public String toString() {
    return "ScoreTrack[redacted]";
  }
}
