package org.attune.pipelines.influx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.attune.influx.InfluxTarget;
import org.attune.influx.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words of errors are those that InfluxDB 1.6.7 answered with. */
final class ResponseClassifierTest {
  private static final InfluxTarget TARGET = InfluxTarget.parse("http://127.0.0.1:8086");

  private static Verdict verdict(int status, String error) {
    return ResponseClassifier.classify(new RefusedException(status, error), TARGET);
  }

  static Stream<IOException> silences() {
    return Stream.of(
        new ConnectException("refused"),
        new SocketTimeoutException("timeout"),
        new UnknownHostException("h"),
        new IOException("unexpected end of stream"));
  }

  @ParameterizedTest
  @MethodSource("silences")
  void aServerThatDoesNotAnswerIsTriedAgain(IOException silence) {
    assertThat(ResponseClassifier.classify(silence, TARGET)).isEqualTo(new Verdict.Retry());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504, 507})
  void aBusyServerIsTriedAgain(int status) {
    assertThat(verdict(status, "{\"error\":\"timeout\"}")).isEqualTo(new Verdict.Retry());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | partial write: unable to parse 'trend,patient=b value=NaN 0': invalid number dropped=0 | UNPARSEABLE",
        "400 | unable to parse 'trend,patient=a value=1 32503680000': time outside range | UNPARSEABLE",
        "400 | partial write: field type conflict: input field \"value\" on measurement \"trend\" is type string, already exists as type float dropped=1 | FIELD_TYPE_CONFLICT",
        "400 | partial write: points beyond retention policy dropped=2 | BEYOND_RETENTION",
        "400 | partial write: max-values-per-tag limit exceeded (100000/100000): measurement=\"trend\" tag=\"patient\" value=\"p-1\" dropped=1 | LIMIT_EXCEEDED",
        "400 | something new | OTHER",
        "413 | Request Entity Too Large | TOO_LARGE",
      })
  void whatCanNeverSucceedIsRejectedWithItsReason(int status, String error, DropReason reason) {
    assertThat(verdict(status, error)).isEqualTo(new Verdict.Reject(reason));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void anUnknownUserEndsTheJobAndSaysWhatToSet(int status) {
    assertThat(verdict(status, "authorization failed"))
        .isInstanceOfSatisfying(
            Verdict.Fatal.class,
            fatal ->
                assertThat(fatal.message())
                    .contains("ATTUNE_INFLUX_USER", "ATTUNE_INFLUX_PASSWORD", "attune"));
  }

  @Test
  void aMissingDatabaseEndsTheJobAndSaysWhich() {
    assertThat(verdict(404, "{\"error\":\"database not found: \\\"attune\\\"\"}"))
        .isEqualTo(
            new Verdict.Fatal(
                "InfluxDB at http://127.0.0.1:8086 has no database attune: create it, or name another"));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 404, 405})
  void anotherServerEndsTheJob(int status) {
    assertThat(verdict(status, "404 page not found"))
        .isInstanceOfSatisfying(
            Verdict.Fatal.class,
            fatal -> assertThat(fatal.message()).contains("is no address of an InfluxDB"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 413, 500})
  void noVerdictRepeatsWhatTheServerSaid(int status) {
    assertThat(verdict(status, "unable to parse 'trend,patient=p-secret value=1'").toString())
        .doesNotContain("p-secret");
  }
}
