package dev.tandem.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.load.process.FakeProcs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class KubernetesJobTest {
  private static final Path MANIFEST = Path.of("kubernetes", "load-job.yaml");

  @TempDir private Path folder;
  private JsonNode job;

  @BeforeEach
  void isRead() throws Exception {
    job = new YAMLMapper().readTree(Files.readString(MANIFEST));
  }

  @Test
  void isAnIndexedJobOfAsManyWorkersAsItsArgumentsSay() {
    assertThat(job.path("kind").asString()).isEqualTo("Job");
    assertThat(job.path("spec").path("completionMode").asString()).isEqualTo("Indexed");
    assertThat(job.path("spec").path("parallelism").asInt())
        .isEqualTo(job.path("spec").path("completions").asInt());
    assertThat(arguments(0)).contains("--of=" + job.path("spec").path("completions").asInt());
  }

  @Test
  void everyWorkerIsToldItsOwnNumber() {
    JsonNode variable = container().path("env").path(0);

    assertThat(variable.path("valueFrom").path("fieldRef").path("fieldPath").asString())
        .isEqualTo("metadata.annotations['batch.kubernetes.io/job-completion-index']");
    assertThat(arguments(3)).contains("--index=3").doesNotContain("--index=$(INDEX)");
    assertThat(variable.path("name").asString()).isEqualTo("INDEX");
  }

  @Test
  void ourCommandLineTakesTheArgumentsOfEveryWorker() {
    CommandLine command = LoadCommand.commandLine(new FakeKit(FakeProcs.empty(folder)));
    for (int index = 0; index < job.path("spec").path("completions").asInt(); index++) {
      CommandLine.ParseResult parsed = command.parseArgs(arguments(index).toArray(String[]::new));
      assertThat(parsed.matchedOptionValue("--index", -1)).isEqualTo(index);
      assertThat(parsed.matchedOptionValue("--out", Path.of(""))).isEqualTo(Path.of("-"));
    }
  }

  private List<String> arguments(int index) {
    return StreamSupport.stream(container().path("args").spliterator(), false)
        .map(argument -> argument.asString().replace("$(INDEX)", Integer.toString(index)))
        .toList();
  }

  private JsonNode container() {
    return job.path("spec").path("template").path("spec").path("containers").path(0);
  }
}
