package dev.tandem.conformance.probe.packet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes RTCP packets (RFC 3550, 6.4 to 6.6; RFC 4585, 6; RFC 5104, 4.3.1). */
final class RtcpWriter {
  private static final int HEADER_LENGTH = 4;
  private static final int SENDER_INFORMATION_LENGTH = 24;
  private static final int REPORT_BLOCK_LENGTH = 24;
  private static final int REMB_MANTISSA_BITS = 18;

  private RtcpWriter() {}

  static byte[] write(List<? extends Rtcp> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets.forEach(packet -> out.writeBytes(write(packet)));
    return out.toByteArray();
  }

  private static byte[] write(Rtcp packet) {
    return switch (packet) {
      case Rtcp.SenderReport report -> senderReport(report);
      case Rtcp.ReceiverReport report -> receiverReport(report);
      case Rtcp.SourceDescription description -> sourceDescription(description);
      case Rtcp.Bye bye -> bye(bye);
      case Rtcp.GenericNack nack -> nack(nack);
      case Rtcp.PictureLossIndication pli -> pictureLossIndication(pli);
      case Rtcp.FullIntraRequest fir -> fullIntraRequest(fir);
      case Rtcp.Remb remb -> remb(remb);
      case Rtcp.TransportFeedback feedback -> transportFeedback(feedback);
      case Rtcp.Other other -> other.bytes().clone();
    };
  }

  private static byte[] senderReport(Rtcp.SenderReport report) {
    int count = report.blocks().size();
    int length = SENDER_INFORMATION_LENGTH + REPORT_BLOCK_LENGTH * count;
    return packet(
        count,
        RtcpType.SENDER_REPORT,
        length,
        out -> {
          out.putInt((int) report.sender()).putLong(report.ntp());
          out.putInt((int) report.rtpTimestamp());
          out.putInt((int) report.packets()).putInt((int) report.octets());
          report.blocks().forEach(block -> reportBlock(out, block));
        });
  }

  private static byte[] receiverReport(Rtcp.ReceiverReport report) {
    int count = report.blocks().size();
    return packet(
        count,
        RtcpType.RECEIVER_REPORT,
        4 + REPORT_BLOCK_LENGTH * count,
        out -> {
          out.putInt((int) report.sender());
          report.blocks().forEach(block -> reportBlock(out, block));
        });
  }

  private static void reportBlock(ByteBuffer out, Rtcp.ReportBlock block) {
    out.putInt((int) block.ssrc());
    out.putInt(block.fractionLost() << 24 | (block.cumulativeLost() & 0xff_ffff));
    out.putInt((int) block.highestSequence()).putInt((int) block.jitter());
    out.putInt((int) block.lastSenderReport()).putInt((int) block.delaySinceLastSenderReport());
  }

  private static byte[] sourceDescription(Rtcp.SourceDescription description) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    description.cnames().forEach((ssrc, cname) -> chunks.writeBytes(chunk(ssrc, cname)));
    int count = description.cnames().size();
    return packet(
        count, RtcpType.SOURCE_DESCRIPTION, chunks.size(), out -> out.put(chunks.toByteArray()));
  }

  /** Its items end with at least one zero octet. */
  private static byte[] chunk(long ssrc, String cname) {
    byte[] text = cname.getBytes(StandardCharsets.UTF_8);
    ByteBuffer chunk = ByteBuffer.allocate(wholeWords(4 + 2 + text.length + 1));
    chunk.putInt((int) ssrc).put((byte) RtcpType.CNAME_ITEM);
    return chunk.put((byte) text.length).put(text).array();
  }

  private static byte[] bye(Rtcp.Bye bye) {
    byte[] reason = bye.reason().getBytes(StandardCharsets.UTF_8);
    int count = bye.sources().size();
    int reasonLength = reason.length == 0 ? 0 : wholeWords(1 + reason.length);
    return packet(
        count,
        RtcpType.BYE,
        4 * count + reasonLength,
        out -> {
          bye.sources().forEach(source -> out.putInt(source.intValue()));
          if (reason.length > 0) {
            out.put((byte) reason.length).put(reason);
          }
        });
  }

  private static byte[] nack(Rtcp.GenericNack nack) {
    List<Integer> items = nackItems(nack.sequences());
    return feedback(
        RtcpType.NACK,
        RtcpType.TRANSPORT_LAYER_FEEDBACK,
        nack.sender(),
        nack.media(),
        4 * items.size(),
        out -> items.forEach(out::putInt));
  }

  /** Each item is a lost sequence number and a mask of the 16 after it. */
  private static List<Integer> nackItems(List<Integer> sequences) {
    List<Integer> items = new ArrayList<>();
    int pid = -1;
    for (int sequence : sequences) {
      int ahead = Sequence.distance(pid, sequence);
      int last = items.size() - 1;
      if (last >= 0 && ahead >= 1 && ahead <= 16) {
        items.set(last, items.get(last) | 1 << (ahead - 1));
      } else {
        pid = sequence & 0xffff;
        items.add(pid << 16);
      }
    }
    return items;
  }

  private static byte[] pictureLossIndication(Rtcp.PictureLossIndication pli) {
    return feedback(
        RtcpType.PLI, RtcpType.PAYLOAD_SPECIFIC_FEEDBACK, pli.sender(), pli.media(), 0, out -> {});
  }

  private static byte[] fullIntraRequest(Rtcp.FullIntraRequest fir) {
    return feedback(
        RtcpType.FIR,
        RtcpType.PAYLOAD_SPECIFIC_FEEDBACK,
        fir.sender(),
        0,
        8 * fir.targets().size(),
        out ->
            fir.targets()
                .forEach(
                    target -> out.putInt((int) target.ssrc()).putInt(target.sequence() << 24)));
  }

  private static byte[] remb(Rtcp.Remb remb) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(remb.bitsPerSecond());
    int exponent = Math.max(0, bits - REMB_MANTISSA_BITS);
    int mantissa = (int) (remb.bitsPerSecond() >>> exponent);
    int count = remb.ssrcs().size();
    return feedback(
        RtcpType.APPLICATION_LAYER,
        RtcpType.PAYLOAD_SPECIFIC_FEEDBACK,
        remb.sender(),
        0,
        8 + 4 * count,
        out -> {
          out.putInt(RtcpType.REMB);
          out.putInt(count << 24 | exponent << REMB_MANTISSA_BITS | mantissa);
          remb.ssrcs().forEach(ssrc -> out.putInt(ssrc.intValue()));
        });
  }

  private static byte[] transportFeedback(Rtcp.TransportFeedback feedback) {
    byte[] body = TransportFeedbackFormat.write(feedback);
    return feedback(
        RtcpType.TRANSPORT_WIDE,
        RtcpType.TRANSPORT_LAYER_FEEDBACK,
        feedback.sender(),
        feedback.media(),
        wholeWords(body.length),
        out -> out.put(body));
  }

  private static byte[] feedback(
      int format, int type, long sender, long media, int length, Consumer<ByteBuffer> body) {
    return packet(
        format, type, 8 + length, out -> body.accept(out.putInt((int) sender).putInt((int) media)));
  }

  private static byte[] packet(int countOrFormat, int type, int length, Consumer<ByteBuffer> body) {
    if (countOrFormat > 31) {
      throw new IllegalArgumentException(countOrFormat + " parts are too many for one packet");
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + length);
    out.put((byte) (0x80 | countOrFormat)).put((byte) type).putShort((short) (length / 4));
    body.accept(out);
    return out.array();
  }

  private static int wholeWords(int octets) {
    return (octets + 3) / 4 * 4;
  }
}
