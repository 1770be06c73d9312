package dev.tandem.load.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tandem.load.scenario.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ResultFileTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCHEMA = Path.of("..", "docs", "load-schema.json");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws Exception {
    Path file = folder.resolve("result.json");
    ResultFile.write(SampleResults.search(), file);

    assertThat(ResultFile.write(ResultFile.read(file)))
        .isEqualTo(ResultFile.write(SampleResults.search()));
    assertThat(folder).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void isAsThePublishedSchemaSays() throws Exception {
    assertThat(errors(schema(), ResultFile.write(SampleResults.search()))).isEmpty();
    assertThat(errors(schema(), ResultFile.write(SampleResults.load(400)))).isEmpty();
  }

  @Test
  void thePublishedSchemaDescribesEveryField() throws Exception {
    assertThat(errors(closed(schema()), ResultFile.write(SampleResults.search()))).isEmpty();
  }

  @Test
  void thePublishedSchemaDescribesEveryFigure() throws Exception {
    JsonNode figures = schema().path("$defs").path("figures").path("properties");
    for (Metric metric : Metric.values()) {
      assertThat(figures.path(metric.id()).path("description").asString())
          .as("figure %s in %s", metric.id(), SCHEMA)
          .isEqualTo(
              metric.unit().sign().isEmpty()
                  ? metric.meaning()
                  : metric.unit().sign() + ". " + metric.meaning());
    }
  }

  @Test
  void refusesWhatIsNoResultInASentence() throws Exception {
    Path file = folder.resolve("other.json");

    assertThatThrownBy(() -> ResultFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no file " + file);
    Files.writeString(file, "[1, 2]");
    assertThatThrownBy(() -> ResultFile.read(file))
        .hasMessage(file + " is not the result of a load test");
    Files.writeString(file, "{\"formatVersion\": 1}");
    assertThatThrownBy(() -> ResultFile.read(file))
        .hasMessage(file + " is not the result of a load test");
    Files.writeString(
        file,
        ResultFile.write(SampleResults.load(1))
            .replace("\"formatVersion\" : 1", "\"formatVersion\" : 2"));
    assertThatThrownBy(() -> ResultFile.read(file)).hasMessageContaining("has format 2");
  }

  private static JsonNode schema() throws Exception {
    return JSON.readTree(Files.readString(SCHEMA));
  }

  /** The schema with nothing allowed in an object but what it names. */
  private static JsonNode closed(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(ResultFileTest::closed);
    return schema;
  }

  private static List<Error> errors(JsonNode schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(json, InputFormat.JSON);
  }
}
