package dev.tandem.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published schema and the kit take the same target files. */
class TargetSchemaTest {
  private static final Path FILE = Path.of("../docs/target-schema.json");
  private static final String FULL =
      """
      name: everything
      kit: 172.17.0.1
      capabilities: [rest, signalling]
      containers:
        image: [one:1, two:1]
        instances: 3
        command: [serve, --verbose]
        ports: {ws: 80, wss: 443, http: 81, https: 444}
        environment: {INTERVAL: 300, NAME: "{alias}"}
        files: [{from: ".", to: /etc/conf}]
        aliases: [a, b, c]
        ready: /ready
        startWithin: 30 s
      deadlines: {answer: 1 s, ping: 2 s, appears: 3 s, giveUp: 4 s, silent: 5 ms, factor: 1.5}
      expected: [{requirement: WCS-REST-014, owner: me, reason: a proxy, until: 2027-01-31}]
      browser: {grid: "http://grid:4444", path: /bin/sh}
      """;

  @Test
  void itHasTheFieldsThatTheKitKnows() throws IOException {
    Set<String> published = new TreeSet<>();
    JsonNode root = JsonMapper.shared().readTree(Files.readString(FILE));
    collect(root, root, "", published);

    assertThat(published).containsExactlyInAnyOrderElementsOf(KnownFields.ALL);
  }

  @Test
  void aTargetWithEveryFieldOfContainersFitsBoth() throws IOException {
    assertThat(schema().validate(FULL, InputFormat.YAML)).isEmpty();

    Target target = TargetFile.read(file(FULL), Map.of(), Map.of());

    assertThat(target.deadlines().answer()).hasMillis(1_500);
    assertThat(target.deadlines().silent()).hasMillis(5);
    assertThat(target.containers()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "servers: [{ws: 'ws://x:1'}]",
        "servers: [{ws: 'ws://x:1', http: 'http://x:2', wsss: 'wss://x:3'}]",
        "servers: [{ws: 'http://x:1', http: 'http://x:2'}]",
        "servers: [{ws: 'ws://x:1', http: 'http://x:2', user: me}]",
        "containers: {image: x, instances: 4}",
        "containers: {image: x, ready: soon}",
        "containers: {instances: 2}",
        "name: lonely"
      })
  void whatTheKitRefusesTheSchemaRefuses(String text) throws IOException {
    assertThat(schema().validate(text, InputFormat.YAML)).isNotEmpty();
    Path file = file(text);
    assertThatThrownBy(() -> TargetFile.read(file, Map.of(), Map.of()))
        .isInstanceOf(TargetException.class);
  }

  private static void collect(JsonNode root, JsonNode schema, String name, Set<String> fields) {
    JsonNode node = schema;
    if (node.has("$ref")) {
      node = root.at(node.path("$ref").asString("").substring(1));
    }
    for (JsonNode choice : node.path("oneOf")) {
      if (choice.has("type") || choice.has("$ref")) {
        collect(root, choice, name, fields);
      }
    }
    String start = name.isEmpty() ? "" : name + ".";
    for (Map.Entry<String, JsonNode> entry : node.path("properties").properties()) {
      collect(root, entry.getValue(), start + entry.getKey(), fields);
    }
    if (node.has("items")) {
      collect(root, node.path("items"), name + ".#", fields);
      if (!node.path("items").path("type").asString("").equals("object")) {
        fields.add(name);
      }
    } else if (node.path("additionalProperties").isObject()) {
      fields.add(name + ".*");
    } else if (!node.has("properties") && !node.has("oneOf")) {
      fields.add(name);
    }
  }

  private static Path file(String text) throws IOException {
    Path file = Files.createTempFile(Path.of("target"), "target", ".yaml");
    file.toFile().deleteOnExit();
    return Files.writeString(file, text);
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(FILE));
  }
}
