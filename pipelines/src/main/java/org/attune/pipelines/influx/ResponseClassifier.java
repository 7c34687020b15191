package org.attune.pipelines.influx;

import java.io.IOException;
import java.util.Locale;
import org.attune.influx.InfluxConnection;
import org.attune.influx.InfluxTarget;
import org.attune.influx.RefusedException;

/**
 * Decides what a failed write means, by its status and, for status 400 and 404, by the words of
 * InfluxDB 1.x ({@code services/httpd/handler.go}, {@code tsdb/shard.go}).
 *
 * <p>Only what the server says about the data themselves leads to a drop, and only what a person
 * must put right ends the job. Everything else, known or not, is tried again: waiting is visible
 * and can be ended, loss cannot.
 */
final class ResponseClassifier {
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int TOO_LARGE = 413;

  private ResponseClassifier() {}

  static Verdict classify(IOException failure, InfluxTarget target) {
    return failure instanceof RefusedException refused
        ? classify(refused.status(), refused.error(), target)
        : new Verdict.Retry();
  }

  static Verdict classify(int status, String error, InfluxTarget target) {
    return switch (status) {
      case BAD_REQUEST -> new Verdict.Reject(reason(error.toLowerCase(Locale.ROOT)));
      case TOO_LARGE -> new Verdict.Reject(DropReason.TOO_LARGE);
      case UNAUTHORIZED, FORBIDDEN ->
          new Verdict.Fatal(
              "InfluxDB at %s lets nobody write to database %s (status %d): set %s and %s to a user who may"
                  .formatted(
                      target.url(),
                      target.database(),
                      status,
                      InfluxConnection.USER_VARIABLE,
                      InfluxConnection.PASSWORD_VARIABLE));
      case NOT_FOUND ->
          new Verdict.Fatal(
              error.toLowerCase(Locale.ROOT).contains("database not found")
                  ? "InfluxDB at %s has no database %s: create it, or name another"
                      .formatted(target.url(), target.database())
                  : nothingThere(status, target));
      case METHOD_NOT_ALLOWED -> new Verdict.Fatal(nothingThere(status, target));
      default ->
          status >= 300 && status < 400
              ? new Verdict.Fatal(nothingThere(status, target))
              : new Verdict.Retry();
    };
  }

  private static String nothingThere(int status, InfluxTarget target) {
    return "%s is no address of an InfluxDB with the v1 API (status %d)"
        .formatted(target.url(), status);
  }

  private static DropReason reason(String error) {
    if (error.contains("field type conflict")) {
      return DropReason.FIELD_TYPE_CONFLICT;
    }
    if (error.contains("unable to parse")) {
      return DropReason.UNPARSEABLE;
    }
    if (error.contains("beyond retention policy")) {
      return DropReason.BEYOND_RETENTION;
    }
    return error.contains("limit exceeded") ? DropReason.LIMIT_EXCEEDED : DropReason.OTHER;
  }
}
