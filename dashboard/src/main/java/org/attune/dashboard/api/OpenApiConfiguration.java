package org.attune.dashboard.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.Map;
import org.attune.dashboard.security.Problem;
import org.attune.dashboard.security.Viewer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands in the OpenAPI document beside the routes themselves. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {
  private static final String TOKEN = "token";
  private static final String PROBLEM = "Problem";

  private static final Map<String, String> EVERYWHERE =
      Map.of(
          "401", "No token, or none in force.",
          "403", "The role of the account opens no such thing.",
          "429", "The account's programs asked too often; Retry-After says when to ask again.");

  private static final Map<String, String> OF_ACTIONS =
      Map.of(
          "400", "The body is no JSON, or a field is missing, unknown or holds what it cannot.",
          "413", "The body is longer than 65,536 bytes.",
          "409", "The state of things stands against it; code and detail say what and what next.",
          "422", "A rule stands against it; code and detail say which.");

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
  }

  @Bean
  OpenAPI openApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Attune")
                .version("v1")
                .description(
                    "Caseload, trends, alerts, actions on them and admissions, under the rules of"
                        + " the pages. A token is made on page /tokens and acts as its account."
                        + " Instants are UTC, days are the patient's local days, units are UCUM."
                        + " Attune monitors; it does not diagnose and is not watched around the"
                        + " clock. No alerts does not mean no risk."))
        // Not the address it was asked at, which whoever asks chooses.
        .addServersItem(new Server().url("/"))
        .addSecurityItem(new SecurityRequirement().addList(TOKEN))
        .components(
            new Components()
                .addSecuritySchemes(
                    TOKEN, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")));
  }

  @Bean
  OpenApiCustomizer problems() {
    return document -> {
      ModelConverters.getInstance(true)
          .read(Problem.class)
          .forEach(document.getComponents()::addSchemas);
      AnswerSchemas.complete(document.getComponents().getSchemas());
      document
          .getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach((method, operation) -> addProblems(path, method, operation)));
    };
  }

  private static void addProblems(String path, PathItem.HttpMethod method, Operation operation) {
    EVERYWHERE.forEach((status, words) -> addProblem(operation, status, words));
    if (method == PathItem.HttpMethod.POST) {
      OF_ACTIONS.forEach((status, words) -> addProblem(operation, status, words));
    } else if (operation.getParameters() != null) {
      addProblem(operation, "400", "A parameter holds what it cannot.");
    }
    if (path.contains("{")) {
      addProblem(operation, "404", "There is no such thing, or none that the account may see.");
    }
  }

  private static void addProblem(Operation operation, String status, String words) {
    operation
        .getResponses()
        .addApiResponse(
            status,
            new ApiResponse()
                .description(words)
                .content(
                    new Content()
                        .addMediaType(
                            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            new MediaType()
                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
  }
}
