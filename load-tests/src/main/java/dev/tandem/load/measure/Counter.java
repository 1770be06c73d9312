package dev.tandem.load.measure;

import java.util.Locale;

/** What is counted, over all clients of an engine. */
public enum Counter {
  /** RTP packets that publishers sent, retransmissions included. */
  PACKETS_SENT,
  /** Octets of these. */
  OCTETS_SENT,
  /** Packets that publishers sent again, asked by NACK. */
  PACKETS_SENT_AGAIN,
  /** Packets that servers asked of publishers by NACK. */
  NACKS_RECEIVED,
  /** Key frames that servers asked of publishers by PLI or FIR. */
  KEY_FRAME_REQUESTS_RECEIVED,
  /** RTP packets that players received, retransmissions included. */
  PACKETS_RECEIVED,
  /** Octets of these. */
  OCTETS_RECEIVED,
  /** Packets that came as retransmissions (RTX, or once more) and were missing. */
  PACKETS_RECOVERED,
  /** Packets that players never got, by sequence numbers. */
  PACKETS_LOST,
  /** Packets that came after one with a higher sequence number. */
  PACKETS_REORDERED,
  /** Packets that came twice. */
  PACKETS_DUPLICATED,
  /** Packets that players dropped themselves, to play loss. */
  PACKETS_DROPPED_ON_PURPOSE,
  /** Packets that were decrypted and checked. */
  PACKETS_CHECKED,
  /** Packets whose authentication tag was wrong. */
  PACKETS_NOT_AUTHENTIC,
  /** Packets whose payload is not one of the stream. */
  PACKETS_ALTERED,
  /** Packets that did not come behind the one that was sent before them. */
  PACKETS_MISPLACED,
  /** Whole video frames, seen by players that check. */
  FRAMES,
  /** Whole key frames, seen by players that check. */
  KEY_FRAMES,
  /** Freezes (W3C webrtc-stats, freezeCount), seen by players that check. */
  FREEZES,
  /** Packets that players asked for by NACK. */
  NACKS_SENT,
  /** Key frames that players asked for. */
  PLIS_SENT;

  /** Its name in reports. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
