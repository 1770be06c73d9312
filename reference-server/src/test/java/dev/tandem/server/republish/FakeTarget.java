package dev.tandem.server.republish;

import dev.tandem.server.media.api.ReceiveTrack;
import dev.tandem.server.media.api.RtpFormat;
import dev.tandem.server.media.rtp.Codec;
import dev.tandem.server.media.rtp.ExtensionIds;
import dev.tandem.server.media.rtp.MediaKind;
import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.NegotiationPolicy;
import dev.tandem.server.signalling.sdp.PlayNegotiation;
import dev.tandem.server.signalling.sdp.PublishNegotiation;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.signalling.sdp.SdpParser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/** Other servers, played by the test step by step. Every opened connection is remembered. */
final class FakeTarget implements Signalling {
  static final List<ReceiveTrack> TRACKS =
      List.of(
          new ReceiveTrack(
              MediaKind.AUDIO,
              "0",
              List.of(new RtpFormat(111, Codec.OPUS, 48000, 2, "", -1, Set.of())),
              ExtensionIds.NONE,
              List.of()),
          new ReceiveTrack(
              MediaKind.VIDEO,
              "1",
              List.of(new RtpFormat(96, Codec.VP8, 90000, 1, "", 97, Set.of())),
              ExtensionIds.NONE,
              List.of()));

  final List<Link> links = new ArrayList<>();

  @Override
  public Link open(URI uri, Listener listener) {
    Link link = new Link(uri, listener);
    links.add(link);
    return link;
  }

  /** The connection that was opened last. */
  Link last() {
    return links.getLast();
  }

  static final class Link implements Connection {
    final URI uri;
    final Listener listener;
    final List<WcsMessage> received = new ArrayList<>();
    int pings;
    boolean closed;

    Link(URI uri, Listener listener) {
      this.uri = uri;
      this.listener = listener;
    }

    @Override
    public void send(String text) {
      try {
        received.add(WcsMessage.parse(text));
      } catch (BadMessageException e) {
        throw new AssertionError(text, e);
      }
    }

    @Override
    public void ping() {
      pings++;
    }

    @Override
    public void close() {
      closed = true;
    }

    void says(WcsMessage message) {
      saysText(message.write());
    }

    void saysText(String text) {
      listener.text(text, () -> {});
    }

    List<String> namesReceived() {
      return received.stream().map(WcsMessage::name).toList();
    }

    Fields lastFields() {
      try {
        return received.getLast().fields();
      } catch (BadMessageException e) {
        throw new AssertionError(e);
      }
    }

    /** The key under which the stream was asked for. */
    String mediaSessionId() {
      return received.stream()
          .filter(m -> m.name().equals("publishStream") || m.name().equals("playStream"))
          .findFirst()
          .map(m -> m.data().getFirst().path("mediaSessionId").stringValue())
          .orElseThrow();
    }

    void accepts() {
      listener.opened();
      says(WcsMessage.of("getUserData", WcsMessage.object().put("status", "ESTABLISHED")));
    }

    void answers() {
      WcsMessage asked = received.getLast();
      String offer = asked.data().getFirst().path("sdp").stringValue();
      try {
        answers(
            asked.name().equals("publishStream")
                ? PublishNegotiation.of(SdpParser.parse(offer), NegotiationPolicy.DEFAULT)
                    .answer(FakeEngine.LOCAL)
                : PlayNegotiation.of(SdpParser.parse(offer), TRACKS, "far", new Random(1))
                    .answer(FakeEngine.LOCAL));
      } catch (SdpException e) {
        throw new AssertionError(offer, e);
      }
    }

    void answers(String sdp) {
      says(
          WcsMessage.of(
              "setRemoteSDP",
              StringNode.valueOf(mediaSessionId()),
              StringNode.valueOf(sdp),
              BooleanNode.TRUE));
    }

    void reports(String status, String info) {
      says(
          WcsMessage.of(
              "notifyStreamStatusEvent",
              WcsMessage.object()
                  .put("mediaSessionId", mediaSessionId())
                  .put("status", status)
                  .put("info", info)));
    }

    /** Everything up to media. */
    void establishes() {
      accepts();
      answers();
      reports(received.getLast().name().equals("playStream") ? "PLAYING" : "PUBLISHING", "");
    }
  }
}
