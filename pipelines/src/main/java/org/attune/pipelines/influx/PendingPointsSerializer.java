package org.attune.pipelines.influx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Version 1: the number of points, then key, revision and line of each. */
final class PendingPointsSerializer implements SimpleVersionedSerializer<PendingPoints> {
  private static final int VERSION = 1;
  private static final int BYTES_PER_POINT = 512;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(PendingPoints pending) throws IOException {
    DataOutputSerializer out =
        new DataOutputSerializer(16 + BYTES_PER_POINT * pending.points().size());
    out.writeInt(pending.points().size());
    for (SeriesPoint point : pending.points()) {
      out.writeUTF(point.key());
      out.writeLong(point.revision());
      out.writeUTF(point.line());
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public PendingPoints deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException("points for InfluxDB of version " + version + " are not known here");
    }
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    int size = in.readInt();
    List<SeriesPoint> points = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      points.add(new SeriesPoint(in.readUTF(), in.readLong(), in.readUTF()));
    }
    return new PendingPoints(points);
  }
}
