package dev.tandem.server.media.demux;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which peer an address belongs to. Used by one media loop alone.
 *
 * @param <A> what names a path to a peer
 * @param <P> the peer
 */
public final class PeerTable<A, P> {
  private final Map<A, Route<P>> routes = new HashMap<>();

  /** Packets come in runs: what was looked up last, and what was found. */
  private @Nullable A latest;

  private @Nullable Route<P> latestRoute;

  /**
   * One address of a peer.
   *
   * @param <P> the peer
   */
  public static final class Route<P> {
    private final P peer;
    private boolean proven;

    private Route(P peer) {
      this.peer = peer;
    }

    public P peer() {
      return peer;
    }

    /** Whether ICE has proven the address: only then media and DTLS are taken from it. */
    public boolean isProven() {
      return proven;
    }
  }

  /** The route of an address, or null. Allocates nothing. */
  public @Nullable Route<P> byAddress(A address) {
    if (!Objects.equals(address, latest)) {
      latest = address;
      latestRoute = routes.get(address);
    }
    return latestRoute;
  }

  private void forgetLatest() {
    latest = null;
    latestRoute = null;
  }

  /**
   * Notes that ICE has proven an address for a peer.
   *
   * @return false where another peer has proven it before: a forged source address steals nothing
   */
  public boolean prove(A address, P peer) {
    Route<P> route = routes.get(address);
    if (route != null && !route.peer.equals(peer) && route.proven) {
      return false;
    }
    if (route == null || !route.peer.equals(peer)) {
      route = new Route<>(peer);
      routes.put(address, route);
      forgetLatest();
    }
    route.proven = true;
    return true;
  }

  /** Forgets an address. */
  public void forget(A address) {
    routes.remove(address);
    forgetLatest();
  }

  /** Forgets a peer with all that led to it. */
  public void remove(P peer) {
    forgetLatest();
    for (Iterator<Route<P>> all = routes.values().iterator(); all.hasNext(); ) {
      if (all.next().peer.equals(peer)) {
        all.remove();
      }
    }
  }

  public int addresses() {
    return routes.size();
  }
}
