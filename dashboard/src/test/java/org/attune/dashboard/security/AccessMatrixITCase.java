package org.attune.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.attune.dashboard.directory.AccountService;
import org.attune.dashboard.directory.CareTeam;
import org.attune.dashboard.directory.NewAccount;
import org.attune.dashboard.directory.NewPatient;
import org.attune.dashboard.directory.Program;
import org.attune.dashboard.fixture.Records;
import org.attune.dashboard.fixture.RunningDashboard;
import org.attune.dashboard.token.TokenService;
import org.attune.schemas.topic.Topic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Every route, every role, every relation to a patient, as access-matrix.txt says. Pages are asked
 * with a session and forms, routes below /api/ with a bearer token and JSON, and no session.
 */
class AccessMatrixITCase {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

  /** Filters of the chain that answer requests themselves, each with its routes in the table. */
  private static final Set<String> ANSWERING_FILTERS =
      Set.of(
          "UsernamePasswordAuthenticationFilter",
          "LogoutFilter",
          "OAuth2AuthorizationRequestRedirectFilter",
          "OAuth2LoginAuthenticationFilter",
          "BearerTokenAuthenticationFilter",
          // Spring Security's for tokens bound to a key (DPoP), of which there are none here.
          "AuthenticationFilter");

  private static final Set<String> ROUTES_OF_FILTERS =
      Set.of(
          "POST /sign-in",
          "POST /sign-out",
          "GET /oauth2/authorization/*",
          "GET /login/oauth2/code/*");

  /** Lines that no route answers, which is what they are about. */
  private static final Set<String> ROUTES_OF_NOTHING = Set.of("GET /nothing-here");

  private static AnIdentityProvider provider;
  private static RunningDashboard dashboard;

  @BeforeAll
  static void start() {
    provider = AnIdentityProvider.start();
    dashboard = RunningDashboard.startWithOidc(provider.settings());
    AccountService accounts = dashboard.bean(AccountService.class);
    accounts.enterPrograms(
        List.of(new Program("mood", "Mood", false), new Program("sud", "Recovery", true)));
    accounts.enter(
        List.of(
            new CareTeam("own", "Own", "mood"),
            new CareTeam("team", "Other", "mood"),
            new CareTeam("part2", "Recovery", "sud")),
        List.of(
            account("clinician", Role.CLINICIAN, Set.of("own")),
            NewAccount.supervisor(
                "supervisor", RunningDashboard.PASSWORD, "Supervisor", Set.of("mood")),
            account("director", Role.DIRECTOR, Set.of("own")),
            account("researcher", Role.RESEARCHER, Set.of("own")),
            account("administrator", Role.ADMINISTRATOR, Set.of("own")),
            NewAccount.participant(
                "participant", RunningDashboard.PASSWORD, "Participant", "p-own")),
        List.of(
            new NewPatient("p-own", "Own Patient", "own"),
            new NewPatient("p-team", "Team Patient", "team"),
            new NewPatient("p-part2", "Recovery Patient", "part2")));
    for (String relation : List.of("own", "team", "part2", "unplaced")) {
      dashboard.project(
          Topic.ALERTS,
          Records.alert("a-" + relation, "p-" + relation, Records.item9("e-" + relation).build())
              .build());
      dashboard.project(Topic.TRENDS, Records.point("p-" + relation, "mood", DAY).build());
      emergencyOf(relation);
    }
  }

  /** Somebody else has opened the patient's record in an emergency. */
  private static void emergencyOf(String relation) {
    dashboard
        .jdbc()
        .sql(
            """
            insert into emergency_access (emergency_id, patient_id, user_id, recipient, discloser, nature,
              granted_at, expires_at)
            select 'e-' || :relation, 'p-' || :relation, user_id, 'R', 'D', 'N', now(), now() + interval '1 hour'
              from app_user where username = 'cy'
            """)
        .param("relation", relation)
        .update();
  }

  /** Teams are given to roles that must get nothing by them, too. */
  private static NewAccount account(String username, Role role, Set<String> teams) {
    return new NewAccount(username, RunningDashboard.PASSWORD, username, role, teams);
  }

