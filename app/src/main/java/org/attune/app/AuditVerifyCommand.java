package org.attune.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.attune.app.cli.Figures;
import org.attune.app.cli.OutputOptions;
import org.attune.app.cli.UserError;
import org.attune.app.platform.DataDirectory;
import org.attune.app.platform.DatabaseAddress;
import org.attune.app.platform.EmbeddedDatabase;
import org.attune.app.platform.OutsideDatabase;
import org.attune.dashboard.audit.AuditAnchor;
import org.attune.dashboard.audit.AuditAnchorFile;
import org.attune.dashboard.audit.AuditFindings;
import org.attune.dashboard.audit.AuditVerifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune audit verify}: whether the record is as it was written. */
@Command(
    name = "verify",
    description = {
      "Recomputes the chain of hashes over the record of who read and did what, while Attune runs or not,",
      "and compares it with the anchors that were kept outside the database. Changes nothing."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as it was written",
      "1:changed, or cut off",
      "2:there is no such record, or its database does not answer"
    })
final class AuditVerifyCommand implements Callable<Integer> {
  private static final int BROKEN = 1;
  private static final int SHOWN = 20;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "./data",
      description = "Directory of all data. Default: ${DEFAULT-VALUE}")
  private Path data = Path.of("data");

  @Option(
      names = "--anchors",
      paramLabel = "FILE",
      description = "A copy of the anchors, kept elsewhere. Default: audit.anchors of DIR")
  private @Nullable Path anchors;

  @Mixin private OutsideDatabaseOption database = new OutsideDatabaseOption();

  @Mixin private OutputOptions output = new OutputOptions();

  private final DataDirectory.FreeSpace freeSpace;

  /** A command that starts the database of a directory that nobody runs on. */
  AuditVerifyCommand(DataDirectory.FreeSpace freeSpace) {
    this.freeSpace = freeSpace;
  }

  @Override
  public Integer call() throws IOException {
    DatabaseAddress elsewhere = database.address(System.getenv());
    if (elsewhere == null && !Files.isDirectory(data.resolve("postgres"))) {
      throw new UserError("%s holds no data of Attune. Choose with --data DIR.".formatted(data));
    }
    List<AuditAnchor> kept =
        new AuditAnchorFile(anchors == null ? AuditCommand.anchors(data) : anchors).read();
    AuditFindings found =
        elsewhere == null
            ? verify(kept)
            : new AuditVerifier(OutsideDatabase.find(elsewhere).address().dataSource())
                .verify(kept);
    print(found);
    return found.breaks().isEmpty() ? 0 : BROKEN;
  }

  private AuditFindings verify(List<AuditAnchor> kept) throws IOException {
    Optional<DataSource> running = EmbeddedDatabase.running(data);
    if (running.isPresent()) {
      return new AuditVerifier(running.get()).verify(kept);
    }
    try (DataDirectory directory = DataDirectory.open(data, freeSpace);
        EmbeddedDatabase own = EmbeddedDatabase.start(directory)) {
      return new AuditVerifier(own.dataSource()).verify(kept);
    }
  }

  private void print(AuditFindings found) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("rows", found.rows());
    figures.put("broken", found.breaks().size());
    figures.put("pending", found.pending());
    figures.put("anchors", found.anchors());
    figures.put(
        "firstBroken",
        found.breaks().isEmpty()
            ? null
            : found.breaks().get(0).kind() + " at " + found.breaks().get(0).position());
    Figures.print(System.out, figures, output.json());
    found.breaks().stream()
        .limit(SHOWN)
        .forEach(one -> System.err.println(one.kind() + " at " + one.position()));
  }
}
