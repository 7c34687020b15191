package org.attune.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import picocli.CommandLine;

/** What {@code docker/} and the runbook say is so in the code, and nothing there is left open. */
class DeploymentTest {
  private static final Path ROOT = Path.of("..");
  private static final Path DOCKER = ROOT.resolve("docker");
  private static final Path RUNBOOK = ROOT.resolve("docs/RUNBOOK.md");
  private static final Pattern VARIABLE = Pattern.compile("ATTUNE_[A-Z_]*[A-Z]");

  static Stream<String> services() throws IOException {
    return compose("services").keySet().stream();
  }

  private static Map<String, Map<String, Object>> compose(String part) throws IOException {
    Map<String, Map<String, Map<String, Object>>> all =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(read(DOCKER.resolve("compose.yaml")));
    return Objects.requireNonNull(all.get(part));
  }

  private static Map<String, Object> service(String name) throws IOException {
    return Objects.requireNonNull(compose("services").get(name));
  }

  /** The variables of a service; none where it has none. */
  private static Map<?, ?> environment(String service) throws IOException {
    return service(service).get("environment") instanceof Map<?, ?> some ? some : Map.of();
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> some ? some.stream().map(String::valueOf).toList() : List.of();
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file);
  }

  private static Set<String> variables(String text) {
    return VARIABLE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  /** Variables that a main class or the launcher reads, by their names in the sources. */
  private static Set<String> read() throws IOException {
    Set<String> found = new TreeSet<>(variables(read(ROOT.resolve("attune"))));
    for (String module : List.of("app", "dashboard", "influx", "pipelines")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          found.addAll(variables(read(file)));
        }
      }
    }
    return found;
  }

  /** Variables that compose.yaml and the proxy fill in by themselves. */
  private static Set<String> filledIn() throws IOException {
    return Pattern.compile("\\$\\{(ATTUNE_[A-Z_]+)")
        .matcher(read(DOCKER.resolve("compose.yaml")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceTellsWhetherItIsWellAndIsStartedAgain(String name) throws IOException {
    assertThat(service(name).get("healthcheck"))
        .isInstanceOfSatisfying(
            Map.class,
            check -> assertThat(texts(check.get("test"))).startsWith("CMD").hasSizeGreaterThan(1));
    assertThat(service(name)).containsEntry("restart", "unless-stopped");
  }

  @ParameterizedTest
  @MethodSource("services")
  void anImageNamesItsVersion(String name) throws IOException {
    String image =
        String.valueOf(service(name).get("image")).replaceAll("\\$\\{\\w+:-(.*?)}", "$1");
    assertThat(image).matches(".+:\\d[\\w.-]*");
  }

  @ParameterizedTest
  @MethodSource("services")
  void aPortIsOfThisMachineAlone(String name) throws IOException {
    assertThat(texts(service(name).get("ports")))
        .allMatch(
            port ->
                port.replaceAll("\\$\\{\\w+:-(.*?)}", "$1").matches("127\\.0\\.0\\.1:\\d+:\\d+"));
    assertThat(service(name)).doesNotContainKeys("network_mode", "privileged");
  }

  @ParameterizedTest
  @MethodSource("services")
  void aSecretIsAFile(String name) throws IOException {
    environment(name)
        .forEach(
            (variable, value) -> {
              if (String.valueOf(variable).matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")) {
                assertThat(String.valueOf(variable)).endsWith("_FILE");
                assertThat(String.valueOf(value)).startsWith("/run/secrets/");
              }
            });
    assertThat(read(DOCKER.resolve("env.example")) + read(DOCKER.resolve("Dockerfile")))
        .doesNotContainPattern("(PASSWORD|SECRET|TOKEN)\\w*=");
  }

  @ParameterizedTest
  @MethodSource("services")
  void whatAServiceWaitsForAndWritesToIsThere(String name) throws IOException {
    if (service(name).get("depends_on") instanceof Map<?, ?> others) {
      others.forEach(
          (other, how) -> assertThat(String.valueOf(how)).isEqualTo("{condition=service_healthy}"));
      assertThat(compose("services").keySet()).containsAll(texts(List.copyOf(others.keySet())));
    }
    assertThat(compose("networks").keySet()).containsAll(texts(service(name).get("networks")));
    for (String volume : texts(service(name).get("volumes"))) {
      String source = volume.replaceFirst(":.*", "");
      if (!source.startsWith(".")) {
        assertThat(compose("volumes")).containsKey(source);
      } else if (!source.contains("ATTUNE_")) {
        assertThat(DOCKER.resolve(source)).exists();
      }
    }
  }

  @Test
  void everyVariableIsReadBySomebody() throws IOException {
    Set<String> read = read();
    assertThat(environment("attune").keySet().stream().map(String::valueOf))
        .allMatch(variable -> !variable.startsWith("ATTUNE_") || read.contains(variable));

    Set<String> known = new TreeSet<>(read);
    known.addAll(filledIn());
    assertThat(known).contains("ATTUNE_SMTP_HOST", "ATTUNE_JAVA_OPTS", "ATTUNE_HOSTNAME");
    try (Stream<Path> files = Files.walk(DOCKER)) {
      for (Path file :
          files.filter(Files::isRegularFile).filter(DeploymentTest::ofRepository).toList()) {
        assertThat(known).as(file.toString()).containsAll(variables(read(file)));
      }
    }
    assertThat(known).containsAll(variables(read(RUNBOOK)));
  }

  /** Not what a site has put beside the files of the repository. */
  private static boolean ofRepository(Path file) {
    return !file.endsWith(".env")
        && Stream.of("secrets", "tls", "backup")
            .noneMatch(folder -> file.startsWith(DOCKER.resolve(folder)));
  }

  @Test
  void theSettingsOfThePageServerMeanWhatTheySay() throws Exception {
    Map<String, Object> variables = new HashMap<>();
    environment("attune")
        .forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
    StandardEnvironment environment = new StandardEnvironment();
    // Under this name Spring reads them as variables of the environment.
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", variables));
    ServerProperties server =
        new Binder(ConfigurationPropertySources.get(environment))
            .bind("server", Bindable.of(ServerProperties.class))
            .get();

    assertThat(server.getAddress()).isEqualTo(InetAddress.getByName("0.0.0.0"));
    assertThat(server.getForwardHeadersStrategy())
        .isEqualTo(ServerProperties.ForwardHeadersStrategy.NATIVE);
    assertThat(server.getServlet().getSession().getCookie().getSecure()).isTrue();
    assertThat(variables.keySet().stream().filter(name -> name.startsWith("SERVER_"))).hasSize(3);
  }

  @Test
  void everyCommandOfAttuneIsOneItHas() throws IOException {
    String all =
        read(RUNBOOK) + read(DOCKER.resolve("Dockerfile")) + read(DOCKER.resolve("compose.yaml"));
    List<String> commands =
        Stream.concat(
                Pattern.compile("attune ((?:up|audit|plan|replay|simulate)\\b[^`\\n|>]*)")
                    .matcher(all)
                    .results()
                    .map(found -> found.group(1)),
                Stream.of(String.join(" ", texts(service("attune").get("command")))))
            .toList();
    assertThat(commands).hasSizeGreaterThan(2);
    assertThat(commands).allSatisfy(DeploymentTest::assertKnown);
  }

  private static void assertKnown(String typed) {
    CommandLine command = Attune.commandLine(Clock.systemUTC());
    for (String word : typed.strip().split(" ", -1)) {
      CommandLine below = command.getSubcommands().get(word);
      if (below != null) {
        command = below;
      } else if (word.startsWith("--")) {
        assertThat(command.getCommandSpec().findOption(word))
            .as("%s of: attune %s", word, typed)
            .isNotNull();
      }
    }
    assertThat(command.getCommandSpec().name()).as(typed).isNotEqualTo("attune");
  }

  @Test
  void theRunbookNamesServicesAndFilesThatAre() throws IOException {
    String runbook = read(RUNBOOK);
    List<String> named =
        Pattern.compile(
                "docker compose (?:exec|run|stop|start|restart|logs)(?: --entrypoint \\w+| -[\\w-]+)*(?: ([a-z]+))?")
            .matcher(runbook)
            .results()
            .map(found -> found.group(1))
            .filter(Objects::nonNull)
            .toList();
    assertThat(named)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(compose("services")).containsKey(one));
    Pattern.compile("\\(([\\w./-]+\\.(?:md|yaml|example))\\)|`(docker/[\\w./-]+|docs/[\\w./-]+)`")
        .matcher(runbook)
        .results()
        .map(found -> found.group(1) == null ? "../" + found.group(2) : found.group(1))
        .forEach(file -> assertThat(RUNBOOK.resolveSibling(file)).exists());
  }

  @Test
  void theRunbookExplainsEveryLineOfThePageHealth() throws IOException {
    String rows =
        read(ROOT.resolve("dashboard/src/main/java/org/attune/dashboard/health/HealthRows.java"));
    List<String> lines =
        Stream.of(
                "jobs\\.put\\([^,]+, \"([^\"]+)\"\\)",
                "waits\\(\\s*\"([^\"]+)\"",
                "String what = \"([^\"]+)\"",
                "new HealthRow\\(\\s*\"([^\"]+)\"")
            .flatMap(
                line -> Pattern.compile(line).matcher(rows).results().map(found -> found.group(1)))
            .toList();
    assertThat(lines).hasSize(10);
    assertThat(read(RUNBOOK).lines().filter(line -> line.startsWith("| ")))
        .satisfies(
            table -> {
              for (String line : lines) {
                assertThat(table).as(line).anyMatch(row -> row.startsWith("| " + line + " |"));
              }
            });
  }

  @Test
  void theImageRunsAsNobodyInParticularAndPassesSignalsOn() throws IOException {
    String image = read(DOCKER.resolve("Dockerfile"));
    assertThat(image)
        .containsPattern("(?m)^USER [1-9]\\d+:[1-9]\\d+$")
        .containsPattern("(?m)^ENTRYPOINT \\[\"attune\"]$")
        .containsPattern("(?m)^HEALTHCHECK ")
        .doesNotContain(":latest");
    try (Stream<Path> scripts = Files.list(DOCKER.resolve("bin"))) {
      assertThat(scripts).hasSize(3).allMatch(Files::isExecutable);
    }
    for (String script : List.of("attune", "attune-broker")) {
      assertThat(read(DOCKER.resolve("bin").resolve(script))).containsPattern("\nexec .+\n\\z");
    }
  }
}
