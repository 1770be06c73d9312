package dev.tandem.conformance.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What report.json holds. */
record DemoReport(boolean ok, List<Server> servers, Playback playback, List<StepResult> steps) {

  /**
   * One server.
   *
   * @param startMs from the start of the process to ready
   * @param idleResidentMb resident memory once ready, before any stream
   * @param endResidentMb resident memory at the end
   */
  record Server(
      String http, String ws, long startMs, double idleResidentMb, double endResidentMb) {}

  Path write(Path file) {
    try {
      return Files.writeString(
          file,
          JsonMapper.builder()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .build()
              .writeValueAsString(this));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
