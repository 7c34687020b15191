package org.attune.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.attune.app.endtoend.AttuneProcess.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code attune up} as a program sees it: its lines, its exit codes, one process a directory. */
class UpITCase {
  private static final int REFUSED = 2;
  private static final int ENDED_BY_SIGTERM = 143;
  private static final Pattern FIRST_PASSWORD =
      Pattern.compile("First account: sign in as admin / [\\w-]{20}\\. .*");

  @TempDir Path directory;

  @Test
  void itTellsTheFirstPasswordOnceRefusesASecondProcessAndStopsCleanly() throws Exception {
    Path data = directory.resolve("data");
    int port = freePort();
    AttuneProcess first = AttuneProcess.up(data, port);
    String password;
    try {
      Ready ready = first.awaitReady();
      assertFlat(ready.json());
      assertThat(ready.text("ready")).isEqualTo("http://127.0.0.1:" + port);
      assertThat(answer(ready.text("ready"))).isEqualTo(200);
      List<String> passwords = passwords(first);
      assertThat(passwords).hasSize(1);
      password = passwords.get(0).replaceAll(".*admin / ([\\w-]+)\\. .*", "$1");

      AttuneProcess second = AttuneProcess.up(data, freePort());
      assertThat(second.awaitEnd()).isEqualTo(REFUSED);
      assertThat(second.otherLines()).isEmpty();
      assertThat(second.errorLines())
          .containsExactly(
              "attune: Attune is already running on %s (process %d). Stop it, or choose another directory with --data DIR."
                  .formatted(data.toRealPath(), first.pid()));
      assertThat(answer(ready.text("ready"))).isEqualTo(200);
    } finally {
      assertThat(first.stop()).isEqualTo(ENDED_BY_SIGTERM);
    }
    assertThat(first.otherLines()).as("lines beside the one that says ready").isEmpty();
    assertThat(first.errorLines().get(first.errorLines().size() - 1)).endsWith("Stopped");
    assertThat(first.errorLines()).noneMatch(line -> line.contains("-demo"));
    assertThat(data.resolve("postgres").resolve("postmaster.pid")).doesNotExist();
    assertThat(Files.readString(data.resolve("logs").resolve("attune.log")))
        .doesNotContain(password);
  }

  private static List<String> passwords(AttuneProcess process) throws IOException {
    return process.errorLines().stream()
        .filter(line -> FIRST_PASSWORD.matcher(line).find())
        .toList();
  }

  private static void assertFlat(String line) {
    JsonNode object = JsonMapper.builder().build().readTree(line);
    assertThat(object.isObject()).isTrue();
    assertThat(object.values()).isNotEmpty().allMatch(JsonNode::isValueNode);
  }

  private static int answer(String address) throws Exception {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build()
        .send(
            HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html").build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
