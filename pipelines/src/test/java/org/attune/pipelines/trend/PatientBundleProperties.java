package org.attune.pipelines.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.attune.pipelines.APatient.DAY_0;
import static org.attune.pipelines.APatient.NOON;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.attune.analytics.event.Confidentiality;
import org.attune.analytics.event.Envelope;
import org.attune.analytics.event.Source;
import org.attune.analytics.intake.DaySamples;
import org.attune.analytics.intake.MetricSamples;
import org.attune.analytics.intake.Observation;
import org.attune.pipelines.intake.Origin;

final class PatientBundleProperties {
  private static final TypeSerializer<PatientBundle> SERIALIZER =
      TypeInformation.of(PatientBundle.class).createSerializer(new SerializerConfigImpl());

  @Property(tries = 300)
  void crossesTheNetworkWhole(@ForAll("events") List<CheckedEvent> events) throws IOException {
    PatientBundle bundle = PatientBundle.of("p-1", events);
    DataOutputSerializer out = new DataOutputSerializer(64);
    SERIALIZER.serialize(bundle, out);
    SERIALIZER.serialize(bundle, out);
    DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());

    PatientBundle crossed = SERIALIZER.deserialize(in);
    assertThat(crossed).isEqualTo(bundle);
    assertThat(crossed.patientId()).isEqualTo("p-1");
    assertThat(crossed.events()).isEqualTo(events);
    DataOutputSerializer copied = new DataOutputSerializer(64);
    SERIALIZER.copy(in, copied);
    assertThat(in.available()).isZero();
    assertThat(SERIALIZER.deserialize(new DataInputDeserializer(copied.getCopyOfBuffer())))
        .isEqualTo(bundle);
    assertThat(SERIALIZER.copy(bundle)).isEqualTo(bundle);
  }

  @Provide
  Arbitrary<List<CheckedEvent>> events() {
    return Combinators.combine(origins(), envelopes(), observed())
        .as(
            (origin, envelope, observation) ->
                new CheckedEvent(
                    origin,
                    envelope.receivedAtMillis() + origin.partition(),
                    new Observation(
                        envelope,
                        observation.device(),
                        observation.deviceRank(),
                        observation.series(),
                        observation.days())))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  private static Arbitrary<Origin> origins() {
    return Combinators.combine(
            Arbitraries.of("attune.check-ins", "attune.biometrics"),
            Arbitraries.integers().between(0, 300),
            Arbitraries.longs().greaterOrEqual(0))
        .as(Origin::new);
  }

  private static Arbitrary<Envelope> envelopes() {
    return Combinators.combine(
            Arbitraries.strings().ofMaxLength(20).filter(PatientBundleProperties::isText),
            Arbitraries.longs(),
            Arbitraries.longs().between(0, 2 * NOON),
            Arbitraries.integers().between(-840, 840),
            Arbitraries.of(Source.class),
            Arbitraries.integers().greaterOrEqual(0),
            Arbitraries.of(true, false),
            Arbitraries.of(Confidentiality.class))
        .as(
            (id, at, received, zone, source, revision, retracted, rules) ->
                new Envelope(id, "p-1", at, received, zone, source, revision, retracted, rules));
  }

  /** A lone surrogate is no text: no id holds one. */
  private static boolean isText(String text) {
    return text.codePoints().noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  private static Arbitrary<Observation> observed() {
    Arbitrary<MetricSamples> samples =
        Combinators.combine(
                Arbitraries.of("mood", "heart-rate", "steps"),
                Arbitraries.longs()
                    .between(-1_000_000_000_000L, 1_000_000_000_000L)
                    .array(long[].class)
                    .ofMaxSize(5))
            .as((metric, values) -> MetricSamples.of(metric, slots(values.length), values));
    Arbitrary<DaySamples> days =
        Combinators.combine(
                Arbitraries.integers().between(DAY_0 - 400, DAY_0 + 400),
                samples.list().ofMaxSize(3))
            .as(DaySamples::new);
    return Combinators.combine(
            Arbitraries.of("", "watch", "ring"),
            Arbitraries.integers(),
            Arbitraries.of("", "heart-rate"),
            days.list().ofMaxSize(2))
        .as((device, rank, series, told) -> new Observation(NOBODY, device, rank, series, told));
  }

  private static final Envelope NOBODY =
      new Envelope("", "p-1", 0, 0, 0, Source.APP, 0, false, Confidentiality.NORMAL);

  private static int[] slots(int count) {
    int[] slots = new int[count];
    for (int i = 0; i < count; i++) {
      slots[i] = i * i;
    }
    return slots;
  }
}