  @AfterAll
  static void stop() {
    dashboard.close();
    provider.close();
  }

  @Test
  void everyRouteHasALineAndEveryLineARoute() {
    Set<String> routes = new TreeSet<>(ROUTES_OF_FILTERS);
    routes.addAll(ROUTES_OF_NOTHING);
    routes.addAll(routesOfHandlers());
    assertThat(AccessMatrix.read().routes()).isEqualTo(routes);
  }

  @Test
  void everyFilterThatAnswersRequestsItselfIsKnown() {
    List<Filter> filters =
        dashboard.bean(FilterChainProxy.class).getFilterChains().stream()
            .map(SecurityFilterChain::getFilters)
            .flatMap(List::stream)
            .toList();
    assertThat(filters)
        .extracting(filter -> filter.getClass().getSimpleName())
        .filteredOn(
            name ->
                (name.endsWith("AuthenticationFilter") && !name.startsWith("Anonymous"))
                    || name.endsWith("RedirectFilter")
                    || name.endsWith("PageGeneratingFilter")
                    || name.endsWith("LogoutFilter"))
        .containsExactlyInAnyOrderElementsOf(ANSWERING_FILTERS);
  }

  @Test
  void noTokenThatIsBoundToAKeyIsTaken() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(dashboard.address().resolve("/api/v1/caseload"))
            .header(
                "Authorization",
                "DPoP " + dashboard.bean(TokenService.class).make(viewer(), "DPoP", 1))
            .header("DPoP", "x.y.z")
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode())
        .isEqualTo(401);
  }

  private static Viewer viewer() {
    return dashboard.viewer("clinician");
  }

  @Test
  void everyRouteAboutAPatientHasALineForEveryRelation() {
    AccessMatrix matrix = AccessMatrix.read();
    for (String route : matrix.routes()) {
      Set<String> relations = matrix.relations(route);
      if (VARIABLE.matcher(route).find()) {
        assertThat(relations).as(route).isEqualTo(AccessMatrix.patientRelations());
      } else {
        assertThat(relations).as(route).containsExactly("-");
      }
    }
  }

  @Test
  void everyAnswerIsTheOneInTheTable() throws Exception {
    AccessMatrix matrix = AccessMatrix.read();
    Map<String, Session> sessions = new HashMap<>();
    List<String> wrong = new ArrayList<>();
    for (AccessMatrix.Row row : matrix.rows()) {
      for (Map.Entry<String, String> expected : row.answers().entrySet()) {
        String role = expected.getKey();
        Session session = sessions.computeIfAbsent(role, Session::of);
        if (row.route().equals("POST /sign-out")) {
          sessions.remove(role);
        }
        String answer = session.ask(row, matrix);
        if (!matches(expected.getValue(), answer)) {
          wrong.add(
              row.route()
                  + " "
                  + row.relation()
                  + " "
                  + role
                  + ": "
                  + answer
                  + ", not "
                  + expected.getValue());
        }
      }
    }
    System.out.printf(
        "access matrix: %d routes, %d lines, %d answers%n",
        matrix.routes().size(), matrix.rows().size(), matrix.answers());
    assertThat(wrong).isEmpty();
    assertThat(
            dashboard
                .jdbc()
                .sql("select alert_id from alert_workflow order by alert_id")
                .query(String.class)
                .list())
        .as("alerts that somebody acted on")
        .containsExactly("a-own", "a-team", "a-unplaced");
  }

  private static boolean matches(String expected, String answer) {
    return switch (expected) {
      case "sign-in" -> answer.equals(">/sign-in");
      case "302" -> answer.startsWith(">");
      default -> answer.equals(expected);
    };
  }

  private static Set<String> routesOfHandlers() {
    Set<String> routes = new TreeSet<>();
    for (RequestMappingInfoHandlerMapping mapping :
        dashboard.beans(RequestMappingInfoHandlerMapping.class)) {
      mapping.getHandlerMethods().keySet().forEach(info -> routes.addAll(routes(info)));
    }
    for (SimpleUrlHandlerMapping mapping : dashboard.beans(SimpleUrlHandlerMapping.class)) {
      mapping.getUrlMap().keySet().forEach(path -> routes.add("GET " + path));
    }
    return routes;
  }

  /** A route that only some parameter selects has its name behind the path. */
  private static List<String> routes(RequestMappingInfo info) {
    Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
    Stream<String> names =
        methods.isEmpty() ? Stream.of("GET") : methods.stream().map(RequestMethod::name);
    String parameters =
        info.getParamsCondition().isEmpty()
            ? ""
            : "?"
                + String.join(
                    "&",
                    info.getParamsCondition().getExpressions().stream()
                        .map(Object::toString)
                        .toList());
    return names
        .flatMap(
            method ->
                info.getPatternValues().stream().map(path -> method + " " + path + parameters))
        .toList();
  }

  /** What one role is asked with. */
  private static final class Session {
    private final HttpClient http =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final HttpClient withoutCookies = HttpClient.newHttpClient();
    private String token = "";
    private String bearer = "";

    static Session of(String role) {
      Session session = new Session();
      if (!role.equals(AccessMatrix.NONE)) {
        String username = role.toLowerCase(java.util.Locale.ENGLISH);
        session.signIn(username);
        session.bearer =
            dashboard.bean(TokenService.class).make(dashboard.viewer(username), "matrix", 1);
      }
      return session;
    }

    private void signIn(String username) {
      token = tokenOn("/sign-in");
      String answer =
          send(
              request("/sign-in")
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "username="
                              + username
                              + "&password="
                              + RunningDashboard.PASSWORD.replace(' ', '+')
                              + "&_csrf="
                              + token))
                  .build());
      assertThat(answer).as("sign-in of %s", username).isEqualTo(">/");
      token = tokenOn("/welcome");
    }

    private String tokenOn(String path) {
      try {
        Matcher found =
            TOKEN.matcher(
                http.send(request(path).build(), HttpResponse.BodyHandlers.ofString()).body());
        assertThat(found.find()).as("a form on %s", path).isTrue();
        return found.group(1);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    String ask(AccessMatrix.Row row, AccessMatrix matrix) {
      String path =
          filled(matrix.addresses().getOrDefault(row.route(), row.path()), row.relation());
      HttpRequest.Builder request = request(path);
      String fields = matrix.forms().getOrDefault(row.route(), "");
      if (path.startsWith("/api/")) {
        return askAsProgram(row, request, fields);
      }
      if (row.method().equals("POST")) {
        request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(fields + "&_csrf=" + token));
      }
      return send(request.build());
    }

    private String askAsProgram(AccessMatrix.Row row, HttpRequest.Builder request, String body) {
      if (!bearer.isEmpty()) {
        request.header("Authorization", "Bearer " + bearer);
      }
      if (row.method().equals("POST")) {
        request
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
      }
      return send(withoutCookies, request.build());
    }

    private static String filled(String path, String relation) {
      return VARIABLE
          .matcher(path)
          .replaceAll(
              variable ->
                  switch (variable.group(1)) {
                    case "patientId" -> "p-" + relation;
                    case "alertId" -> "a-" + relation;
                    case "consentId" -> "c-" + relation;
                    case "emergencyId" -> "e-" + relation;
                    case "metric" -> "mood";
                    default ->
                        throw new IllegalArgumentException("no value for " + variable.group());
                  });
    }

    private static HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(dashboard.address().resolve(path))
          .header("Accept", "text/html, */*;q=0.8");
    }

    /** The status, or where the answer leads. The body of a stream has no end: it is not read. */
    private String send(HttpRequest request) {
      return send(http, request);
    }

    private static String send(HttpClient http, HttpRequest request) {
      try {
        HttpResponse<InputStream> answer =
            http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer
            .headers()
            .firstValue("Location")
            .map(location -> ">" + URI.create(location).getPath())
            .orElse(Integer.toString(answer.statusCode()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
