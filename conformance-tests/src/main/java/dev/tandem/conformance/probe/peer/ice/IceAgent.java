package dev.tandem.conformance.probe.peer.ice;

import dev.tandem.conformance.probe.peer.stun.StunAttribute;
import dev.tandem.conformance.probe.peer.stun.StunKind;
import dev.tandem.conformance.probe.peer.stun.StunMessage;
import dev.tandem.conformance.probe.peer.stun.StunWriter;
import dev.tandem.conformance.probe.peer.stun.TransactionId;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds a pair of addresses that works and keeps it: the checks of RFC 8445 for one component over
 * one socket, in either role, and consent (RFC 7675). All remote addresses are tried at the same
 * time; the first that answers is nominated. Not thread-safe; owns no socket and no clock.
 */
public final class IceAgent {
  private static final long CONSENT_INTERVAL_NS = 4_000_000_000L;
  private static final long CONSENT_EXPIRY_NS = 30_000_000_000L;
  private static final long PEER_REFLEXIVE_PRIORITY = 110L << 24 | 0xFFFF << 8 | 0xFF;
  private static final int TRANSACTIONS_KEPT = 200;

  private final IceCredentials local;
  private final IceListener listener;
  private final long connectNs;
  private final BindingResponder responder;
  private final RoleHolder role;
  private final Map<InetSocketAddress, CandidatePair> pairs = new LinkedHashMap<>();
  private final Map<TransactionId, CandidatePair> transactions =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TransactionId, CandidatePair> eldest) {
          return size() > TRANSACTIONS_KEPT;
        }
      };
  private @Nullable IceCredentials remote;
  private @Nullable CandidatePair selected;
  private long startedNs;
  private long consentNs;
  private boolean consenting = true;
  private boolean failed;

  /** {@code connectNs} is how long to try. */
  public IceAgent(boolean controlling, IceCredentials local, long connectNs, IceListener listener) {
    this.role = new RoleHolder(controlling);
    this.local = local;
    this.connectNs = connectNs;
    this.listener = listener;
    this.responder = new BindingResponder(local, role, listener);
  }

  /** Begins to check the addresses of the other side. */
  public void start(IceCredentials other, List<InetSocketAddress> addresses, long nowNs) {
    remote = other;
    startedNs = nowNs;
    addresses.forEach(address -> pair(address, nowNs));
  }

  /** No more answers to checks and no more checks of our own: consent is withdrawn. */
  public void stopConsent() {
    consenting = false;
  }

  /** Checks the selected pair anew, from another socket. */
  public void moved(long nowNs) {
    if (selected != null) {
      check(selected, nowNs);
    }
  }

  /** Takes a STUN message. */
  public void receive(StunMessage message, InetSocketAddress from, long nowNs) {
    if (!consenting || failed) {
      return;
    }
    switch (message.kind()) {
      case REQUEST -> request(message, from, nowNs);
      case SUCCESS -> success(message, from, nowNs);
      case ERROR -> error(message, nowNs);
      case INDICATION -> {}
    }
  }

  /** Sends what is due; returns when to call again. */
  public long tick(long nowNs) {
    if (remote == null || !consenting || failed) {
      return Long.MAX_VALUE;
    }
    if (selected != null) {
      return keepConsent(selected, nowNs);
    }
    if (nowNs - startedNs > connectNs) {
      fail("none of the addresses %s answered a connectivity check".formatted(pairs.keySet()));
      return Long.MAX_VALUE;
    }
    long next = startedNs + connectNs + 1;
    for (CandidatePair pair : List.copyOf(pairs.values())) {
      if (pair.nextCheckNs - nowNs <= 0) {
        check(pair, nowNs);
      }
      next = Math.min(next, pair.nextCheckNs);
    }
    return next;
  }

  private long keepConsent(CandidatePair pair, long nowNs) {
    if (nowNs - consentNs > CONSENT_EXPIRY_NS) {
      fail("consent expired: no answer from %s for 30 s".formatted(pair.remote));
      return Long.MAX_VALUE;
    }
    if (pair.nextCheckNs - nowNs <= 0) {
      check(pair, nowNs);
      pair.nextCheckNs = nowNs + CONSENT_INTERVAL_NS;
    }
    return pair.nextCheckNs;
  }

  private void check(CandidatePair pair, long nowNs) {
    IceCredentials other = remote;
    if (other == null) {
      return;
    }
    TransactionId id = TransactionId.random();
    transactions.put(id, pair);
    pair.checked(nowNs);
    StunWriter request =
        new StunWriter(StunKind.REQUEST, id)
            .username(other.ufrag() + ":" + local.ufrag())
            .priority(PEER_REFLEXIVE_PRIORITY)
            .role(role.controlling(), role.tieBreaker());
    if (role.controlling() && pair.nominated) {
      request.useCandidate();
    }
    listener.send(request.integrity(other.password()).finish(), pair.remote);
  }

  private void request(StunMessage message, InetSocketAddress from, long nowNs) {
    if (!responder.answer(message, from)) {
      return;
    }
    CandidatePair pair = pair(from, nowNs);
    if (!role.controlling() && message.has(StunAttribute.USE_CANDIDATE)) {
      pair.nominated = true;
      if (pair.valid) {
        select(pair, nowNs);
      }
    }
    if (!pair.valid) {
      check(pair, nowNs);
    }
  }

  private void success(StunMessage message, InetSocketAddress from, long nowNs) {
    @Nullable CandidatePair pair = transactions.get(message.transactionId());
    if (pair == null
        || remote == null
        || !pair.remote.equals(from)
        || !message.hasIntegrityOf(remote.password())) {
      return;
    }
    transactions.remove(message.transactionId());
    pair.valid = true;
    if (pair == selected) {
      consentNs = nowNs;
    } else if (pair.nominated) {
      select(pair, nowNs);
    } else if (role.controlling() && pairs.values().stream().noneMatch(p -> p.nominated)) {
      pair.nominated = true;
      check(pair, nowNs);
    }
  }

  private void error(StunMessage message, long nowNs) {
    @Nullable CandidatePair pair = transactions.remove(message.transactionId());
    if (pair != null && message.errorCode() == BindingResponder.ROLE_CONFLICT) {
      role.change();
      check(pair, nowNs);
    }
  }

  private void select(CandidatePair pair, long nowNs) {
    if (pair != selected) {
      selected = pair;
      consentNs = nowNs;
      pair.nextCheckNs = nowNs + CONSENT_INTERVAL_NS;
      listener.selected(pair.remote);
    }
  }

  private CandidatePair pair(InetSocketAddress address, long nowNs) {
    return pairs.computeIfAbsent(address, a -> new CandidatePair(a, nowNs));
  }

  private void fail(String reason) {
    failed = true;
    listener.failed(reason);
  }
}
