package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.ExternalIdentity;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.fixture.Browser;
import org.attune.dashboard.fixture.RunningDashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with a real OpenID Connect provider. */
class OidcSignInITCase {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private static AnIdentityProvider provider;
  private static RunningDashboard dashboard;

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @BeforeAll
  static void start() {
    provider = AnIdentityProvider.start();
    dashboard = RunningDashboard.startWithOidc(provider.settings());
    provider.register(dashboard.address());
    link("eva", "Eva Stone", new ExternalIdentity(provider.issuer(), "eva"));
    link("other", "Other Ned", new ExternalIdentity("https://elsewhere.example", "ned"));
  }

  private static void link(String username, String name, ExternalIdentity identity) {
    assertThat(
            dashboard
                .bean(AccountService.class)
                .create(
                    new NewAccount(username, "", name, Role.CLINICIAN, Set.of("north")),
                    Optional.of(identity)))
        .isPresent();
  }

  @AfterAll
  static void stop() {
    dashboard.close();
    provider.close();
  }

  private HttpResponse<String> open(URI address) throws Exception {
    return http.send(
        HttpRequest.newBuilder(address).header("Accept", "text/html").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> signIn(String person) throws Exception {
    HttpResponse<String> asked = open(dashboard.address().resolve("/oauth2/authorization/attune"));
    assertThat(asked.uri().toString()).isEqualTo(provider.issuer() + "/login");
    Matcher token = TOKEN.matcher(asked.body());
    assertThat(token.find()).as("the provider's form").isTrue();
    return http.send(
        HttpRequest.newBuilder(asked.uri())
            .header("Accept", "text/html")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "_csrf=%s&username=%s&password=%s"
                        .formatted(
                            token.group(1),
                            person,
                            URLEncoder.encode(
                                AnIdentityProvider.PASSWORD, StandardCharsets.UTF_8))))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static long accounts() {
    return dashboard.jdbc().sql("select count(*) from app_user").query(Long.class).single();
  }

  @Test
  void offersTheProviderBesideThePassword() {
    assertThat(new Browser(dashboard.address()).open("/sign-in").body())
        .contains("/oauth2/authorization/attune", "name=\"password\"");
  }

  @Test
  void letsALinkedPersonInAndAuditsIt() throws Exception {
    HttpResponse<String> page = signIn("eva");
    assertThat(page.uri()).isEqualTo(dashboard.address().resolve("/"));
    assertThat(page.body()).contains("Eva Stone", "Nora Quist").doesNotContain("Sam Reyes");
    assertThat(
            dashboard
                .jdbc()
                .sql(
                    "select count(*) from audit_event e join app_user u on u.user_id = e.user_id"
                        + " where u.username = 'eva' and e.action = 'SIGNED_IN'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void letsNobodyInWhomNoAdministratorLinkedAndMakesNoAccount() throws Exception {
    long before = accounts();
    HttpResponse<String> page = signIn("ned");
    assertThat(page.uri()).isEqualTo(dashboard.address().resolve("/sign-in?notLinked"));
    assertThat(page.body()).contains("not linked to an account here");
    assertThat(open(dashboard.address().resolve("/")).uri().getPath()).isEqualTo("/sign-in");
    assertThat(accounts()).isEqualTo(before);
  }

  @Test
  void refusesAnAnswerThatItDidNotAskFor() throws Exception {
    HttpResponse<String> page =
        open(dashboard.address().resolve("/login/oauth2/code/attune?code=stolen&state=invented"));
    assertThat(page.uri()).isEqualTo(dashboard.address().resolve("/sign-in?notLinked"));
  }

  @Test
  void takesNoPasswordForAnAccountThatHasNone() {
    for (String password : new String[] {"", "null", RunningDashboard.PASSWORD}) {
      assertThat(new Browser(dashboard.address()).signIn("eva", password).uri().getPath())
          .isEqualTo("/sign-in");
    }
  }

  @Test
  void sendsTheSessionBackFromAnotherSiteToPagesAlone() {
    assertThat(new Browser(dashboard.address()).open("/sign-in").headers().allValues("Set-Cookie"))
        .anySatisfy(cookie -> assertThat(cookie).contains("attune-session=", "SameSite=Lax"));
  }
}
