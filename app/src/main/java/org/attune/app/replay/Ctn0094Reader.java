package org.attune.app.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.schemas.common.Confidentiality;
import org.attune.schemas.event.AttendanceStatus;
import org.attune.schemas.event.MedicationClass;
import org.attune.schemas.event.SessionAttendance;
import org.attune.schemas.event.SessionKind;
import org.attune.schemas.event.SubstanceUseReport;
import org.attune.schemas.event.TreatmentChange;
import org.attune.schemas.event.TreatmentEvent;
import org.attune.schemas.event.UseReportMethod;
import org.attune.schemas.event.UseResult;
import org.jspecify.annotations.Nullable;

/**
 * People in three trials of medication for opioid use disorder: urine screens, visits, doses and
 * days of use.
 *
 * <p>Balise, Odom and others, public.ctn0094data, harmonised from the trials CTN-0027, CTN-0030 and
 * CTN-0051. Days are published relative to consent; here everybody consents on one date. Clock
 * times are chosen, the same every day.
 *
 * <ul>
 *   <li>The screens list what was found; an attended visit whose screen lists nothing was negative
 *       for the panel of its trial. An opioid screen that is the medication of the person's own arm
 *       is marked as prescribed.
 *   <li>Days of use are asked for at visits: a day is told at the next one after it, or, with none,
 *       a month later, as far as the interview reaches back.
 *   <li>A planned visit that did not take place has no date: it is put on its day of the plan.
 *       Those without one, such as a follow-up, are left out.
 *   <li>Of the doses, the first, every other amount and the end are told.
 * </ul>
 */
public final class Ctn0094Reader implements DatasetReader {
  /** Name on the command line. */
  static final String FORMAT = "ctn0094";

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final LocalDate CONSENT = LocalDate.of(2012, 1, 2);
  private static final LocalTime DOSE_TIME = LocalTime.of(9, 0);
  private static final LocalTime VISIT_TIME = LocalTime.of(10, 0);
  private static final LocalTime RECORDED_TIME = LocalTime.of(11, 5);
  private static final LocalTime USE_TIME = LocalTime.of(12, 0);
  private static final int VISIT_MINUTES = 60;
  private static final int INTERVIEW_REACHES_DAYS = 30;
  private static final int DAYS_A_WEEK = 7;

  private static final Pattern WEEK = Pattern.compile("WK(\\d+)");
  private static final Pattern PHASE_WEEK = Pattern.compile("P([12])Wk(\\d+)([AB]?)");

  private static final List<String> PANEL =
      List.of("opioid", "methadone", "cocaine", "benzodiazepine", "amphetamine", "cannabis");

  /** Substances of the tables by their catalogue code; what is not here is no substance of use. */
  private static final Map<String, String> SUBSTANCES =
      Map.ofEntries(
          Map.entry("Opioid", "opioid"),
          Map.entry("Heroin", "heroin"),
          Map.entry("Methadone", "methadone"),
          Map.entry("Buprenorphine", "buprenorphine"),
          Map.entry("Alcohol", "alcohol"),
          Map.entry("Thc", "cannabis"),
          Map.entry("THC", "cannabis"),
          Map.entry("K2", "synthetic-cannabinoid"),
          Map.entry("Cocaine", "cocaine"),
          Map.entry("Amphetamine", "amphetamine"),
          Map.entry("Methylphenidate", "amphetamine"),
          Map.entry("Benzodiazepine", "benzodiazepine"),
          Map.entry("Sedatives", "sedative"),
          Map.entry("Muscle Relaxant", "sedative"),
          Map.entry("Hallucinogen", "hallucinogen"),
          Map.entry("Mdma/Hallucinogen", "mdma"),
          Map.entry("Pcp", "phencyclidine"),
          Map.entry("Inhalant", "inhalant"),
          Map.entry("Ghb", "ghb"),
          Map.entry("Dextromethorphan", "other"),
          Map.entry("Unknown", "other"));

  /** Reasons that are the patient's cause, not a failure to come. */
  private static final List<String> EXCUSES =
      List.of("is_illness", "is_in_hospital", "is_in_jail", "is_on_vacation", "is_unable");

  /** A medication of an arm. */
  private enum Medication {
    METHADONE("methadone", "6813"),
    BUPRENORPHINE("buprenorphine", "1819"),
    NALTREXONE("naltrexone", "7243");

    private final String substance;
    private final String rxnorm;

    Medication(String substance, String rxnorm) {
      this.substance = substance;
      this.rxnorm = rxnorm;
    }

    static Medication ofArm(String arm) {
      return arm.contains("BUP") ? BUPRENORPHINE : arm.contains("NTX") ? NALTREXONE : METHADONE;
    }
  }

  /** What one person was given in which trial, and when each phase began. */
  private static final class Person {
    private final Map<Integer, Integer> phaseStarts = new TreeMap<>();
    private final NavigableSet<Integer> screened = new TreeSet<>();
    private final NavigableSet<Integer> seen = new TreeSet<>();
    private final Map<Integer, Set<String>> found = new HashMap<>();
    private @Nullable Medication medication;
    private String project = "";

