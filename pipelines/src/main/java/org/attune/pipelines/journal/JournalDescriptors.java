package org.attune.pipelines.journal;

import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.attune.analytics.journal.ContextMemory;
import org.attune.analytics.journal.EntryMemory;
import org.attune.pipelines.state.SharingSerializer;

/** State of the journal job. */
final class JournalDescriptors {
  /**
   * One entry per patient, kind of reader and journal entry of the last 60 days, with one signal
   * per rule that fired.
   */
  static final MapStateDescriptor<String, EntryMemory> ENTRIES =
      new MapStateDescriptor<>(
          "entries", StringSerializer.INSTANCE, SharingSerializer.of(EntryMemory.class));

  /** One per patient and journal entry of the last 60 days and what it is about. */
  static final MapStateDescriptor<String, ContextMemory> CONTEXTS =
      new MapStateDescriptor<>(
          "contexts", StringSerializer.INSTANCE, SharingSerializer.of(ContextMemory.class));

  /** When the oldest is forgotten: one time per patient, that of its one timer. */
  static final ValueStateDescriptor<Long> FORGET_AT =
      new ValueStateDescriptor<>("forget-at", Types.LONG);

  private JournalDescriptors() {}
}
