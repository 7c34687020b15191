package org.attune.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that a clinician has signed in to and left open: takes the pushed alerts and notes when
 * each patient's first came.
 */
final class OpenPage implements AutoCloseable {
  private static final Pattern PATIENT = Pattern.compile("href=\"/patients/([^#\"]+)#");
  private static final int OK = 200;

  private final InputStream events;
  private final Map<String, Long> firstSeenNanos = new ConcurrentHashMap<>();

  /**
   * Signs in and opens the stream.
   *
   * @param pages address of the pages
   * @throws IOException when the pages do not let this account in
   */
  OpenPage(URI pages, String username, String password) throws IOException, InterruptedException {
    HttpResponse<InputStream> stream =
        new SignedIn(pages, username, password)
            .stream(HttpResponse.BodyHandlers.ofInputStream()).join();
    if (stream.statusCode() != OK) {
      throw new IOException("The pages answer " + stream.statusCode() + " instead of a stream");
    }
    this.events = stream.body();
    Thread reader = new Thread(this::read, "open-page");
    reader.setDaemon(true);
    reader.start();
  }

  /** An event is whole at its blank line. */
  private void read() {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      String patient = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher named = PATIENT.matcher(line);
        if (line.isEmpty()) {
          if (!patient.isEmpty()) {
            firstSeenNanos.putIfAbsent(patient, System.nanoTime());
          }
          patient = "";
        } else if (named.find()) {
          patient = named.group(1);
        }
      }
    } catch (IOException e) {
      // The stream has ended: what did not come counts as lost.
    }
  }

  /** Patient id → {@link System#nanoTime} of the first alert about that patient. */
  Map<String, Long> firstSeenNanos() {
    return firstSeenNanos;
  }

  @Override
  public void close() throws IOException {
    events.close();
  }
}
