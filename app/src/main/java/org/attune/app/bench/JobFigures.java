package org.attune.app.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A running job's own metrics, through Flink's REST interface. They are up to ten seconds old:
 * Flink gathers them no oftener.
 */
final class JobFigures {
  private final URI flink;
  private final String jobName;
  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper mapper = JsonMapper.builder().build();

  JobFigures(URI flink, String jobName) {
    this.flink = flink;
    this.jobName = jobName;
  }

  /** Sum over all subtasks of the operators' counters whose names end so; 0 when there is none. */
  long sum(String ending) throws IOException, InterruptedException {
    String job = jobId();
    double sum = 0;
    for (JsonNode vertex : ask("/jobs/" + job).path("vertices")) {
      String metrics =
          "/jobs/" + job + "/vertices/" + vertex.path("id").asString() + "/subtasks/metrics";
      List<String> ids =
          StreamSupport.stream(ask(metrics).spliterator(), false)
              .map(metric -> metric.path("id").asString())
              .filter(id -> id.endsWith(ending))
              .toList();
      if (!ids.isEmpty()) {
        for (JsonNode metric : ask(metrics + "?agg=sum&get=" + encoded(String.join(",", ids)))) {
          sum += metric.path("sum").asDouble();
        }
      }
    }
    return Math.round(sum);
  }

  /** How often the job was restarted. */
  long restarts() throws IOException, InterruptedException {
    for (JsonNode metric : ask("/jobs/" + jobId() + "/metrics?get=numRestarts")) {
      return Long.parseLong(metric.path("value").asString());
    }
    return 0;
  }

  private String jobId() throws IOException, InterruptedException {
    for (JsonNode job : ask("/jobs/overview").path("jobs")) {
      if (job.path("name").asString().equals(jobName)) {
        return job.path("jid").asString();
      }
    }
    throw new IOException("Flink knows no job " + jobName);
  }

  private JsonNode ask(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(flink.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    return mapper.readTree(answer.body());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