    private boolean prescribed(String substance, int day) {
      Integer start = phaseStarts.get(1);
      return medication != null
          && medication.substance.equals(substance)
          && start != null
          && day >= start;
    }
  }

  @Override
  public Dataset read(Path path) {
    if (!Files.isDirectory(path)) {
      throw new DatasetException("format " + FORMAT + ": no such directory: " + path);
    }
    DatasetRecorder recorder = new DatasetRecorder(FORMAT, ZONE, Confidentiality.PART2_SUD);
    Map<String, Person> people = people(path);
    visits(table(path, "visit.csv"), people, recorder);
    screens(table(path, "uds.csv"), people, recorder);
    daysOfUse(table(path, "tlfb.csv"), people, recorder);
    treatment(table(path, "treatment.csv"), people, recorder);
    return recorder.build();
  }

  private static Path table(Path path, String name) {
    return CsvTable.find(path, name, FORMAT);
  }

  private static Map<String, Person> people(Path path) {
    Map<String, Person> people = new LinkedHashMap<>();
    CsvTable.read(
        table(path, "everybody.csv"),
        List.of("who", "project"),
        row -> person(people, row).project = row.text("project"));
    CsvTable.read(
        table(path, "randomization.csv"),
        List.of("who", "treatment", "which", "when"),
        row -> {
          Integer day = row.optionalInteger("when");
          if (day != null) {
            Person person = person(people, row);
            person.phaseStarts.put((int) row.number("which"), day);
            person.medication = Medication.ofArm(row.text("treatment"));
          }
        });
    return people;
  }

  private static Person person(Map<String, Person> people, CsvTable.Row row) {
    return people.computeIfAbsent(row.text("who"), who -> new Person());
  }

  private static void visits(Path file, Map<String, Person> people, DatasetRecorder recorder) {
    List<String> columns = new ArrayList<>(List.of("who", "visit", "what", "when", "is_dead"));
    columns.addAll(EXCUSES);
    CsvTable.read(
        file,
        columns,
        row -> {
          String what = row.optionalText("what");
          // Rows that say neither are forms of the trial, not visits.
          if (what != null) {
            Person person = person(people, row);
            boolean came = what.equals("visit") || what.equals("final");
            Integer day = row.optionalInteger("when");
            day = day == null ? plannedDay(row.text("visit"), person) : day;
            if (day != null && row.optionalText("is_dead") == null) {
              visit(row, person, day, came, recorder);
            }
          }
        });
  }

  private static void visit(
      CsvTable.Row row, Person person, int day, boolean came, DatasetRecorder recorder) {
    String who = row.text("who");
    String label = row.text("visit");
    AttendanceStatus status =
        came ? AttendanceStatus.ATTENDED : excused(row) ? AttendanceStatus.EXCUSED : noShow(row);
    recorder.session(
        who,
        at(day, RECORDED_TIME),
        label + "|" + day,
        SessionAttendance.newBuilder()
            .setKind(SessionKind.INDIVIDUAL)
            .setScheduledStart(at(day, VISIT_TIME).toInstant())
            .setScheduledMinutes(VISIT_MINUTES)
            .setMinutes(came ? VISIT_MINUTES : 0)
            .setStatus(status));
    if (came) {
      person.seen.add(day);
      person.screened.add(day);
    } else {
      recorder.substanceUse(
          who,
          at(day, VISIT_TIME),
          at(day, RECORDED_TIME),
          "not-provided|" + label + "|" + day,
          SubstanceUseReport.newBuilder()
              .setMethod(UseReportMethod.PRESUMPTIVE_TEST)
              .setSubstance("opioid")
              .setFinding(UseResult.NOT_PROVIDED));
    }
  }

  private static boolean excused(CsvTable.Row row) {
    return EXCUSES.stream().anyMatch(reason -> row.optionalText(reason) != null);
  }

  private static AttendanceStatus noShow(CsvTable.Row row) {
    return row.optionalText("is_no_funding") != null
        ? AttendanceStatus.CANCELLED_BY_PROGRAM
        : AttendanceStatus.NO_SHOW;
  }

  /** Day of a visit by the plan of its trial; null for one without a day there. */
  private static @Nullable Integer plannedDay(String label, Person person) {
    Matcher week = WEEK.matcher(label);
    if (week.matches()) {
      Integer start = person.phaseStarts.get(1);
      return start == null ? null : start + DAYS_A_WEEK * Integer.parseInt(week.group(1));
    }
    Matcher phaseWeek = PHASE_WEEK.matcher(label);
    if (!phaseWeek.matches()) {
      return null;
    }
    Integer start = person.phaseStarts.get(Integer.parseInt(phaseWeek.group(1)));
    if (start == null) {
      return null;
    }
    // The first week has two visits, at its beginning and its end; the others are at their end.
    return phaseWeek.group(3).equals("A")
        ? start
        : start + DAYS_A_WEEK * Integer.parseInt(phaseWeek.group(2)) - 1;
  }

