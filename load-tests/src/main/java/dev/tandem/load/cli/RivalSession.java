package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.process.Machine;
import dev.tandem.load.report.Judgement;
import dev.tandem.load.report.SideBySide;
import dev.tandem.load.report.SideBySide.Round;
import dev.tandem.load.rival.RivalFile;
import dev.tandem.load.rival.RivalJudgement;
import dev.tandem.load.rival.RivalJudgement.Point;
import dev.tandem.load.rival.RivalRun;
import dev.tandem.load.rival.RivalSettings;
import dev.tandem.load.rival.Side;
import dev.tandem.load.scenario.Scenario;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** One comparison with a rival, from the start of both servers to its page. */
final class RivalSession {
  private final Kit kit;
  private final ClientOptions options;
  private final RivalSettings settings;
  private final String command;
  private final PrintWriter out;

  RivalSession(
      Kit kit, ClientOptions options, RivalSettings settings, String command, PrintWriter out) {
    this.kit = kit;
    this.options = options;
    this.settings = settings;
    this.command = command;
    this.out = out;
  }

  /** Compares, writes file and page, and returns the exit status. */
  int run(Scenario scenario, Path file, Path page)
      throws IOException, TargetException, InterruptedException {
    Instant started = Instant.now();
    List<Round> rounds = rounds(scenario);
    SideBySide measured = new SideBySide(Side.OURS.label(), Side.RIVAL.label(), rounds);
    List<Point> judgement = RivalJudgement.of(measured);
    new RivalFile(
            RivalFile.FORMAT,
            command,
            started.toString(),
            Machine.describe(),
            Machine.commit(),
            scenario.stream(),
            rounds,
            judgement)
        .write(file);
    Files.writeString(page, measured.html());
    out.print(measured.text());
    judgement.forEach(
        point -> out.println((point.holds() ? "  holds: " : "  FAILS: ") + point.words()));
    out.println("See " + page + " and " + file + ".");
    out.flush();
    return judgement.stream().allMatch(Point::holds) ? Judgement.MET : Judgement.MISSED;
  }

  private List<Round> rounds(Scenario scenario)
      throws IOException, TargetException, InterruptedException {
    try (ClientEngine engine = kit.engine(options)) {
      return RivalRun.compare(
          settings,
          new RivalRun.Parts(engine, kit.stream(scenario.stream()), scenario, this::ours, out));
    }
  }

  private Target ours(URI address, ClientEngine engine) throws TargetException {
    return kit.target(ServerAddress.of(address, null), engine);
  }
}
