package org.attune.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PatientPartitionerTest {

  /** Written down once: records lie in partitions by these, and other languages compute them. */
  @ParameterizedTest
  @CsvSource({
    "patient-1, 0, 1",
    "patient-2, 2, 2",
    "p, 1, 1",
    "3f0c8a52-6f1e-4c89-9d53-0a5b7c1d2e3f, 3, 2",
    "Zoë, 2, 2",
    "患者-7, 2, 1"
  })
  void aPatientsPartitionNeverChanges(String patientId, int ofEight, int ofThree) {
    assertThat(PatientPartitioner.partition(patientId, 8)).isEqualTo(ofEight);
    assertThat(PatientPartitioner.partition(patientId, 3)).isEqualTo(ofThree);
    assertThat(PatientPartitioner.partition(patientId, 1)).isZero();
  }

  @Property(tries = 500)
  void everyPartitionLiesWithinTheTopic(
      @ForAll String patientId, @ForAll @IntRange(min = 1, max = 1000) int partitions) {
    assertThat(PatientPartitioner.partition(patientId, partitions)).isBetween(0, partitions - 1);
  }

  @Test
  void patientsSpreadOverAllPartitions() {
    int[] patients = new int[TopicCatalog.DEFAULT_PARTITIONS];
    IntStream.range(0, 8000)
        .forEach(i -> patients[PatientPartitioner.partition("patient-" + i, patients.length)]++);

    assertThat(patients).isNotEmpty();
    assertThat(IntStream.of(patients).min().orElseThrow()).isGreaterThan(800);
  }
}
