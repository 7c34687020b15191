package org.attune.app.plan;

import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.TimeoutException;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.UserError;
import org.attune.app.platform.EmbeddedBroker;
import org.attune.schemas.wire.UndecodableException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune plan publish}: a plan into the log, for one patient or a program's patients. */
@Command(
    name = "publish",
    description =
        "Publishes a monitoring plan for one patient, or for everybody in a program's care. It is in"
            + " force within seconds, or from the time that it names.")
public final class PlanPublishCommand implements Callable<Integer> {
  /** Where the log is. */
  static final class Log {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "Data directory of an 'attune up' that runs on this machine.")
    private @Nullable Path data;

    @Option(
        names = "--bootstrap",
        required = true,
        paramLabel = "HOST:PORT",
        description = "Kafka broker.")
    private @Nullable String bootstrap;
  }

  /** Whom the plan is for. */
  static final class Whom {
    @Option(
        names = "--patient",
        required = true,
        paramLabel = "ID",
        description = "Opaque id of one patient.")
    private @Nullable String patient;

    @Option(
        names = "--program",
        required = true,
        paramLabel = "ID",
        description = "Program: everybody who is in its care now.")
    private @Nullable String program;
  }

  @ArgGroup(multiplicity = "1")
  private Log log = new Log();

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "The plan, as JSON.")
  private Path file = Path.of("plan.json");

  @Mixin private OutputOptions output = new OutputOptions();

  private final Clock clock;

  /** A command that takes the time from a clock. */
  public PlanPublishCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws UndecodableException {
    PlanFile plan = PlanFile.read(file);
    String broker = bootstrap();
    List<String> patients;
    try {
      PlanPublisher publisher = new PlanPublisher(broker);
      patients = patients(publisher);
      publisher.publish(plan, patients, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    } catch (TimeoutException e) {
      throw new UserError(
          "no broker with Attune's topics answers at %s. Start 'attune up' first."
              .formatted(broker),
          e);
    }
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("published", patients.size());
    Figures.print(System.out, figures, output.json());
    return 0;
  }

  private List<String> patients(PlanPublisher publisher) throws UndecodableException {
    String patient = whom.patient;
    if (patient != null) {
      if (patient.isBlank() || patient.length() > 64) {
        throw new UserError("a patient id has 1 to 64 characters. Name one with --patient ID.");
      }
      return List.of(patient);
    }
    List<String> inCare = publisher.inCareOf(String.valueOf(whom.program));
    if (inCare.isEmpty()) {
      throw new UserError(
          "nobody is in the care of program %s. Check the id given with --program."
              .formatted(whom.program));
    }
    return inCare;
  }

  private String bootstrap() {
    Path data = log.data;
    if (data == null) {
      return String.valueOf(log.bootstrap);
    }
    return EmbeddedBroker.addressIn(data)
        .orElseThrow(
            () ->
                new UserError(
                    "no broker has run in %s. Start 'attune up --data %s' first."
                        .formatted(data, data)));
  }
}
