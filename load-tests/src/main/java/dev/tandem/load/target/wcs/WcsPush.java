package dev.tandem.load.target.wcs;

import dev.tandem.load.target.Push;
import dev.tandem.load.target.TargetException;
import java.net.URI;
import java.util.Optional;

/** A push of one WCS-style server to another. */
record WcsPush(WcsRest rest, URI uri, String local, String remote) implements Push {

  @Override
  public Optional<String> lost() {
    try {
      return rest.lists(local, remote)
          ? Optional.empty()
          : Optional.of("the push of '" + local + "' is no longer listed");
    } catch (TargetException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    try {
      rest.terminate(uri, local, remote);
    } catch (TargetException _) {
      // a server that is gone pushes nothing
    }
  }
}
