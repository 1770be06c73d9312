package dev.tandem.conformance.check;

import dev.tandem.conformance.probe.packet.PictureOptions;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How to publish; as it comes: VP8 at 30 frames a second and Opus, under a fresh name. */
public final class BroadcastOptions extends MediaOptions<BroadcastOptions> {
  @Nullable String name;
  OptionalLong audioSsrc = OptionalLong.empty();
  OptionalLong videoSsrc = OptionalLong.empty();
  OptionalInt firstSequence = OptionalInt.empty();
  OptionalLong firstTimestamp = OptionalLong.empty();
  PictureOptions picture = PictureOptions.DEFAULT;
  Predicate<MediaPacket> lost = packet -> false;
  boolean answersKeyFrameRequests = true;
  boolean answersNacks = true;
  boolean starts = true;

  private BroadcastOptions() {}

  /** Nothing out of the ordinary. */
  public static BroadcastOptions usual() {
    return new BroadcastOptions();
  }

  @Override
  BroadcastOptions self() {
    return this;
  }

  public BroadcastOptions name(String stream) {
    name = stream;
    return this;
  }

  public BroadcastOptions ssrcs(long audio, long video) {
    audioSsrc = OptionalLong.of(audio);
    videoSsrc = OptionalLong.of(video);
    return this;
  }

  /** Where sequence numbers begin, for both tracks. */
  public BroadcastOptions firstSequence(int sequence) {
    firstSequence = OptionalInt.of(sequence);
    return this;
  }

  /** Where timestamps begin, for both tracks. */
  public BroadcastOptions firstTimestamp(long timestamp) {
    firstTimestamp = OptionalLong.of(timestamp);
    return this;
  }

  /** Picture size, packets in a frame, key frame interval. */
  public BroadcastOptions picture(UnaryOperator<PictureOptions> edit) {
    picture = edit.apply(picture);
    return this;
  }

  /** Loses those packets on the way, once; they can be asked for by NACK. */
  public BroadcastOptions losing(Predicate<MediaPacket> condition) {
    lost = condition;
    return this;
  }

  /** Sends no key frame when asked; requests are still in the log. */
  public BroadcastOptions deafToKeyFrameRequests() {
    answersKeyFrameRequests = false;
    return this;
  }

  /** Sends nothing again when asked by NACK. */
  public BroadcastOptions deafToNacks() {
    answersNacks = false;
    return this;
  }

  /** Connects but sends no media until {@link Broadcast#resume}; does not wait for PUBLISHING. */
  public BroadcastOptions silent() {
    starts = false;
    return withoutWaiting();
  }
}
