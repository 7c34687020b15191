package org.attune.app.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser whose account has signed in to the pages; any number of its pages may be open. */
final class SignedIn {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int OK = 200;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI pages;

  /**
   * Signs in.
   *
   * @param pages address of the pages
   * @throws IOException when the pages do not let this account in
   */
  SignedIn(URI pages, String username, String password) throws IOException, InterruptedException {
    this.pages = pages;
    Matcher token = TOKEN.matcher(page("/sign-in"));
    if (!token.find()) {
      throw new IOException("The pages show no form to sign in");
    }
    HttpResponse<String> home =
        http.send(
            request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "_csrf=%s&username=%s&password=%s"
                            .formatted(token.group(1), encoded(username), encoded(password))))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (home.statusCode() != OK || home.uri().getPath().equals("/sign-in")) {
      throw new IOException("The pages do not let this account in");
    }
  }

  /**
   * Reads a page.
   *
   * @throws IOException when it is not there, or not for this account
   */
  String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new IOException("The pages answer " + answer.statusCode() + " for " + path);
    }
    return answer.body();
  }

  /** Asks for a part of a page without waiting, as a script on it does. */
  CompletableFuture<HttpResponse<String>> part(String path) {
    return http.sendAsync(
        request(path).header("HX-Request", "true").GET().build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Opens the stream of new alerts; completes when it ends. */
  <T> CompletableFuture<HttpResponse<T>> stream(HttpResponse.BodyHandler<T> handler) {
    return http.sendAsync(
        HttpRequest.newBuilder(pages.resolve("/live"))
            .header("Accept", "text/event-stream")
            .GET()
            .build(),
        handler);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(pages.resolve(path)).header("Accept", "text/html");
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
