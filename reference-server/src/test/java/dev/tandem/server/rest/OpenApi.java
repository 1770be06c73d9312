package dev.tandem.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The description of the API, held against what the server really answers. */
final class OpenApi {

  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode document;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  OpenApi() {
    document = JSON.readTree(OpenApi.class.getResourceAsStream("openapi.json"));
  }

  /** Documented paths. */
  Set<String> paths() {
    return Set.copyOf(document.get("paths").propertyNames());
  }

  /** Documented responses, as in {@code POST /rest-api/pull/push 409}, each with its schema. */
  Map<String, JsonNode> responses() {
    Map<String, JsonNode> responses = new TreeMap<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        String where = operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " ";
        if (operation.getValue().has("responses")) {
          operation
              .getValue()
              .get("responses")
              .properties()
              .forEach(response -> responses.put(where + response.getKey(), response.getValue()));
        }
      }
      responses.put("* " + path.getKey() + " 405", path.getValue().get("x-other-methods"));
    }
    responses.replaceAll((where, response) -> resolved(response));
    return responses;
  }

  /** Name of the documented response that this one has to be. */
  String nameOf(String verb, String path, int status) {
    return (status == 405 ? "*" : verb) + " " + path + " " + status;
  }

  /** Fails where the response is not documented, or is not as documented. */
  void check(String verb, String path, HttpResponse<String> response) {
    String name = nameOf(verb, path, response.statusCode());
    JsonNode documented = responses().get(name);
    assertThat(documented).as("%s is documented; its body: %s", name, response.body()).isNotNull();
    checkHeaders(name, documented, response);
    checkBody(name, documented.get("content"), response);
  }

  private static void checkHeaders(
      String name, JsonNode documented, HttpResponse<String> response) {
    if (documented.has("headers")) {
      for (String header : documented.get("headers").propertyNames()) {
        assertThat(response.headers().firstValue(header))
            .as("header %s of %s", header, name)
            .isPresent();
      }
    }
  }

  private void checkBody(String name, @Nullable JsonNode content, HttpResponse<String> response) {
    if (content == null) {
      assertThat(response.body()).as("body of %s", name).isEmpty();
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    assertThat(content.has(type)).as("%s may have the content type %s", name, type).isTrue();
    ObjectNode schema = JSON.createObjectNode();
    schema.setAll((ObjectNode) content.get(type).get("schema"));
    schema.set("components", document.get("components"));
    JsonNode body =
        type.equals("application/json")
            ? JSON.readTree(response.body())
            : JSON.getNodeFactory().stringNode(response.body());
    assertThat(schemas.getSchema(schema).validate(body))
        .as("%s has the documented body; it is %s", name, response.body())
        .isEmpty();
  }

  private JsonNode resolved(JsonNode response) {
    return response.has("$ref")
        ? document.at(response.get("$ref").stringValue().substring(1))
        : response;
  }
}
