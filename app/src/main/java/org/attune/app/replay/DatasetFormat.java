package org.attune.app.replay;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The data sets that can be replayed, by the name used on the command line. */
public enum DatasetFormat {
  /** One patient, 239 days of momentary reports round a relapse (Kossakowski and others 2017). */
  KOSSAKOWSKI(KossakowskiReader.FORMAT),
  /** Outpatients with mood and panic disorders: questionnaires, diaries, Fitbit (Jang 2024). */
  PANIC24(Panic24Reader.FORMAT),
  /** Daily Fitbit values and mood tags of volunteers (Yfantidou and others 2022). */
  LIFESNAPS(LifesnapsReader.FORMAT),
  /** Minute actigraphy of people with depression and controls (Garcia-Ceja and others 2018). */
  DEPRESJON(DepresjonReader.FORMAT),
  /** Four reports a day of people with depression or anxiety (Fisher and others 2017). */
  FISHER2017(Fisher2017Reader.FORMAT),
  /** Three check-ins a day of users of a depression app, and a PHQ-9 (Burchert and others 2021). */
  BURCHERT(BurchertReader.FORMAT),
  /**
   * Trials of medication for opioid use disorder: tests, visits, doses (Balise and others 2024).
   */
  CTN0094(Ctn0094Reader.FORMAT);

  private final String formatName;

  DatasetFormat(String formatName) {
    this.formatName = formatName;
  }

  /** Name on the command line. */
  public String formatName() {
    return formatName;
  }

  /** Reader of the format. */
  public DatasetReader reader() {
    return switch (this) {
      case KOSSAKOWSKI -> new KossakowskiReader();
      case PANIC24 -> new Panic24Reader();
      case LIFESNAPS -> new LifesnapsReader();
      case DEPRESJON -> new DepresjonReader();
      case FISHER2017 -> new Fisher2017Reader();
      case BURCHERT -> new BurchertReader();
      case CTN0094 -> new Ctn0094Reader();
    };
  }

  /**
   * The format of that name.
   *
   * @throws DatasetException when there is none; the message lists those there are
   */
  public static DatasetFormat named(String formatName) {
    for (DatasetFormat format : values()) {
      if (format.formatName.equals(formatName)) {
        return format;
      }
    }
    throw new DatasetException(
        "no data set format \""
            + formatName
            + "\"; there are "
            + Arrays.stream(values())
                .map(DatasetFormat::formatName)
                .collect(Collectors.joining(", ")));
  }
}
