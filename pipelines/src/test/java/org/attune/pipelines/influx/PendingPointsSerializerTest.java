package org.attune.pipelines.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PendingPointsSerializerTest {
  private static final PendingPoints POINTS =
      new PendingPoints(
          List.of(
              new SeriesPoint("p-1/mood/1", 7, "trend v=1 86400"), new SeriesPoint("é", 1, "")));

  private final PendingPointsSerializer serializer = new PendingPointsSerializer();

  @Test
  void bringsBackWhatWaited() throws IOException {
    assertThat(serializer.deserialize(1, serializer.serialize(POINTS))).isEqualTo(POINTS);
  }

  /** Bytes of version 1, as they stand in checkpoints. */
  @Test
  void readsVersionOneForEver() throws IOException {
    String written =
        "00000002"
            + "000a702d312f6d6f6f642f31"
            + "0000000000000007"
            + "000f7472656e6420763d31203836343030"
            + "0002c3a9"
            + "0000000000000001"
            + "0000";
    assertThat(HexFormat.of().formatHex(serializer.serialize(POINTS))).isEqualTo(written);
    assertThat(serializer.deserialize(1, HexFormat.of().parseHex(written))).isEqualTo(POINTS);
  }

  @Test
  void refusesAVersionFromTheFuture() {
    assertThatIOException().isThrownBy(() -> serializer.deserialize(2, new byte[4]));
  }
}
