package org.attune.analytics.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.attune.analytics.alert.Tier;
import org.junit.jupiter.api.Test;

/**
 * The rules on what people wrote to a public forum, labelled on the Columbia scale (Gaur 2021, CC
 * BY 4.0). They write of and to others, too: these are not journals.
 */
final class CssrsPostsTest {
  private static final Set<JournalCategory> SUICIDE =
      EnumSet.range(JournalCategory.WISH_TO_BE_DEAD, JournalCategory.BEHAVIOR);

  /** A person: the label, and the highest tier of what the rules find about suicide. */
  private record Person(String label, Tier tier) {
    boolean is(String... labels) {
      return List.of(labels).contains(label);
    }
  }

  @Test
  void whoIsLabelledWithIdeationOrWorseStandsOut() {
    List<Person> people = people();
    List<Tier> worse = tiers(people, p -> p.is("Ideation", "Behavior", "Attempt"));
    List<Tier> rest = tiers(people, p -> p.is("Supportive", "Indicator"));
    double above = 0;
    for (Tier one : worse) {
      for (Tier other : rest) {
        above += one.compareTo(other) > 0 ? 1 : one == other ? 0.5 : 0;
      }
    }
    double auc = above / (worse.size() * (double) rest.size());

    System.out.printf("C-SSRS posts, highest tier, ideation or worse: AUC %.3f%n", auc);
    assertThat(auc).isGreaterThan(0.66);
  }

  @Test
  void nearlyEverybodyLabelledWithAnAttemptIsUrgentAndFewSupportersAreImmediate() {
    List<Person> people = people();
    List<Tier> attempts = tiers(people, p -> p.is("Attempt"));
    List<Tier> supporters = tiers(people, p -> p.is("Supportive"));

    assertThat(attempts)
        .filteredOn(tier -> tier.compareTo(Tier.URGENT) >= 0)
        .hasSizeGreaterThanOrEqualTo(attempts.size() - 1);
    assertThat(supporters)
        .filteredOn(tier -> tier == Tier.IMMEDIATE)
        .hasSizeLessThanOrEqualTo(supporters.size() / 10);
  }

  private static List<Tier> tiers(List<Person> people, Predicate<Person> which) {
    return people.stream().filter(which).map(Person::tier).toList();
  }

  private static List<Person> people() {
    Path path =
        Path.of(
            System.getProperty("attune.research.data", "../../shared/data"),
            "cssrs_reddit500",
            "posts.csv");
    assumeTrue(
        Files.isRegularFile(path),
        () -> "skipped: no research data at " + path + " (set -Dattune.research.data=<folder>)");
    List<Person> people = new ArrayList<>();
    try (CSVParser rows =
        CSVParser.parse(
            Files.newBufferedReader(path),
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get())) {
      for (CSVRecord row : rows) {
        people.add(new Person(row.get("Label"), highestTier(row.get("Post"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return people;
  }

  private static Tier highestTier(String posts) {
    Tier highest = Tier.UNKNOWN;
    for (JournalFinding finding : Entries.read(posts)) {
      if (SUICIDE.contains(finding.category()) && finding.tier().compareTo(highest) > 0) {
        highest = finding.tier();
      }
    }
    return highest;
  }
}
