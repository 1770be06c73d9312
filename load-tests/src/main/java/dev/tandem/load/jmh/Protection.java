package dev.tandem.load.jmh;

import dev.tandem.server.media.rtp.PlainText;

/** Makes SRTP packets for one player. */
interface Protection {

  /** Protects a header and a text into the place where the packet leaves; returns its length. */
  int protect(byte[] header, int offset, int length, PlainText text);

  /** One for each player. */
  interface Maker {
    Protection make(int ssrc);
  }
}
