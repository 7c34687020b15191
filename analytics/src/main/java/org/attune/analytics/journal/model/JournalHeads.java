package org.attune.analytics.journal.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The heads that come with this build. What they learned from, how well they do and where they end
 * is in docs/MODELS.md.
 *
 * @param suicideLanguage tells writing to and of suicide from other writing of people under stress
 * @param ownIdeation among such writing, tells who writes of thoughts, behaviour or attempts of
 *     their own from who supports others or shows risk alone
 * @param distress tells a stressed passage from one that is not
 * @param reviewFrom product of the first two from which a passage asks for a review
 * @param distressFrom probability from which a passage counts as stressed
 * @param crossValidated figures by name on people that the fit had not seen
 */
public record JournalHeads(
    LogisticHead suicideLanguage,
    LogisticHead ownIdeation,
    LogisticHead distress,
    double reviewFrom,
    double distressFrom,
    Map<String, Double> crossValidated) {
  /** Where they are kept, beside this class. */
  public static final String RESOURCE = "heads.txt";

  /** Id of the head of suicide language. */
  public static final String SUICIDE_LANGUAGE = "suicide-language";

  /** Id of the head of own ideation. */
  public static final String OWN_IDEATION = "own-ideation";

  /** Id of the head of distress. */
  public static final String DISTRESS = "distress";

  private static final String HEAD = "head";
  private static final String WEIGHTS = "weights";
  private static final String THRESHOLD = "threshold";
  private static final String FIGURE = "cross-validated";
  private static final String REVIEW = "review";
  private static final int WEIGHTS_A_LINE = 12;

  /**
   * The heads of the resource.
   *
   * @throws IllegalStateException when it is missing or not well made
   */
  public static JournalHeads load() {
    try (InputStream in = JournalHeads.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE, e);
    }
  }

  /**
   * Heads from what {@link #lines} wrote.
   *
   * @throws IllegalStateException when a head or a threshold is missing
   */
  public static JournalHeads parse(List<String> lines) {
    Map<String, Double> intercepts = new TreeMap<>();
    Map<String, List<Double>> weights = new TreeMap<>();
    Map<String, Double> thresholds = new TreeMap<>();
    Map<String, Double> figures = new TreeMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case HEAD -> intercepts.put(words[1], Double.valueOf(words[2]));
        case WEIGHTS ->
            weights
                .computeIfAbsent(words[1], id -> new ArrayList<>())
                .addAll(Arrays.stream(words).skip(2).map(Double::valueOf).toList());
        case THRESHOLD -> thresholds.put(words[1], Double.valueOf(words[2]));
        case FIGURE -> figures.put(words[1], Double.valueOf(words[2]));
        default -> {
          if (!line.startsWith("#") && !line.isEmpty()) {
            throw new IllegalStateException("not a line of heads: " + words[0]);
          }
        }
      }
    }
    return new JournalHeads(
        head(SUICIDE_LANGUAGE, intercepts, weights),
        head(OWN_IDEATION, intercepts, weights),
        head(DISTRESS, intercepts, weights),
        required(REVIEW, thresholds),
        required(DISTRESS, thresholds),
        figures);
  }

  private static LogisticHead head(
      String id, Map<String, Double> intercepts, Map<String, List<Double>> weights) {
    return new LogisticHead(
        id, required(id, intercepts), List.copyOf(weights.getOrDefault(id, List.of())));
  }

  private static double required(String name, Map<String, Double> values) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("missing " + name);
    }
    return value;
  }

  /** As lines of text; the same heads give the same lines. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Written by ./attune train-journal; described in docs/MODELS.md. Not edited by hand.");
    lines.add("# Weights: the terms of PassageReader.WORDING, then the mean sentence vector.");
    crossValidated.forEach((name, value) -> lines.add(FIGURE + ' ' + name + ' ' + value));
    lines.add(THRESHOLD + ' ' + REVIEW + ' ' + reviewFrom);
    lines.add(THRESHOLD + ' ' + DISTRESS + ' ' + distressFrom);
    for (LogisticHead head : List.of(suicideLanguage, ownIdeation, distress)) {
      lines.add(HEAD + ' ' + head.id() + ' ' + head.intercept());
      for (int from = 0; from < head.weights().size(); from += WEIGHTS_A_LINE) {
        int to = Math.min(head.weights().size(), from + WEIGHTS_A_LINE);
        lines.add(
            head.weights().subList(from, to).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(" ", WEIGHTS + ' ' + head.id() + ' ', "")));
      }
    }
    return List.copyOf(lines);
  }

  /** Probability that a passage speaks of suicide, and of the writer's own. */
  public double ideation(PassageTerms terms) {
    return suicideLanguage.probability(terms) * ownIdeation.probability(terms);
  }
}
