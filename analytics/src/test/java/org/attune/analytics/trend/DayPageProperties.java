package org.attune.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.intake.MetricSamples;

/** A page keeps the greatest contribution of each event, whatever came in which order. */
final class DayPageProperties {
  private static final int EVENTS = 6;

  private record Told(int event, Contribution contribution) {}

  @Property(tries = 500)
  void aPageHoldsTheGreatestContributionOfEachEvent(@ForAll Random random) {
    List<Told> told = told(random);
    Map<Integer, Contribution> greatest = new HashMap<>();
    told.forEach(
        one ->
            greatest.merge(
                one.event(),
                one.contribution(),
                (a, b) -> Contribution.ORDER.compare(a, b) >= 0 ? a : b));

    Collections.shuffle(told, random);
    DayPage page = DayPage.EMPTY;
    PageDraft draft = page.draft();
    long weight = 0;
    for (Told one : told) {
      weight += draft.add(hash(one.event()), one.contribution()).weight();
      if (random.nextBoolean()) {
        page = draft.page();
        draft = page.draft();
      }
    }
    page = draft.page();

    assertThat(page.contributions()).containsExactlyInAnyOrderElementsOf(greatest.values());
    assertThat(weight).isEqualTo(greatest.values().stream().mapToLong(Contribution::weight).sum());
    for (int event = 0; event < EVENTS; event++) {
      assertThat(draft.holds(hash(event))).isEqualTo(greatest.containsKey(event));
    }
  }

  @Property(tries = 200)
  void theSameAgainChangesNothing(@ForAll Random random) {
    PageDraft first = DayPage.EMPTY.draft();
    List<Told> told = told(random);
    for (Told one : told) {
      first.add(hash(one.event()), one.contribution());
    }
    PageDraft again = first.page().draft();
    for (Told one : told) {
      assertThat(again.add(hash(one.event()), one.contribution()).changed()).isFalse();
    }
    assertThat(again.changed()).isFalse();
  }

  @Property(tries = 200)
  void aDraftLeavesItsPageAsItWas(@ForAll Random random) {
    PageDraft first = DayPage.EMPTY.draft();
    told(random).forEach(one -> first.add(hash(one.event()), one.contribution()));
    DayPage page = first.page();
    byte[] before = page.packed().clone();
    PageDraft draft = page.draft();
    for (Told one : told(random)) {
      draft.add(hash(one.event()), one.contribution());
      assertThat(page.packed()).isEqualTo(before);
    }
  }

  private static EventHash hash(int event) {
    return EventHash.of("event-" + event);
  }

  private static List<Told> told(Random random) {
    List<Told> told = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      told.add(new Told(random.nextInt(EVENTS), contribution(random)));
    }
    return told;
  }

  private static Contribution contribution(Random random) {
    Confidentiality[] rules = Confidentiality.values();
    List<MetricSamples> samples = new ArrayList<>();
    for (String metric : List.of("anxiety", "mood")) {
      if (random.nextBoolean()) {
        samples.add(
            MetricSamples.of(
                metric,
                new int[] {random.nextInt(1440)},
                new long[] {MetricSamples.fixed(random.nextInt(40) / 4.0)}));
      }
    }
    return new Contribution(
        random.nextInt(3),
        random.nextInt(5) == 0,
        random.nextBoolean(),
        1_770_000_000_000L + random.nextInt(1000),
        random.nextInt(1681) - 840,
        random.nextInt(3) == 0 ? 0 : random.nextLong(),
        random.nextInt(3),
        rules[random.nextInt(rules.length)],
        samples);
  }
}
