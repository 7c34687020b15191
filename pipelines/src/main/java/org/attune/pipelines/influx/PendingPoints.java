package org.attune.pipelines.influx;

import java.util.List;

/** The points of one writer that are not known to be in the database: its part of a checkpoint. */
record PendingPoints(List<SeriesPoint> points) {
  PendingPoints {
    points = List.copyOf(points);
  }
}
