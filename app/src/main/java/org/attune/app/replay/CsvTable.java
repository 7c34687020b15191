package org.attune.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A comma-separated file with a header row, read row by row; complaints say file, line, column. */
final class CsvTable {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          // Tables with row numbers have a nameless first column.
          .setAllowMissingColumnNames(true)
          .get();

  private CsvTable() {}

  /**
   * Finds a file of a data set.
   *
   * @param path the directory of the data set, or the file itself
   * @throws DatasetException saying what was looked for, and where
   */
  static Path find(Path path, String fileName, String format) {
    if (Files.isRegularFile(path)) {
      return path;
    }
    if (!Files.exists(path)) {
      throw new DatasetException("format " + format + ": no such file or directory: " + path);
    }
    Path file = path.resolve(fileName);
    if (!Files.isRegularFile(file)) {
      throw new DatasetException(
          "format " + format + ": looked for the file " + fileName + " in " + path);
    }
    return file;
  }

  /**
   * Passes every row on.
   *
   * @param columns that must be there
   * @throws DatasetException when the file cannot be read or a column is missing
   */
  static void read(Path file, List<String> columns, Consumer<Row> rows) {
    try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, FORMAT)) {
      for (String column : columns) {
        if (!parser.getHeaderMap().containsKey(column)) {
          throw new DatasetException(file + ": looked for the column " + column);
        }
      }
      for (CSVRecord line : parser) {
        rows.accept(new Row(file, line));
      }
    } catch (DatasetException e) {
      throw e;
    } catch (IOException
        | UncheckedIOException
        | IllegalStateException
        | IllegalArgumentException e) {
      throw new DatasetException(file + ": not a readable comma-separated file", e);
    }
  }

  /** One row. */
  record Row(Path file, CSVRecord line) {
    /** Text of a column, or null when it is empty, NA or the row ends before it. */
    @Nullable String optionalText(String column) {
      if (!line.isSet(column)) {
        return null;
      }
      String text = line.get(column).strip();
      return text.isEmpty() || text.equals("NA") ? null : text;
    }

    /** Text of a column. */
    String text(String column) {
      String text = optionalText(column);
      if (text == null) {
        throw complaint(column, "is empty");
      }
      return text;
    }

    /** Number in a column, or null when there is none. */
    @Nullable Double optionalNumber(String column) {
      String text = optionalText(column);
      if (text == null) {
        return null;
      }
      try {
        return Double.valueOf(text);
      } catch (NumberFormatException e) {
        throw complaint(column, "is not a number");
      }
    }

    /** Number in a column. */
    double number(String column) {
      Double number = optionalNumber(column);
      if (number == null) {
        throw complaint(column, "is empty");
      }
      return number;
    }

    /** Whole number in a column, or null when there is none. */
    @Nullable Integer optionalInteger(String column) {
      Double number = optionalNumber(column);
      if (number == null) {
        return null;
      }
      if (number != Math.rint(number) || Math.abs(number) > 1e9) {
        throw complaint(column, "is not a whole number");
      }
      return number.intValue();
    }

    /** Date in a column. */
    LocalDate date(String column, DateTimeFormatter pattern) {
      try {
        return LocalDate.parse(text(column), pattern);
      } catch (DateTimeException e) {
        throw complaint(column, "is not a date");
      }
    }

    /** Clock time in a column. */
    LocalTime time(String column) {
      try {
        return LocalTime.parse(text(column));
      } catch (DateTimeException e) {
        throw complaint(column, "is not a time of day");
      }
    }

    /** Date and time in a column. */
    LocalDateTime dateTime(String column, DateTimeFormatter pattern) {
      try {
        return LocalDateTime.parse(text(column), pattern);
      } catch (DateTimeException e) {
        throw complaint(column, "is not a date and time");
      }
    }

    /** Says where the row is and what is wrong with it; shows no value, which may be personal. */
    DatasetException complaint(String column, String what) {
      return new DatasetException(
          file + " record " + line.getRecordNumber() + ": column " + column + " " + what);
    }
  }
}
