package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class JsonReportTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCHEMA = Path.of("..", "docs", "report-schema.json");
  private static final String WRITTEN = JsonReport.write(SampleRun.report());

  @Test
  void looksAsItDidWhenAPersonLookedAtIt() throws Exception {
    assertGolden("report.json", WRITTEN);
  }

  @Test
  void isAsThePublishedSchemaSays() throws Exception {
    assertThat(errors(schema(), WRITTEN)).isEmpty();
  }

  @Test
  void aRunOfNothingIsAsThePublishedSchemaSays() throws Exception {
    String empty = JsonReport.write(Report.of(SampleRun.runOf(), List.of()));
    assertThat(errors(schema(), empty)).isEmpty();
  }

  @Test
  void thePublishedSchemaDescribesEveryField() throws Exception {
    assertThat(errors(closed(schema()), WRITTEN)).isEmpty();
  }

  @Test
  void thePublishedSchemaRefusesAnotherOutcome() throws Exception {
    String other = WRITTEN.replace("\"outcome\" : \"PASS\"", "\"outcome\" : \"FINE\"");
    assertThat(errors(schema(), other)).hasSize(2);
  }

  private static JsonNode schema() throws Exception {
    return JSON.readTree(Files.readString(SCHEMA));
  }

  /** The schema with nothing allowed in an object but what it names. */
  private static JsonNode closed(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(JsonReportTest::closed);
    return schema;
  }

  private static List<Error> errors(JsonNode schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(json, InputFormat.JSON);
  }
}
