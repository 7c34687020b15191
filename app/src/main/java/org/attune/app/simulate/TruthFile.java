package org.attune.app.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code truth.json}: what is true of the simulated patients, beside their events. */
public final class TruthFile {
  private static final String NAME = "truth.json";

  private TruthFile() {}

  /**
   * Writes the file into a directory that exists.
   *
   * @return the file
   * @throws UncheckedIOException when it cannot be written
   */
  public static Path write(Path directory, Cohort cohort) {
    CohortSettings settings = cohort.settings();
    Map<String, @Nullable Object> truth = new LinkedHashMap<>();
    truth.put("seed", settings.seed());
    truth.put("days", settings.days());
    truth.put("end", settings.end().toString());
    truth.put("sampleEveryMinutes", settings.sampleEvery().toMinutes());
    List<Map<String, @Nullable Object>> patients = new ArrayList<>();
    for (PatientTruth patient : cohort.truth()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("patientId", patient.patientId());
      fields.put("displayName", patient.displayName());
      fields.put("archetype", patient.archetype().name());
      fields.put("changeDay", patient.changeDay());
      fields.put(
          "changeDate", patient.changeDate() == null ? null : patient.changeDate().toString());
      fields.put("firstDay", patient.firstDay().toString());
      fields.put("zoneId", patient.zoneId());
      fields.put("programId", patient.programId());
      fields.put("substanceUse", patient.substanceUse());
      fields.put("wearable", patient.wearable());
      patients.add(fields);
    }
    truth.put("patients", patients);
    Path file = directory.resolve(NAME);
    try {
      Files.writeString(
          file,
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(truth)
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
    return file;
  }
}
