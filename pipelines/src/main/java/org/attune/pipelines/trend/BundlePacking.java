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
  private static final int EXPECTED_BYTES = 128;

  private BundlePacking() {}

  /** The patient of a bundle. */
  static String patientId(byte[] packed) {
    return new PackedInput(packed).text();
  }

  /** The events that were packed. */
  static List<CheckedEvent> unpack(byte[] packed) {
    PackedInput in = new PackedInput(packed);
    Reader reader = new Reader(in, in.text());
    List<CheckedEvent> events = new ArrayList<>();
    while (!in.atEnd()) {
      events.add(reader.event());
    }
    return events;
  }

  /** A bundle that grows event by event. Not thread-safe. */
  static final class Writer {
    private final String patientId;
    private final PackedOutput out = new PackedOutput(EXPECTED_BYTES);
    private String topic = "";
    private String source = "";
    private String confidentiality = "";
    private String device = "";
    private String series = "";
    private String metric = "";
    private long offset;
    private long millis;
    private long epochDay;

    /** A bundle of one patient, without events. */
    Writer(String patientId) {
      this.patientId = patientId;
      out.text(patientId);
    }

    /** Memory that it takes, bytes. */
    int capacity() {
      return out.capacity();
    }

    /** The bundle as it is by now. */
    PatientBundle bundle() {
      return new PatientBundle(patientId, out.toBytes());
    }

    /** Adds an event of the patient. */
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
