package org.attune.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.attune.dashboard.fixture.ApiClient;
import org.attune.dashboard.fixture.RunningDashboard;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The OpenAPI document holds what there is, and says what it means. */
class OpenApiITCase {
  private static final Pattern REFERENCE = Pattern.compile("#/components/schemas/(\\w+)");

  private static RunningDashboard dashboard;
  private static String text;
  private static OpenAPI document;

  @BeforeAll
  static void start() throws Exception {
    dashboard = RunningDashboard.start();
    ApiClient.Answer answer = ApiClient.of(dashboard, "ana").get("/api/v1/openapi.json");
    assertThat(answer.type()).isEqualTo("application/json");
    text = answer.text();
    document = Json31.mapper().readValue(text, OpenAPI.class);
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static Set<String> routesOfHandlers() {
    return dashboard.beans(RequestMappingHandlerMapping.class).stream()
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(OpenApiITCase::routes)
        .filter(route -> route.contains(" /api/") && !route.contains("/openapi.json"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static java.util.stream.Stream<String> routes(RequestMappingInfo info) {
    return info.getMethodsCondition().getMethods().stream()
        .flatMap(method -> info.getPatternValues().stream().map(path -> method + " " + path));
  }

  private static Map<String, Operation> operations() {
    return document.getPaths().entrySet().stream()
        .flatMap(
            path ->
                path.getValue().readOperationsMap().entrySet().stream()
                    .map(
                        operation ->
                            Map.entry(
                                operation.getKey() + " " + path.getKey(), operation.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void holdsEveryRouteAndNothingElse() {
    assertThat(document.getOpenapi()).startsWith("3.1");
    assertThat(routesOfHandlers()).hasSize(8);
    assertThat(new TreeSet<>(operations().keySet())).isEqualTo(routesOfHandlers());
  }

  @Test
  void saysWhatEachRouteDoesAndHowItRefuses() {
    operations()
        .forEach(
            (route, operation) -> {
              assertThat(operation.getSummary()).as(route).isNotBlank();
              assertThat(operation.getDescription()).as(route).isNotBlank();
              assertThat(operation.getResponses()).as(route).containsKeys("401", "403", "429");
              if (route.contains("{")) {
                assertThat(operation.getResponses()).as(route).containsKey("404");
              }
              if (route.startsWith(PathItem.HttpMethod.POST.name())) {
                assertThat(operation.getResponses()).as(route).containsKeys("400", "409", "422");
              }
              operation
                  .getResponses()
                  .forEach(
                      (status, response) ->
                          assertThat(response.getContent().keySet())
                              .as(route + " " + status)
                              .containsExactly(
                                  status.startsWith("2")
                                      ? "application/json"
                                      : "application/problem+json"));
              if (operation.getParameters() != null) {
                assertThat(operation.getParameters())
                    .as(route)
                    .allSatisfy(one -> assertThat(one.getDescription()).isNotBlank())
                    .noneSatisfy(one -> assertThat(one.getName()).isEqualTo("viewer"));
              }
            });
  }

  @Test
  void saysOfEachFieldWhatItIsAndWhetherItMayBeMissing() {
    document
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> {
              Map<String, Schema<?>> fields = fields(schema);
              assertThat(fields).as(name).isNotEmpty();
              fields.forEach(
                  (field, one) ->
                      assertThat(one.getDescription()).as(name + "." + field).isNotBlank());
            });
    Schema<?> day = schema("TrendDay");
    assertThat(day.getRequired()).contains("day", "value", "revision", "z");
    assertThat(types(day, "value")).containsExactly("number");
    assertThat(types(day, "z")).containsExactlyInAnyOrder("number", "null");
    assertThat(schema("ActionRequest").getRequired())
        .containsExactlyInAnyOrder("action", "revisionSeen");
  }

  private static Schema<?> schema(String name) {
    return Objects.requireNonNull(document.getComponents().getSchemas().get(name));
  }

  private static Set<String> types(Schema<?> schema, String field) {
    return Objects.requireNonNull(fields(schema).get(field)).getTypes();
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // The model's own types are raw.
  private static Map<String, Schema<?>> fields(Schema<?> schema) {
    return (Map) schema.getProperties();
  }

  @Test
  void refersOnlyToWhatItHolds() {
    assertThat(REFERENCE.matcher(text).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(document.getComponents().getSchemas()).containsKey(name));
    assertThat(document.getComponents().getSecuritySchemes())
        .hasEntrySatisfying("token", how -> assertThat(how.getScheme()).isEqualTo("bearer"));
  }
}
