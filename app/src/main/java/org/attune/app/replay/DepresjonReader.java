package org.attune.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Wrist activity counts by the minute: {@code condition/condition_<n>.csv} of people with
 * depression, {@code control/control_<n>.csv} of others.
 *
 * <p>Garcia-Ceja and others (2018), "Depresjon: a motor activity database of depression episodes in
 * unipolar and bipolar patients". The watch was set once and never put forward or back: a recording
 * keeps the offset that Norway had at its first minute.
 */
public final class DepresjonReader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "depresjon";

  private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final DatasetRecorder.Measured ACTIVITY =
      new DatasetRecorder.Measured("activity-count", "{counts}", "Actiwatch", 0);

  @Override
  public Dataset read(Path path) {
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE);
    List<Path> files = recordings(path);
    if (files.isEmpty()) {
      throw new DatasetException(
          "format "
              + FORMAT
              + ": looked for condition/condition_<n>.csv and control/control_<n>.csv in "
              + path);
    }
    for (Path file : files) {
      Recording recording = new Recording(recorder, subject(file));
      CsvTable.read(
          file,
          List.of("timestamp", "activity"),
          row -> recording.minute(row.dateTime("timestamp", TIMESTAMP), row.number("activity")));
      recording.endHour();
    }
    return recorder.build();
  }

  private static List<Path> recordings(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new DatasetException("format " + FORMAT + ": no such file or directory: " + path);
    }
    try (Stream<Path> files = Files.walk(path, 2)) {
      return files
          .filter(file -> subject(file).matches("(condition|control)_\\d+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + path, e);
    }
  }

  private static String subject(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : "";
  }

  /** One person's minutes, handed on an hour at a time. */
  private static final class Recording {
    private final DatasetRecorder recorder;
    private final String subject;
    private final List<Integer> offsetsMillis = new ArrayList<>();
    private final List<Double> counts = new ArrayList<>();
    private @Nullable ZoneOffset offset;
    private @Nullable OffsetDateTime hour;

    Recording(DatasetRecorder recorder, String subject) {
      this.recorder = recorder;
      this.subject = subject;
    }

    void minute(LocalDateTime local, double count) {
      if (offset == null) {
        offset = ZONE.getRules().getOffset(local);
      }
      OffsetDateTime at = local.atOffset(offset);
      OffsetDateTime itsHour = at.truncatedTo(ChronoUnit.HOURS);
      if (!itsHour.equals(hour)) {
        endHour();
        hour = itsHour;
      }
      offsetsMillis.add(Math.toIntExact(Duration.between(itsHour, at).toMillis()));
      counts.add(count);
    }

    void endHour() {
      if (hour != null) {
        recorder.samples(
            subject,
            hour,
            Duration.ofHours(1),
            ACTIVITY,
            List.copyOf(offsetsMillis),
            List.copyOf(counts));
      }
      hour = null;
      offsetsMillis.clear();
      counts.clear();
    }
  }
}
