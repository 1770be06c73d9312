package dev.tandem.load.cli;

import dev.tandem.load.process.Cores;
import dev.tandem.load.process.Listeners;
import dev.tandem.load.process.LocalServer;
import dev.tandem.load.process.Pinning;
import dev.tandem.load.process.ProcFs;
import dev.tandem.load.process.ProcessWatch;
import dev.tandem.load.process.TandemServer;
import dev.tandem.load.scenario.Diagnosis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The servers of a test: given ones, or our own, which end with the test. */
final class ServersUnderTest implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final int MEDIA_PORTS = 500;
  private static final int MEDIA_PORT = 41_001;
  private static final int SECOND_MEDIA_PORT = 42_001;

  private final List<LocalServer> own = new ArrayList<>();
  private final ServerAddress target;
  private final @Nullable ServerAddress pushTo;
  private final @Nullable ProcessWatch watch;
  private final Diagnosis diagnosis;

  private ServersUnderTest(ServerOptions options, boolean pushes, ProcFs proc) throws IOException {
    if (options.target == null) {
      startOwn(options, pushes, proc);
      target = addressOf(own.getFirst());
      pushTo = own.size() > 1 ? addressOf(own.getLast()) : given(options);
      watch = ProcessWatch.of(proc, own.getFirst().pid());
    } else {
      target = ServerAddress.of(options.target, options.rest);
      pushTo = given(options);
      reach(options.target);
      watch = find(options, proc);
    }
    if (pushTo != null) {
      reach(pushTo.uri());
    }
    diagnosis = diagnosis(watch, proc);
  }

  /**
   * Starts or finds the servers.
   *
   * @throws IOException with a sentence for the operator
   */
  static ServersUnderTest of(ServerOptions options, boolean pushes, ProcFs proc)
      throws IOException {
    return new ServersUnderTest(options, pushes, proc);
  }

  private void startOwn(ServerOptions options, boolean pushes, ProcFs proc) throws IOException {
    boolean second = pushes && options.pushTo == null;
    Cores.Split split = Cores.Split.ofThisProcess(proc, options.sharesCores, second ? 2 : 1);
    try {
      own.add(start(split.server(), MEDIA_PORT, options));
      if (second) {
        own.add(start(split.second(), SECOND_MEDIA_PORT, options));
      }
      Pinning.pinThisProcess(split.generator().list());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static ServerAddress addressOf(LocalServer server) {
    return new ServerAddress(server.address(), server.web());
  }

  /** The second server, where one is given. */
  private static @Nullable ServerAddress given(ServerOptions options) {
    return options.pushTo == null ? null : ServerAddress.of(options.pushTo, options.pushToRest);
  }

  private static LocalServer start(Cores cores, int mediaPort, ServerOptions options)
      throws IOException {
    List<String> settings = new ArrayList<>();
    settings.add("media_port_from=" + mediaPort);
    settings.add("media_port_to=" + (mediaPort + MEDIA_PORTS - 1));
    settings.addAll(options.settings);
    return TandemServer.start(cores.list(), "127.0.0.1", settings);
  }

  private static @Nullable ProcessWatch find(ServerOptions options, ProcFs proc)
      throws IOException {
    URI target = options.target;
    OptionalLong pid =
        options.serverPid != null
            ? OptionalLong.of(options.serverPid)
            : target != null && isHere(target)
                ? new Listeners(proc).processOf(port(target))
                : OptionalLong.empty();
    if (pid.isEmpty()) {
      return null;
    }
    ProcessWatch watch = ProcessWatch.of(proc, pid.getAsLong());
    if (watch.sample().isEmpty()) {
      throw new IOException("there is no process " + pid.getAsLong() + " (--server-pid)");
    }
    return watch;
  }

  private static Diagnosis diagnosis(@Nullable ProcessWatch watch, ProcFs proc) {
    if (watch == null) {
      return Diagnosis.FROM_AFAR;
    }
    Cores cores = watch.cores();
    return new Diagnosis(
        cores.numbers().size(), !cores.areApartFrom(Cores.allowedFor(proc, "self")));
  }

  private static boolean isHere(URI address) {
    try {
      InetAddress host = InetAddress.getByName(address.getHost());
      return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Tries the address, so that a wrong one is told before anything else goes wrong. */
  private static void reach(URI address) throws IOException {
    String place = address.getHost() + ":" + port(address);
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(address.getHost()), port(address)),
          (int) CONNECT.toMillis());
    } catch (UnknownHostException e) {
      throw new IOException("the host of " + address + " is not known here", e);
    } catch (IOException e) {
      throw new IOException("nothing answers at " + place + ": " + e.getMessage(), e);
    }
  }

  private static int port(URI address) {
    if (address.getPort() > 0) {
      return address.getPort();
    }
    return address.getScheme().endsWith("s") && !address.getScheme().equals("ws") ? 443 : 80;
  }

  ServerAddress target() {
    return target;
  }

  @Nullable ServerAddress pushTo() {
    return pushTo;
  }

  /** The process of the server under load; null where it runs elsewhere. */
  @Nullable ProcessWatch watch() {
    return watch;
  }

  Diagnosis diagnosis() {
    return diagnosis;
  }

  boolean areOwn() {
    return !own.isEmpty();
  }

  @Override
  public void close() {
    for (LocalServer server : own) {
      try {
        server.close();
      } catch (IOException e) {
        // its folder stays where the system puts such folders
      }
    }
  }
}
