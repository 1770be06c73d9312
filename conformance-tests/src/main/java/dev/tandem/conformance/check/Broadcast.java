package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.MediaKind;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A publisher whose packets are made here: stamped video and audio, sent at an even pace. */
public final class Broadcast extends LiveMedia {
  private static final String PUBLISH = "when PUBLISHING is sent: ICE and DTLS are up by then";

  private final BroadcastOptions options;
  private final long tag;
  private final TrackSsrcs ssrcs;
  private final Answer answer;
  private final MediaSender sender;

  Broadcast(CheckContext context, int server, BroadcastOptions options) {
    super(context, server, nameOf(context, options), options, "publishStream");
    this.options = options;
    this.tag = context.freshNumber(1L << 32);
    this.ssrcs = TrackSsrcs.fresh(context, options);
    String sdp = OfferWriter.publish(peer().localLines(), options, ssrcs);
    signalling().publish(id(), name(), options.offer.apply(sdp));
    this.answer = signalling().answer(id());
    this.sender =
        new MediaSender(peer(), rtcp(), plan(), options, "the kit's publisher of " + name());
    context.closeAtEnd(sender);
  }

  /** Opens the transport and begins to send. */
  Broadcast begin() {
    if (!options.connects) {
      return this;
    }
    connect(answer);
    sender.start();
    if (options.waits) {
      awaitConnected();
      awaitPublishing();
    }
    return this;
  }

  /** Waits for PUBLISHING. */
  public void awaitPublishing() {
    signalling().status(id(), "PUBLISHING", context.deadlines().appears(), PUBLISH);
  }

  /** The answer of the server. */
  public Answer answer() {
    return answer;
  }

  /** What marks the stamps of this publisher. */
  public long tag() {
    return tag;
  }

  public long audioSsrc() {
    return ssrcs.audio();
  }

  public long videoSsrc() {
    return ssrcs.video();
  }

  /** The packets that went out, without those lost on purpose until they are sent again. */
  public Log<MediaPacket> sent() {
    return sender.sent();
  }

  /** The packets lost on purpose. */
  public Log<MediaPacket> lost() {
    return sender.lost();
  }

  /** Sends no media until {@link #resume}; the transport stays up. */
  public void pause() {
    note("pauses");
    sender.pause(true);
  }

  /** Sends media again. */
  public void resume() {
    note("goes on");
    sender.pause(false);
  }

  /** Sends a key frame next. */
  public void sendKeyFrame() {
    sender.sendKeyFrame();
  }

  /** Sends unPublishStream and tears the transport down at once, as the vendor's SDK does. */
  public void unpublish() {
    signalling().unpublish(id(), name());
    close();
  }

  /** Breaks off the WebSocket and vanishes from the network, as a client that dies. */
  public void breakOff() {
    sender.close();
    signalling().drop();
    peer().vanish();
  }

  /** Vanishes from the network; the WebSocket stays. */
  public void vanish() {
    sender.close();
    note("vanishes from the network");
    peer().vanish();
  }

  /** Sends a stream event with a payload; null for none. */
  public void event(String type, @Nullable Object payload) {
    signalling().streamEvent(id(), type, payload);
  }

  @Override
  public void close() {
    sender.close();
    super.close();
  }

  private SendPlan plan() {
    PayloadTypes offered = options.payloadTypes;
    boolean rtx = answer.sdp().contains("a=rtpmap:%d rtx/".formatted(offered.rtx()));
    return new SendPlan(
        mids(options),
        options.codec,
        rtx ? offered : new PayloadTypes(offered.audio(), offered.video(), 0),
        options.extensionIds.keepOnly(answer.sdp()),
        ssrcs,
        tag);
  }

  private static String nameOf(CheckContext context, BroadcastOptions options) {
    String given = options.name;
    return given == null ? context.freshName("live") : given;
  }

  private static Map<MediaKind, String> mids(BroadcastOptions options) {
    Map<MediaKind, String> mids = new EnumMap<>(MediaKind.class);
    options.kinds.forEach(kind -> mids.put(kind, String.valueOf(mids.size())));
    return mids;
  }
}
