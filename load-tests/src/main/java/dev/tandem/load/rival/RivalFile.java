package dev.tandem.load.rival;

import dev.tandem.load.report.SideBySide.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A comparison as JSON.
 *
 * @param formatVersion rises when a field changes its meaning or goes
 * @param command what was run
 * @param started UTC, ISO 8601
 * @param machine what it ran on
 * @param commit of the sources
 * @param stream what was published
 * @param rounds each load on each server, in the order in which they were run
 * @param judgement what has to be true of it, and whether it is
 */
public record RivalFile(
    int formatVersion,
    String command,
    String started,
    String machine,
    String commit,
    String stream,
    List<Round> rounds,
    List<RivalJudgement.Point> judgement) {
  /** The format that this program writes. */
  public static final int FORMAT = 1;

  public RivalFile {
    rounds = List.copyOf(rounds);
    judgement = List.copyOf(judgement);
  }

  public void write(Path file) throws IOException {
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(file, json.writeValueAsString(this) + "\n");
  }
}
