package dev.tandem.conformance.cli;

import dev.tandem.conformance.demo.Forever;
import dev.tandem.conformance.fault.Fault;
import dev.tandem.conformance.fault.Faults;
import dev.tandem.conformance.fault.proxy.FaultyServer;
import dev.tandem.conformance.probe.ServerCommand;
import dev.tandem.conformance.probe.ServerStartException;
import dev.tandem.conformance.selfcheck.FaultyServers;
import dev.tandem.conformance.target.Target;
import dev.tandem.conformance.target.TargetException;
import dev.tandem.conformance.target.TargetFile;
import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./tandem check faulty-server}. */
@Command(
    name = "faulty-server",
    description =
        "Runs servers with faults until Ctrl-C, for a person or a kit that is to find them: proxies"
            + " on this machine, before servers that it starts or before those of a target.")
final class FaultyServerCommand implements Callable<Integer> {
  private static final String TARGET_FILE = "target.yaml";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show this help")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @Option(names = "--list", description = "lists the faults")
  private boolean list;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "what the servers do wrong; may be given several times")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = "target file of the servers before which the proxies stand")
  private @Nullable Path before;

  @Option(
      names = "--set",
      paramLabel = "FIELD=VALUE",
      description = "a field of that target, such as servers.0.ws=ws://host:8080")
  private Map<String, String> set = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "tandem-faulty",
      description = "where the target file and the logs of the servers go (${DEFAULT-VALUE})")
  private Path out = Path.of("tandem-faulty");

  @Override
  public Integer call() {
    PrintWriter console = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    if (list) {
      Faults.all().forEach(fault -> console.printf("%-40s %s%n", fault.name(), fault.wrong()));
      console.flush();
      return RunResult.CONFORMANT;
    }
    for (String name : names) {
      if (Faults.find(name).isEmpty()) {
        err.println("tandem: there is no fault '" + name + "'; --list shows all");
        return RunResult.USAGE;
      }
    }
    try (FaultyServers servers = servers()) {
      List<Fault> faults = names.stream().flatMap(name -> Faults.find(name).stream()).toList();
      servers.switchOn(faults);
      tell(servers, faults, console);
      Forever.untilEnded(System.out);
      return RunResult.CONFORMANT;
    } catch (TargetException e) {
      err.println("tandem: " + e.getMessage());
      return RunResult.USAGE;
    } catch (ServerStartException | IOException e) {
      err.println("tandem: " + e.getMessage());
      return RunResult.KIT_FAULT;
    }
  }

  private FaultyServers servers() {
    if (before == null && set.isEmpty()) {
      return FaultyServers.start(ServerCommand.configured(), out);
    }
    Target target = TargetFile.read(before, Map.of(), set);
    if (target.containers() != null) {
      throw new TargetException("faulty-server needs servers that run; give their addresses");
    }
    return FaultyServers.before(target.servers());
  }

  private void tell(FaultyServers servers, List<Fault> faults, PrintWriter console)
      throws IOException {
    Path file = Files.createDirectories(out).resolve(TARGET_FILE);
    Files.writeString(file, servers.targetFile());
    for (FaultyServer server : servers.proxies()) {
      console.printf("server at %s, REST at %s%n", server.address().ws(), server.address().http());
    }
    if (faults.isEmpty()) {
      console.println("nothing is wrong; --fault NAME changes that");
    }
    faults.forEach(fault -> console.printf("fault %s: %s%n", fault.name(), fault.wrong()));
    console.printf("judge it: ./tandem check run --target %s%n", ShellWord.of(file.toString()));
    console.flush();
  }
}
