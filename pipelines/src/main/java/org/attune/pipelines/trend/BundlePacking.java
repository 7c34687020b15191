package org.attune.pipelines.trend;

import java.util.ArrayList;
import java.util.List;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;
import org.attune.analytics.packed.PackedInput;
import org.attune.analytics.packed.PackedOutput;
import org.attune.pipelines.intake.Origin;

/**
 * Events of one patient in few bytes: numbers as differences from the event before, and texts that
 * are the same as there (most: topic, device, metric) as one zero.
 */
final class BundlePacking {
  private static final int BYTES_AN_EVENT = 96;

  private BundlePacking() {}

  /** The events' bytes; those of {@link #unpack}. */
  static byte[] pack(String patientId, List<CheckedEvent> events) {
    PackedOutput out = new PackedOutput(BYTES_AN_EVENT * events.size());
    out.text(patientId);
    out.unsigned(events.size());
    Writer writer = new Writer(out);
    events.forEach(writer::event);
    return out.toBytes();
  }

  /** The events that were packed. */
  static List<CheckedEvent> unpack(byte[] packed) {
    PackedInput in = new PackedInput(packed);
    Reader reader = new Reader(in, in.text());
    int count = in.unsignedInt();
    List<CheckedEvent> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(reader.event());
    }
    return events;
  }

  private static final class Writer {
    private final PackedOutput out;
    private String topic = "";
    private String source = "";
    private String confidentiality = "";
    private String device = "";
    private String series = "";
    private String metric = "";
    private long offset;
    private long millis;
    private long epochDay;

    Writer(PackedOutput out) {
      this.out = out;
    }

    void event(CheckedEvent event) {
      Origin origin = event.origin();
      topic = text(origin.topic(), topic);
      out.unsigned(origin.partition());
      out.signed(origin.offset() - offset);
      offset = origin.offset();
      millis(event.producedAtMillis());
      envelope(event.observation().envelope());
      observation(event.observation());
    }

    private void envelope(Envelope envelope) {
      out.text(envelope.eventId());
      millis(envelope.eventTimeMillis());
      millis(envelope.receivedAtMillis());
      out.signed(envelope.zoneOffsetMinutes());
      source = text(envelope.source().name(), source);
      out.unsigned(envelope.revision());
      out.unsigned(envelope.retracted() ? 1 : 0);
      confidentiality = text(envelope.confidentiality().name(), confidentiality);
    }

    private void observation(Observation observation) {
      device = text(observation.device(), device);
      out.signed(observation.deviceRank());
      series = text(observation.series(), series);
      out.unsigned(observation.days().size());
      for (DaySamples day : observation.days()) {
        out.signed(day.epochDay() - epochDay);
        epochDay = day.epochDay();
        out.unsigned(day.samples().size());
        for (MetricSamples samples : day.samples()) {
          metric = text(samples.metric(), metric);
          out.block(samples.packed());
        }
      }
    }

    private void millis(long now) {
      out.signed(now - millis);
      millis = now;
    }

    private String text(String now, String before) {
      if (now.equals(before)) {
        out.unsigned(0);
      } else {
        out.unsigned(1);
        out.text(now);
      }
      return now;
    }
  }

  private static final class Reader {
    private final PackedInput in;
    private final String patientId;
    private String topic = "";
    private String source = "";
    private String confidentiality = "";
    private String device = "";
    private String series = "";
    private String metric = "";
    private long offset;
    private long millis;
    private long epochDay;

    Reader(PackedInput in, String patientId) {
      this.in = in;
      this.patientId = patientId;
    }

    CheckedEvent event() {
      topic = text(topic);
      int partition = in.unsignedInt();
      offset += in.signed();
      long producedAtMillis = millis();
      return new CheckedEvent(
          new Origin(topic, partition, offset), producedAtMillis, observation(envelope()));
    }

    private Envelope envelope() {
      String eventId = in.text();
      long eventTimeMillis = millis();
      long receivedAtMillis = millis();
      int zoneOffsetMinutes = (int) in.signed();
      source = text(source);
      int revision = in.unsignedInt();
      boolean retracted = in.unsigned() == 1;
      confidentiality = text(confidentiality);
      return new Envelope(
          eventId,
          patientId,
          eventTimeMillis,
          receivedAtMillis,
          zoneOffsetMinutes,
          Source.valueOf(source),
          revision,
          retracted,
          Confidentiality.valueOf(confidentiality));
    }

    private Observation observation(Envelope envelope) {
      device = text(device);
      int deviceRank = (int) in.signed();
      series = text(series);
      int count = in.unsignedInt();
      List<DaySamples> days = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        epochDay += in.signed();
        days.add(new DaySamples((int) epochDay, samples()));
      }
      return new Observation(envelope, device, deviceRank, series, days);
    }

    private List<MetricSamples> samples() {
      int count = in.unsignedInt();
      List<MetricSamples> samples = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        metric = text(metric);
        samples.add(new MetricSamples(metric, in.block()));
      }
      return samples;
    }

    private long millis() {
      millis += in.signed();
      return millis;
    }

    private String text(String before) {
      return in.unsigned() == 0 ? before : in.text();
    }
  }
}
