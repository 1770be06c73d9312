package dev.tandem.load.cli;

import dev.tandem.load.client.ClientEngine;
import dev.tandem.load.client.ClientOptions;
import dev.tandem.load.stream.PreparedStream;
import dev.tandem.load.target.Target;
import dev.tandem.load.target.TargetException;
import java.io.IOException;

/** Real tests, of native clients and servers. */
final class NativeKit implements Kit {
  @Override
  public ClientEngine engine(ClientOptions options) throws IOException {
    return ClientEngine.start(options);
  }

  @Override
  public Target target(ServerAddress address, ClientEngine engine) throws TargetException {
    return TargetFactory.of(address, engine);
  }

  @Override
  public PreparedStream stream(String name) {
    return PreparedStream.named(name);
  }
}
