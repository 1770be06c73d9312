package dev.tandem.conformance.fault.media;

import dev.tandem.conformance.probe.peer.PacketKind;
import dev.tandem.conformance.probe.peer.PeerException;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.PeerState;
import dev.tandem.conformance.probe.peer.RawPeer;
import dev.tandem.conformance.probe.peer.Setup;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One stream through the relay: a transport towards the client and one towards the server. */
public final class MediaLeg implements AutoCloseable {
  private static final Duration CONNECTING = Duration.ofSeconds(60);
  private static final Duration WATCHING = Duration.ofDays(1);
  private static final Pattern VIDEO = Pattern.compile("a=rtpmap:(\\d+) [^/\\s]+/90000");

  private static final Pattern AUDIO = Pattern.compile("a=rtpmap:(\\d+) opus/48000");
  private static final Pattern EXTENSION = Pattern.compile("a=extmap:(\\d+) (\\S+)");

  private final String name;
  private final boolean published;
  private final boolean fromServer;
  private final String offer;
  private final MediaTampering tampering;
  private final RawPeer client;
  private final RawPeer server;
  private final Set<Integer> video;
  private final ConcurrentMap<String, Object> notes = new ConcurrentHashMap<>();

  MediaLeg(
      String name, boolean published, boolean fromServer, String offer, MediaTampering tampering) {
    this.name = name;
    this.published = published;
    this.fromServer = fromServer;
    this.offer = offer;
    this.tampering = tampering;
    Setup role = offer.contains("a=setup:active") ? Setup.PASSIVE : Setup.ACTIVE;
    this.client = RawPeer.open(tampering.towardsClient(PeerSettings.answerer(role)));
    this.server = RawPeer.open(PeerSettings.offerer());
    this.video =
        VIDEO
            .matcher(offer)
            .results()
            .map(found -> Integer.valueOf(found.group(1)))
            .collect(Collectors.toUnmodifiableSet());
    client.filter((datagram, from) -> tampering.takes(this, datagram, from));
    client.onRefused((datagram, atNs) -> tampering.refused(this, datagram));
    client.onRtp((packet, atNs) -> tampering.rtpFromClient(this, packet));
    server.onRtp((packet, atNs) -> tampering.rtpFromServer(this, packet));
    client.onRtcp((compound, atNs) -> tampering.rtcpFromClient(this, compound));
    server.onRtcp((compound, atNs) -> tampering.rtcpFromServer(this, compound));
  }

  /** The name of the stream. */
  public String name() {
    return name;
  }

  /** Whether the client publishes it, not plays it. */
  public boolean published() {
    return published;
  }

  /** Whether the client is another server that pushes or pulls. */
  public boolean fromServer() {
    return fromServer;
  }

  /** Whether an RTP packet is of video, by the payload types of the offer. */
  public boolean isVideo(byte[] packet) {
    return video.contains(packet[1] & 0x7f);
  }

  /** What a tampering remembers about this stream. */
  public ConcurrentMap<String, Object> notes() {
    return notes;
  }

  public void rtpToClient(byte[] packet) {
    client.sendRtp(packet);
  }

  public void rtpToServer(byte[] packet) {
    server.sendRtp(packet);
  }

  /** An empty compound is not sent. */
  public void rtcpToClient(byte[] compound) {
    if (compound.length > 0) {
      client.sendRtcp(compound);
    }
  }

  /** An empty compound is not sent. */
  public void rtcpToServer(byte[] compound) {
    if (compound.length > 0) {
      server.sendRtcp(compound);
    }
  }

  /** The offer as the server sees it. */
  String offer() {
    return TransportText.replaced(offer, server.localLines(), false);
  }

  /** Takes the answer of the server and returns it as the client sees it. */
  String answered(String answer) {
    TransportLines ours = client.localLines();
    try {
      TransportLines theirs = TransportLines.read(answer);
      client.connect(TransportLines.read(offer));
      Thread.ofVirtual().start(() -> join(theirs));
    } catch (PeerException unusable) {
      return answer;
    }
    return TransportText.replaced(answer, ours, true);
  }

  /** The server sees a peer as soon as there is a client; each side ends with the other. */
  private void join(TransportLines theirs) {
    try {
      client.awaitConnected(CONNECTING);
      server.connect(theirs);
      server.awaitConnected(CONNECTING);
      tampering.connected(this);
    } catch (PeerException neverUp) {
      close();
      return;
    }
    Thread.ofVirtual()
        .start(() -> {
          if (server.awaitEnd(WATCHING)) {
            client.close();
          }
        });
    if (client.awaitEnd(WATCHING)) {
      server.vanish();
    }
  }

  /** Whether a datagram may come from there: DTLS comes from the address that ICE has chosen. */
  public boolean isExpected(byte[] datagram, InetSocketAddress from) {
    return PacketKind.of(datagram) != PacketKind.DTLS
        || client.remoteAddress().filter(from::equals).isPresent();
  }

  /** Whether the client has a transport by now. */
  public boolean isConnected() {
    return client.state() == PeerState.CONNECTED;
  }

  /** Sends any datagram from the port that the client knows. */
  public void sendTo(byte[] datagram, InetSocketAddress to) {
    client.sendTo(datagram, to);
  }

  /** Ends both transports without a word. */
  public void vanish() {
    client.vanish();
    server.vanish();
  }

  /** The payload type of Opus, or of the first video codec, in the offer. */
  public int payloadType(boolean ofVideo) {
    Pattern codec = ofVideo ? VIDEO : AUDIO;
    return codec
        .matcher(offer)
        .results()
        .mapToInt(m -> Integer.parseInt(m.group(1)))
        .findFirst()
        .orElse(0);
  }

  /** The ids of header extensions in the offer, by URI. */
  public Map<String, Integer> extensionIds() {
    return EXTENSION
        .matcher(offer)
        .results()
        .collect(Collectors.toMap(m -> m.group(2), m -> Integer.valueOf(m.group(1)), (a, b) -> a));
  }

  @Override
  public void close() {
    tampering.ended(this);
    client.close();
    server.close();
  }
}
