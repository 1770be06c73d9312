package dev.tandem.conformance.checks;

import dev.tandem.conformance.check.Broadcast;
import dev.tandem.conformance.check.BroadcastOptions;
import dev.tandem.conformance.check.Check;
import dev.tandem.conformance.check.CheckContext;
import dev.tandem.conformance.check.Viewer;
import dev.tandem.conformance.probe.peer.Setup;
import dev.tandem.conformance.probe.peer.Stranger;
import dev.tandem.conformance.probe.peer.TransportLines;
import dev.tandem.conformance.probe.peer.dtls.ClientHello;
import dev.tandem.conformance.probe.peer.stun.StunKind;
import dev.tandem.conformance.probe.peer.stun.StunMessage;
import dev.tandem.conformance.probe.peer.stun.StunWriter;
import dev.tandem.conformance.probe.peer.stun.TransactionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What an address gets that has not proven the credentials of a session. */
final class StrangerChecks {
  private static final String INTEGRITY = "where MESSAGE-INTEGRITY of STUN requests is checked";
  private static final String ORDER = "what is taken from an address before ICE has proven it";
  private static final Duration SILENCE = Duration.ofMillis(700);
  private static final int HELLO_VERIFY_REQUEST = 3;
  private static final int HANDSHAKE_TYPE_OFFSET = 13;
  private static final int LARGEST_FACTOR = 3;

  private StrangerChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("stun-without-integrity-opens-nothing", StrangerChecks::stun),
        Check.of("strangers-client-hello-is-ignored", StrangerChecks::clientHello),
        Check.of("strangers-get-no-more-than-they-send", StrangerChecks::amplification));
  }

  private static void stun(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    Stranger stranger = viewer.peer().stranger();
    String password = TransportLines.read(viewer.answer().sdp()).credentials().password();
    nothingComesOf(stranger, request(viewer, w -> w), "without MESSAGE-INTEGRITY");
    nothingComesOf(
        stranger,
        request(viewer, w -> w.integrity(password + "x")),
        "with the MESSAGE-INTEGRITY of another password");
    stranger.send(request(viewer, w -> w.integrity(password)));
    CheckContext.expect(
        answers(stranger).stream().anyMatch(StrangerChecks::isSuccess),
        "a binding request with the right MESSAGE-INTEGRITY from another port",
        "a success response",
        "none",
        "the answer to checks from a peer-reflexive address");
  }

  private static void nothingComesOf(Stranger stranger, byte[] request, String words) {
    stranger.send(request);
    List<byte[]> opened =
        answers(stranger).stream().filter(a -> isSuccess(a) || !isStun(a)).toList();
    CheckContext.expect(
        opened.isEmpty(),
        "a binding request with USE-CANDIDATE " + words,
        "silence or an error response",
        opened.size()
            + " datagrams, the first of "
            + opened.stream().findFirst().map(a -> a.length).orElse(0)
            + " octets",
        INTEGRITY);
  }

  private static byte[] request(Viewer viewer, UnaryOperator<StunWriter> seal) {
    String theirs = TransportLines.read(viewer.answer().sdp()).credentials().ufrag();
    String ours = viewer.peer().localLines().credentials().ufrag();
    StunWriter writer =
        new StunWriter(StunKind.REQUEST, TransactionId.random())
            .username(theirs + ":" + ours)
            .priority(1_862_270_975L)
            .role(true, 1)
            .useCandidate();
    return seal.apply(writer).finish();
  }

  private static void clientHello(CheckContext c) {
    Broadcast pending =
        c.broadcast(1, BroadcastOptions.usual().setup(Setup.ACTIVE).withoutConnecting());
    Stranger stranger = c.stranger(pending.answer());
    stranger.send(ClientHello.bytes());
    List<byte[]> taken = answers(stranger).stream().filter(a -> !isHelloVerifyRequest(a)).toList();
    CheckContext.expect(
        taken.isEmpty(),
        "a DTLS ClientHello to the candidates of the answer, from an address without ICE checks",
        "silence, or at most a HelloVerifyRequest",
        taken.size() + " datagrams that go on with the handshake",
        ORDER);
  }

  private static void amplification(CheckContext c) {
    Broadcast live = c.broadcast(1);
    Viewer viewer = c.viewer(1, live.name());
    viewer.awaitVideo();
    Stranger stranger = viewer.peer().stranger();
    List<byte[]> sent =
        List.of(
            request(viewer, w -> w),
            ClientHello.bytes(),
            live.sent().all().getLast().rtp().toBytes(),
            new byte[] {1, 2, 3, 4});
    sent.forEach(stranger::send);
    int bytesSent = sent.stream().mapToInt(s -> s.length).sum();
    int bytesBack = answers(stranger).stream().mapToInt(a -> a.length).sum();
    CheckContext.expect(
        bytesBack <= LARGEST_FACTOR * bytesSent,
        "%d octets of STUN, DTLS and RTP without credentials".formatted(bytesSent),
        "at most %d times as much back".formatted(LARGEST_FACTOR),
        bytesBack + " octets",
        ORDER);
  }

  /** Everything that comes back until nothing comes for a while. */
  private static List<byte[]> answers(Stranger stranger) {
    List<byte[]> answers = new ArrayList<>();
    Optional<byte[]> next = stranger.receive(SILENCE);
    while (next.isPresent() && answers.size() < 100) {
      answers.add(next.get());
      next = stranger.receive(SILENCE);
    }
    return answers;
  }

  private static boolean isStun(byte[] datagram) {
    return StunMessage.parse(datagram).isPresent();
  }

  private static boolean isSuccess(byte[] datagram) {
    return StunMessage.parse(datagram).filter(m -> m.kind() == StunKind.SUCCESS).isPresent();
  }

  private static boolean isHelloVerifyRequest(byte[] datagram) {
    return datagram.length > HANDSHAKE_TYPE_OFFSET
        && datagram[HANDSHAKE_TYPE_OFFSET] == HELLO_VERIFY_REQUEST;
  }
}
