package dev.tandem.conformance.fault;

import dev.tandem.conformance.fault.media.Compound;
import dev.tandem.conformance.fault.media.Compound.Part;
import dev.tandem.conformance.fault.media.MediaLeg;
import dev.tandem.conformance.fault.media.MediaRelay;
import dev.tandem.conformance.fault.media.MediaTampering;
import dev.tandem.conformance.fault.proxy.Tampering;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Words for what is done to packets. */
final class Media {
  private Media() {}

  /** Changes RTP packets on their way to players; null drops one. */
  static Supplier<Tampering> toPlayers(Edit edit) {
    return relay(
        new MediaTampering() {
          @Override
          public void rtpFromServer(MediaLeg leg, byte[] packet) {
            byte @Nullable [] edited = edit.of(leg, packet);
            if (edited != null) {
              leg.rtpToClient(edited);
            }
          }
        });
  }

  /** Changes RTP packets of publishers on their way to the server; null drops one. */
  static Supplier<Tampering> fromPublishers(Edit edit) {
    return relay(
        new MediaTampering() {
          @Override
          public void rtpFromClient(MediaLeg leg, byte[] packet) {
            byte @Nullable [] edited = edit.of(leg, packet);
            if (edited != null) {
              leg.rtpToServer(edited);
            }
          }
        });
  }

  /** Leaves such RTCP packets out of what clients get; the first so many come through. */
  static Supplier<Tampering> withoutRtcpToClients(Predicate<Part> unwanted, int first) {
    return () ->
        new MediaRelay(
            new MediaTampering() {
              private int passed;

              @Override
              public void rtcpFromServer(MediaLeg leg, byte[] compound) {
                if (Compound.has(compound, unwanted) && passed++ >= first) {
                  leg.rtcpToClient(Compound.without(compound, unwanted));
                } else {
                  leg.rtcpToClient(compound);
                }
              }
            });
  }

  /** Leaves such RTCP packets out of what the server gets. */
  static Supplier<Tampering> withoutRtcpToServer(Predicate<Part> unwanted) {
    return relay(
        new MediaTampering() {
          @Override
          public void rtcpFromClient(MediaLeg leg, byte[] compound) {
            leg.rtcpToServer(Compound.without(compound, unwanted));
          }
        });
  }

  static Supplier<Tampering> relay(MediaTampering tampering) {
    return () -> new MediaRelay(tampering);
  }

  /** Does something later, on a thread of its own. */
  static void later(long ms, Runnable deed) {
    Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(ms * 1_000_000);
          deed.run();
        });
  }

  /** How long ago the leg noted its first packet, in milliseconds. */
  static long ageMs(MediaLeg leg) {
    Object first = leg.notes().computeIfAbsent("first", key -> System.nanoTime());
    return (System.nanoTime() - (Long) first) / 1_000_000;
  }

  /** How many packets were counted under this word before. */
  static int count(MediaLeg leg, String word) {
    return (Integer) leg.notes().merge(word, 1, (a, b) -> (Integer) a + (Integer) b) - 1;
  }

  @FunctionalInterface
  interface Edit {
    byte @Nullable [] of(MediaLeg leg, byte[] packet);
  }
}
