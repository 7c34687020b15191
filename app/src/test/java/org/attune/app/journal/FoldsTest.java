package org.attune.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.attune.analytics.journal.model.PassageTerms;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final List<EncodedText> TEXTS =
      IntStream.range(0, 60)
          .mapToObj(
              i ->
                  new EncodedText(
                      "g" + i / 2,
                      i % 6 < 2 ? "rare" : "often",
                      "",
                      0,
                      Set.of(),
                      PassageTerms.of(i)))
          .toList();

  private final Folds folds = new Folds(TEXTS, 5, 1);

  @Test
  void everyTextLiesInOneFoldTogetherWithItsGroup() {
    for (int i = 0; i < TEXTS.size(); i += 2) {
      EncodedText one = TEXTS.get(i);
      EncodedText other = TEXTS.get(i + 1);
      assertThat(IntStream.range(0, 5).filter(fold -> folds.holds(fold, one)).toArray())
          .hasSize(1)
          .isEqualTo(IntStream.range(0, 5).filter(fold -> folds.holds(fold, other)).toArray());
    }
  }

  @Test
  void everyFoldHasItsShareOfARareLabel() {
    for (int fold = 0; fold < 5; fold++) {
      int own = fold;
      assertThat(TEXTS.stream().filter(text -> text.is("rare") && folds.holds(own, text)))
          .hasSize(4);
      assertThat(folds.without(fold, TEXTS)).hasSize(48);
    }
  }
}
