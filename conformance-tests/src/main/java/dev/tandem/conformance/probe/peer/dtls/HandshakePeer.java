package dev.tandem.conformance.probe.peer.dtls;

import java.io.IOException;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** One role in a handshake. */
interface HandshakePeer {
  /** Shakes hands; blocks. */
  DTLSTransport shakeHands(DatagramTransport network) throws IOException;

  /** The keys, once the handshake is done. */
  @Nullable ExportedKeys keys();

  /** What the other side's fatal alert said, or "". */
  String alert();
}
