package org.attune.app.simulate;

import java.util.SplittableRandom;
import org.attune.app.replay.OpaqueIds;
import org.attune.schemas.common.Confidentiality;

/** A patient of a cohort: the truth, the person, and where their random sequences start. */
record SimulatedPatient(String namespace, PatientTruth truth, Persona persona) {

  /** The days from study day 1 on; the same on every call. */
  Course course() {
    return new Course(truth, persona, random("course"));
  }

  /** A random sequence of this patient for one purpose; the same on every call. */
  SplittableRandom random(String purpose) {
    return new SplittableRandom(
        OpaqueIds.seed(namespace + "|" + truth.patientId() + "|" + purpose));
  }

  /** Id of an event; kind and index name it among this patient's. */
  String eventId(String kind, String index) {
    return OpaqueIds.event(namespace, truth.patientId(), kind, index);
  }

  Confidentiality confidentiality() {
    return truth.substanceUse() ? Confidentiality.PART2_SUD : Confidentiality.NORMAL;
  }
}
