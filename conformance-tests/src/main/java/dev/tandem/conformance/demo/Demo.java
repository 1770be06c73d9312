package dev.tandem.conformance.demo;

import dev.tandem.conformance.probe.ChromeSession;
import dev.tandem.conformance.probe.FakeMicrophone;
import dev.tandem.conformance.probe.RestClient;
import dev.tandem.conformance.probe.ServerAddress;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerProcess;
import dev.tandem.conformance.probe.Tab;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The whole call flow in two headless Chromes and two servers, with a report and screenshots. */
public final class Demo {
  private static final String STREAM = "demo";

  private final ServerCommand command;
  private final Path folder;
  private final PrintStream out;
  private final boolean colours;

  public Demo(ServerCommand command, Path folder, PrintStream out, boolean colours) {
    this.command = command;
    this.folder = folder;
    this.out = out;
    this.colours = colours;
  }

  /** Runs the flow; with {@code stay} keeps all up afterwards until this process is ended. */
  public boolean run(boolean stay) {
    Path microphone = prepare();
    out.println("starting two browsers and two servers …");
    try (ChromeSession publishing = ChromeSession.start(microphone);
        ChromeSession watching = ChromeSession.start(microphone);
        TwoServers servers = TwoServers.start(command, folder)) {
      List<Double> idle = residentMb(servers);
      describe(servers, idle);
      ServerAddress one = servers.first().address();
      ServerAddress two = servers.second().address();
      Tab publisher = publishing.newTab();
      publisher.open(one.page("two-way-streaming.html", "stream", STREAM, "music", "true"));
      Tab player = watching.newTab().open(two.page("player.html", "stream", STREAM));
      CallFlow flow = new CallFlow(publisher, player, one, two, two.ws(), STREAM);
      StepLog log = new StepLog(out, colours);
      flow.publishPushAndPlay(log);
      publisher.screenshot(folder.resolve("publisher.png"));
      player.screenshot(folder.resolve("player.png"));
      flow.stopBoth(log);
      DemoReport report = report(servers, idle, flow, log);
      report.write(folder.resolve("report.json"));
      out.printf("%n%s; report and screenshots in %s%n", verdict(log), folder);
      if (stay) {
        stay(publisher, one, two);
      }
      return log.allOk();
    }
  }

  private Path prepare() {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return FakeMicrophone.write(folder.resolve("microphone.wav").toAbsolutePath());
  }

  private void describe(TwoServers servers, List<Double> idleMb) {
    List<ServerProcess> both = List.of(servers.first(), servers.second());
    for (int i = 0; i < both.size(); i++) {
      ServerProcess server = both.get(i);
      out.printf(
          "server %d  %s  ready after %d ms, %.0f MB resident%n",
          i + 1, server.address().http(), server.startTime().toMillis(), idleMb.get(i));
    }
    out.println();
  }

  private static DemoReport report(
      TwoServers servers, List<Double> idleMb, CallFlow flow, StepLog log) {
    List<Double> endMb = residentMb(servers);
    List<ServerProcess> both = List.of(servers.first(), servers.second());
    List<DemoReport.Server> rows =
        IntStream.range(0, both.size())
            .mapToObj(i -> row(both.get(i), idleMb.get(i), endMb.get(i)))
            .toList();
    return new DemoReport(log.allOk(), rows, flow.playback(), log.results());
  }

  private static DemoReport.Server row(ServerProcess server, double idleMb, double endMb) {
    ServerAddress address = server.address();
    return new DemoReport.Server(
        address.http().toString(),
        address.ws().toString(),
        server.startTime().toMillis(),
        idleMb,
        endMb);
  }

  private static List<Double> residentMb(TwoServers servers) {
    return List.of(servers.first().residentBytes() / 1e6, servers.second().residentBytes() / 1e6);
  }

  private static String verdict(StepLog log) {
    long ok = log.results().stream().filter(StepResult::ok).count();
    return log.allOk() ? "all 17 steps ok" : "only %d of 17 steps ok".formatted(ok);
  }

  private void stay(Tab publisher, ServerAddress one, ServerAddress two) {
    publisher.click("publishBtn");
    publisher.awaitStatus("publishStatus", "PUBLISHING");
    new RestClient(one.http()).push(two.ws(), STREAM, STREAM);
    out.printf("%n'%s' is on air again on server 1 and pushed to server 2.%n", STREAM);
    Guide.print(out, one, two, STREAM, one.page("two-way-streaming.html"));
    Forever.untilEnded(out);
  }
}
