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

/** Heads as they are kept: lines of text, the same for the same heads. */
final class HeadFile {
  private static final String HEAD = "head";
  private static final String WEIGHTS = "weights";
  private static final String THRESHOLD = "threshold";
  private static final String FIGURE = "cross-validated";
  private static final int WEIGHTS_A_LINE = 12;

  private final Map<String, Double> crossValidated;
  private final Map<String, Double> thresholds;
  private final Map<String, LogisticHead> heads;

  /**
   * Heads to keep.
   *
   * @param crossValidated figures by name on people that the fit had not seen
   * @param thresholds by name, in the order in which they are written
   * @param heads by id, in the order in which they are written
   */
  HeadFile(
      Map<String, Double> crossValidated,
      Map<String, Double> thresholds,
      Map<String, LogisticHead> heads) {
    this.crossValidated = crossValidated;
    this.thresholds = thresholds;
    this.heads = heads;
  }

  /** Figures by name on people that the fit had not seen. */
  Map<String, Double> crossValidated() {
    return crossValidated;
  }

  /**
   * The lines of a resource of this package.
   *
   * @throws IllegalStateException when it is missing or not well made
   */
  static HeadFile load(String resource) {
    try (InputStream in = HeadFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + resource);
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  /**
   * Reads what {@link #lines} wrote.
   *
   * @throws IllegalStateException when a line is of no known kind
   */
  static HeadFile parse(List<String> lines) {
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
    Map<String, LogisticHead> heads = new TreeMap<>();
    intercepts.forEach(
        (id, intercept) ->
            heads.put(
                id,
                new LogisticHead(id, intercept, List.copyOf(weights.getOrDefault(id, List.of())))));
    return new HeadFile(figures, thresholds, heads);
  }

  /**
   * A head.
   *
   * @throws IllegalStateException when it is missing
   */
  LogisticHead head(String id) {
    return required(id, heads);
  }

  /**
   * A threshold.
   *
   * @throws IllegalStateException when it is missing
   */
  double threshold(String name) {
    return required(name, thresholds);
  }

  private static <T> T required(String name, Map<String, T> values) {
    T value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("missing " + name);
    }
    return value;
  }

  /** As lines of text. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# Written by ./attune train-journal; described in docs/MODELS.md. Not edited by hand.");
    lines.add("# Weights: the terms of PassageReader.WORDING, then the mean sentence vector.");
    crossValidated.forEach((name, value) -> lines.add(FIGURE + ' ' + name + ' ' + value));
    thresholds.forEach((name, value) -> lines.add(THRESHOLD + ' ' + name + ' ' + value));
    for (LogisticHead head : heads.values()) {
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
}
