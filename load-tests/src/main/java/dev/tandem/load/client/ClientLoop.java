package dev.tandem.load.client;

import dev.tandem.load.measure.MediaFigures;
import dev.tandem.load.stream.Fingerprint;
import dev.tandem.load.stream.FrameStamp;
import dev.tandem.server.media.rtcp.RtcpWriter;
import dev.tandem.server.media.rtp.PlainText;
import dev.tandem.server.media.rtp.RtpHeaderWriter;
import dev.tandem.server.media.rtp.RtpPacket;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What all clients of one media loop share: figures and working memory. A loop handles one packet
 * at a time, so one set is enough.
 */
final class ClientLoop {
  static final int MAX_PACKET = 2048;

  /** No longer RTCP packet is written, octets. */
  static final int RTCP_LIMIT = 1200;

  final MediaFigures figures = new MediaFigures();
  final SplittableRandom random = new SplittableRandom();
  final byte[] plain = new byte[MAX_PACKET];
  final byte[] out = new byte[MAX_PACKET];
  final MemorySegment payload = Arena.ofAuto().allocate(MAX_PACKET);

  /** The payload of the packet that goes out. */
  final PlainText text = new PlainText();

  final RtpPacket packet = new RtpPacket();
  final RtpHeaderWriter header = new RtpHeaderWriter();
  final RtcpWriter rtcp = new RtcpWriter();
  final Fingerprint fingerprint = new Fingerprint();
  final FrameStamp stamp = new FrameStamp();
  final int[] missing = new int[64];
  private final List<ReceiverSession> receivers = new ArrayList<>();

  void add(ReceiverSession receiver) {
    receivers.add(receiver);
  }

  void remove(ReceiverSession receiver) {
    receivers.remove(receiver);
  }

  /** Takes the figures since the last call away. */
  MediaFigures take() {
    receivers.forEach(ReceiverSession::settle);
    return figures.take();
  }
}
