package org.attune.pipelines;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.attune.pipelines.job.JobArguments;
import org.jspecify.annotations.Nullable;

/**
 * One keyed operator alone, over as many lives as the test gives it. What it put out is kept over
 * all of them, as a sink would have.
 *
 * @param <I> input
 * @param <O> output
 */
public final class OperatorRun<I, O> implements AutoCloseable {
  private static final int MAX_PARALLELISM = 128;

  private final Supplier<? extends KeyedProcessFunction<String, I, O>> function;
  private final KeySelector<I, String> key;
  private final StateBackend backend;
  private final List<OutputTag<?>> tags;
  private final List<O> output = new ArrayList<>();
  private final List<Object> sideOutput = new ArrayList<>();
  private KeyedOneInputStreamOperatorTestHarness<String, I, O> harness;
  private long checkpoints;
  private long processingTime;

  private OperatorRun(
      Supplier<? extends KeyedProcessFunction<String, I, O>> function,
      KeySelector<I, String> key,
      StateBackend backend,
      List<OutputTag<?>> tags)
      throws Exception {
    this.function = function;
    this.key = key;
    this.backend = backend;
    this.tags = tags;
    this.harness = start(null);
  }

  /** A run on the heap. */
  public static <I, O> OperatorRun<I, O> of(
      Supplier<? extends KeyedProcessFunction<String, I, O>> function,
      KeySelector<I, String> key,
      OutputTag<?>... tags)
      throws Exception {
    return of(new HashMapStateBackend(), function, key, tags);
  }

  /** A run on a state backend. */
  public static <I, O> OperatorRun<I, O> of(
      StateBackend backend,
      Supplier<? extends KeyedProcessFunction<String, I, O>> function,
      KeySelector<I, String> key,
      OutputTag<?>... tags)
      throws Exception {
    return new OperatorRun<>(function, key, backend, List.of(tags));
  }

  public void send(I element) throws Exception {
    harness.processElement(new StreamRecord<>(element));
  }

  public void watermark(long millis) throws Exception {
    harness.processWatermark(millis);
  }

  public void processingTime(long millis) throws Exception {
    processingTime = millis;
    harness.setProcessingTime(millis);
  }

  /** Takes a checkpoint, dies, and starts again from it. */
  public void crashAndRestore() throws Exception {
    checkpoints++;
    OperatorSubtaskState state = harness.snapshot(checkpoints, processingTime);
    drain();
    harness.close();
    harness = start(state);
    harness.setProcessingTime(processingTime);
  }

  /** Main output so far, over all lives. */
  public List<O> output() {
    drain();
    return List.copyOf(output);
  }

  /** What was put out since the last call. */
  public List<O> take() {
    drain();
    List<O> taken = List.copyOf(output);
    output.clear();
    return taken;
  }

  /** Side outputs of one type so far, over all lives. */
  public <X> List<X> side(Class<X> type) {
    drain();
    return sideOutput.stream().filter(type::isInstance).map(type::cast).toList();
  }

  public int eventTimeTimers() {
    return harness.numEventTimeTimers();
  }

  public int processingTimeTimers() {
    return harness.numProcessingTimeTimers();
  }

  /** Entries in keyed state; a map counts as one entry while it holds something. Heap only. */
  public int stateEntries() {
    return harness.numKeyedStateEntries();
  }

  private KeyedOneInputStreamOperatorTestHarness<String, I, O> start(
      @Nullable OperatorSubtaskState state) throws Exception {
    KeyedOneInputStreamOperatorTestHarness<String, I, O> started =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function.get()), key, Types.STRING, MAX_PARALLELISM, 1, 0);
    started.setStateBackend(backend);
    started
        .getExecutionConfig()
        .configure(JobArguments.houseRules(), OperatorRun.class.getClassLoader());
    started.setup();
    if (state != null) {
      started.initializeState(state);
    }
    started.open();
    return started;
  }

  private void drain() {
    output.addAll(harness.extractOutputValues());
    harness.getOutput().clear();
    for (OutputTag<?> tag : tags) {
      Queue<? extends StreamRecord<?>> records = harness.getSideOutput(tag);
      if (records != null) {
        records.forEach(one -> sideOutput.add(one.getValue()));
        records.clear();
      }
    }
  }

  @Override
  public void close() {
    try {
      harness.close();
    } catch (Exception e) {
      throw new AssertionError("the operator does not close", e);
    }
  }
}
