package org.attune.pipelines.influx;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.attune.influx.InfluxTarget;
import org.jspecify.annotations.Nullable;

/**
 * Brings one batch to the server, in one request as a rule.
 *
 * <p>The server refuses a batch for the sake of a single point, and says so in words that name
 * neither the point nor, always, their number. A refused batch is therefore sent again in halves
 * until the refused point is alone: it is dropped by itself, and the count is exact. Points that
 * were written on the way are written again, which changes nothing.
 */
final class Delivery {
  private final Server server;
  private final InfluxTarget target;

  /** Where points are written. */
  @FunctionalInterface
  interface Server {
    /**
     * Writes the lines, or some of them.
     *
     * @throws IOException when not all are known to be written
     */
    void write(List<String> lines) throws IOException;
  }

  /**
   * What became of a batch.
   *
   * @param written how many points are in the database
   * @param dropped how many never can be, by reason
   * @param left those to try again
   * @param fatal why nothing can be written, or null
   */
  record Outcome(
      int written,
      Map<DropReason, Integer> dropped,
      List<SeriesPoint> left,
      @Nullable String fatal) {}

  Delivery(Server server, InfluxTarget target) {
    this.server = server;
    this.target = target;
  }

  /**
   * Sends the batch.
   *
   * @param stopped asked between two requests; what was not sent then is left
   */
  Outcome deliver(List<SeriesPoint> batch, BooleanSupplier stopped) {
    Map<DropReason, Integer> dropped = new EnumMap<>(DropReason.class);
    Deque<List<SeriesPoint>> parts = new ArrayDeque<>(List.of(batch));
    int written = 0;
    while (!parts.isEmpty() && !stopped.getAsBoolean()) {
      List<SeriesPoint> part = parts.getFirst();
      Verdict verdict = send(part);
      if (verdict == null) {
        written += part.size();
        parts.removeFirst();
      } else if (verdict instanceof Verdict.Reject reject) {
        parts.removeFirst();
        if (part.size() == 1) {
          dropped.merge(reject.reason(), 1, Integer::sum);
        } else {
          parts.addFirst(part.subList(part.size() / 2, part.size()));
          parts.addFirst(part.subList(0, part.size() / 2));
        }
      } else {
        String fatal = verdict instanceof Verdict.Fatal known ? known.message() : null;
        return new Outcome(written, dropped, all(parts), fatal);
      }
    }
    return new Outcome(written, dropped, all(parts), null);
  }

  /** Null when all is written. */
  private @Nullable Verdict send(List<SeriesPoint> part) {
    try {
      server.write(part.stream().map(SeriesPoint::line).toList());
      return null;
    } catch (IOException e) {
      return ResponseClassifier.classify(e, target);
    }
  }

  private static List<SeriesPoint> all(Deque<List<SeriesPoint>> parts) {
    List<SeriesPoint> points = new ArrayList<>();
    parts.forEach(points::addAll);
    return points;
  }
}
