package org.attune.pipelines;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * A sink that keeps what it is given, at once and over all restarts of its job: at least once, as
 * the topics do.
 */
public final class Collected<T> implements Sink<T> {
  // Static because a job gets a copy of the sink. Keyed by instance, so that jobs do not meet.
  private static final Map<String, Queue<Object>> KEPT = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();

  public Collected() {
    KEPT.put(id, new ConcurrentLinkedQueue<>());
  }

  /** Everything so far, in the order of each subtask. */
  @SuppressWarnings("unchecked") // Only writers of this sink write under its id.
  public List<T> all() {
    return (List<T>) List.copyOf(queue());
  }

  /** What a compacted topic would hold. */
  public <K> Map<K, T> lastPer(Function<T, K> key) {
    Map<K, T> last = new LinkedHashMap<>();
    all().forEach(one -> last.put(key.apply(one), one));
    return last;
  }

  private Queue<Object> queue() {
    return KEPT.computeIfAbsent(id, unseen -> new ConcurrentLinkedQueue<>());
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(queue());
  }

  private record Writer<T>(Queue<Object> queue) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      queue.add(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
