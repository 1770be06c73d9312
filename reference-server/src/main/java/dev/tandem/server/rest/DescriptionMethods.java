package dev.tandem.server.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** {@code /openapi.json} and {@code /openapi.yaml}: the description of this API. */
final class DescriptionMethods implements RestGroup {

  private static final String RESOURCE = "openapi.json";

  @Override
  public List<Route> routes() {
    return List.of(
        Route.page("/openapi.json", request -> RestResponse.text(RestResponse.JSON, description())),
        Route.page(
            "/openapi.yaml",
            request ->
                RestResponse.text("application/yaml", Yaml.write(Json.parse(description())))));
  }

  private static String description() {
    try (InputStream in = DescriptionMethods.class.getResourceAsStream(RESOURCE)) {
      return new String(
          Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
