package dev.tandem.conformance.probe.peer.dtls;

import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The first datagram of a DTLS handshake (RFC 6347 section 4.2), with use_srtp. */
public final class ClientHello {
  private static final int DEADLINE_S = 10;

  private ClientHello() {}

  /** A fresh one. */
  public static byte[] bytes() {
    First first = new First();
    DtlsSettings settings =
        new DtlsSettings(
            DtlsIdentity.create(),
            null,
            List.of(SrtpProfile.AEAD_AES_128_GCM),
            Duration.ofSeconds(DEADLINE_S));
    DtlsAssociation handshake = DtlsAssociation.start(true, settings, first);
    try {
      return first.datagram.orTimeout(DEADLINE_S, TimeUnit.SECONDS).join();
    } finally {
      handshake.close();
    }
  }

  private static final class First implements DtlsListener {
    private final CompletableFuture<byte[]> datagram = new CompletableFuture<>();

    @Override
    public void send(byte[] bytes) {
      datagram.complete(bytes);
    }

    @Override
    public void connected(ExportedKeys keys) {}

    @Override
    public void failed(String reason) {}

    @Override
    public void closed() {}
  }
}
