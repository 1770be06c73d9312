package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.peer.PeerException;
import dev.tandem.conformance.probe.peer.PeerSettings;
import dev.tandem.conformance.probe.peer.RawPeer;
import dev.tandem.conformance.probe.peer.TransportLines;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** A stream that the server under test pushes to a partner, or pulls from it. */
public final class PartnerStream implements AutoCloseable {
  private final PartnerConnection connection;
  private final String id;
  private final String name;
  private final boolean pushed;
  private final String offer;
  private final String answer;
  private final RawPeer peer;
  private final RtcpPort rtcp;
  private final MediaReceiver receiver;
  private final MediaSender sender;
  private final long tag;

  PartnerStream(
      PartnerConnection connection,
      PartnerOptions options,
      PartnerMessage message,
      Partner.Numbers numbers) {
    this.connection = connection;
    this.id = message.first().path("mediaSessionId").asString("");
    this.name = message.first().path("name").asString("");
    this.pushed = message.name().equals("publishStream");
    this.offer = message.first().path("sdp").asString("");
    this.tag = numbers.next();
    this.peer = RawPeer.open(options.peer.apply(PeerSettings.answerer(options.setup)));
    String word = (pushed ? "push" : "pull") + " of " + name;
    this.rtcp = new RtcpPort(peer, new Log<>("RTCP packet", word), numbers.evidence(word));
    AnswerWriter writer = new AnswerWriter(offer);
    TrackSsrcs ssrcs = new TrackSsrcs(numbers.next(), numbers.next(), numbers.next());
    this.answer = options.answer.apply(writer.write(peer.localLines(), ssrcs));
    this.receiver =
        new MediaReceiver(peer, rtcp, writer.types(), writer.extensions(), numbers.next(), word);
    SendPlan plan =
        new SendPlan(
            writer.mids(), writer.codec(), writer.types(), writer.extensions(), ssrcs, tag);
    this.sender = new MediaSender(peer, rtcp, plan, options.source, word);
  }

  /**
   * Opens the transport and lets media flow.
   *
   * @throws PeerException if the offer describes none
   */
  void begin() {
    peer.connect(TransportLines.read(offer));
    if (pushed) {
      receiver.start(true, true);
    } else {
      sender.start();
    }
  }

  /** The mediaSessionId that the server under test chose. */
  public String id() {
    return id;
  }

  /** The name of the stream here. */
  public String name() {
    return name;
  }

  /** Whether it is pushed to the partner; else it is pulled from it. */
  public boolean isPushed() {
    return pushed;
  }

  /** The offer of the server under test. */
  public String offer() {
    return offer;
  }

  /** The answer that it gets. */
  public String answer() {
    return answer;
  }

  /** The transport. */
  public RawPeer peer() {
    return peer;
  }

  /** What marks the stamps of a pulled stream. */
  public long tag() {
    return tag;
  }

  /** The packets of a pushed stream. */
  public Log<MediaPacket> received() {
    return receiver.received();
  }

  /** The packets of a pulled stream. */
  public Log<MediaPacket> sent() {
    return sender.sent();
  }

  /** The RTCP that came. */
  public Log<Feedback> feedback() {
    return rtcp.came();
  }

  /** The SSRC of the video that comes; 0 before the first packet. */
  public long videoSsrc() {
    return receiver.videoSsrc();
  }

  /** Waits until this many packets of video and of audio came after the mark. */
  public void awaitMore(long mark, int video, int audio, Duration deadline) {
    String lookFirst = "the forwarding of packets to the remote server";
    received().awaitCount(mark, video, MediaPacket::isVideo, "video packets", deadline, lookFirst);
    received().awaitCount(mark, audio, MediaPacket::isAudio, "audio packets", deadline, lookFirst);
  }

  /** Asks for a key frame by PLI. */
  public void requestKeyFrame() {
    receiver.requestKeyFrame();
  }

  /** Asks by NACK for packets of the video. */
  public void nack(int... sequences) {
    receiver.nack(Arrays.stream(sequences).boxed().toList());
  }

  /** Sends a status of this stream, such as FAILED with an info. */
  public void status(String status, String info) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("mediaSessionId", id);
    fields.put("name", name);
    fields.put("published", pushed);
    fields.put("status", status);
    fields.put("info", info);
    fields.put("hasAudio", true);
    fields.put("hasVideo", true);
    connection.send("notifyStreamStatusEvent", fields);
  }

  /** Vanishes from the network; the WebSocket stays. */
  public void vanish() {
    receiver.close();
    sender.close();
    peer.vanish();
  }

  @Override
  public void close() {
    receiver.close();
    sender.close();
    peer.close();
  }
}