  private static void screens(Path file, Map<String, Person> people, DatasetRecorder recorder) {
    CsvTable.read(
        file,
        List.of("who", "what", "when"),
        row -> {
          Integer day = row.optionalInteger("when");
          String substance = SUBSTANCES.get(row.text("what"));
          if (day != null && substance != null) {
            Person person = person(people, row);
            person.screened.add(day);
            person.found.computeIfAbsent(day, any -> new HashSet<>()).add(substance);
          }
        });
    people.forEach(
        (who, person) -> {
          for (int day : person.screened) {
            Set<String> found = person.found.getOrDefault(day, Set.of());
            Set<String> tested = new TreeSet<>(found);
            tested.addAll(PANEL);
            tested.add(person.project.equals("27") ? "alcohol" : "buprenorphine");
            for (String substance : tested) {
              recorder.substanceUse(
                  who,
                  at(day, VISIT_TIME),
                  at(day, RECORDED_TIME),
                  "screen|" + substance + "|" + day,
                  report(person, UseReportMethod.PRESUMPTIVE_TEST, substance, day)
                      .setFinding(
                          found.contains(substance) ? UseResult.POSITIVE : UseResult.NEGATIVE));
            }
          }
        });
  }

  private static void daysOfUse(Path file, Map<String, Person> people, DatasetRecorder recorder) {
    CsvTable.read(
        file,
        List.of("who", "what", "when"),
        row -> {
          Integer day = row.optionalInteger("when");
          String substance = SUBSTANCES.get(row.text("what"));
          if (day != null && substance != null) {
            Person person = person(people, row);
            Integer told = person.seen.higher(day);
            recorder.substanceUse(
                row.text("who"),
                at(day, USE_TIME),
                at(told == null ? day + INTERVIEW_REACHES_DAYS : told, RECORDED_TIME),
                "told|" + substance + "|" + day,
                report(person, UseReportMethod.SELF_REPORT, substance, day)
                    .setFinding(UseResult.POSITIVE));
          }
        });
  }

  private static SubstanceUseReport.Builder report(
      Person person, UseReportMethod method, String substance, int day) {
    return SubstanceUseReport.newBuilder()
        .setMethod(method)
        .setSubstance(substance)
        .setPrescribed(person.prescribed(substance, day) ? true : null);
  }

  private static void treatment(Path file, Map<String, Person> people, DatasetRecorder recorder) {
    Map<String, SortedMap<Integer, Double>> doses = new LinkedHashMap<>();
    CsvTable.read(
        file,
        List.of("who", "amount", "when"),
        row -> {
          Integer day = row.optionalInteger("when");
          Double amount = row.optionalNumber("amount");
          if (day != null && amount != null && amount > 0) {
            doses
                .computeIfAbsent(row.text("who"), who -> new TreeMap<>())
                .merge(day, amount, Double::max);
          }
        });
    people.forEach(
        (who, person) -> {
          for (int start : new TreeSet<>(person.phaseStarts.values())) {
            recorder.treatment(
                who,
                at(start, DOSE_TIME),
                "phase|" + start,
                TreatmentEvent.newBuilder()
                    .setKind(TreatmentChange.PHASE)
                    .setCodeSystem("program")
                    .setCode("randomized"));
          }
          SortedMap<Integer, Double> given = doses.get(who);
          Medication medication = person.medication;
          if (given != null && medication != null) {
            medicated(who, medication, given, recorder);
          }
        });
  }

  private static void medicated(
      String who,
      Medication medication,
      SortedMap<Integer, Double> given,
      DatasetRecorder recorder) {
    // A depot has no daily dose: what the table counts of naltrexone are injections.
    boolean daily = medication != Medication.NALTREXONE;
    Double before = null;
    for (Map.Entry<Integer, Double> dose : given.entrySet()) {
      if (before == null || (daily && !before.equals(dose.getValue()))) {
        TreatmentEvent.Builder change =
            change(
                medication,
                before == null
                    ? TreatmentChange.MEDICATION_START
                    : TreatmentChange.MEDICATION_DOSE);
        if (daily) {
          change.setDose(dose.getValue()).setDoseUnit("mg/d");
        }
        recorder.treatment(who, at(dose.getKey(), DOSE_TIME), "dose|" + dose.getKey(), change);
      }
      before = dose.getValue();
    }
    if (daily) {
      int end = given.lastKey() + 1;
      recorder.treatment(
          who,
          at(end, DOSE_TIME),
          "stop|" + end,
          change(medication, TreatmentChange.MEDICATION_STOP));
    }
  }

  private static TreatmentEvent.Builder change(Medication medication, TreatmentChange kind) {
    return TreatmentEvent.newBuilder()
        .setKind(kind)
        .setCodeSystem("rxnorm")
        .setCode(medication.rxnorm)
        .setMedicationClass(MedicationClass.OPIOID_USE_DISORDER);
  }

  private static OffsetDateTime at(int day, LocalTime time) {
    return CONSENT.plusDays(day).atTime(time).atZone(ZONE).toOffsetDateTime();
  }
}
