package dev.tandem.load.jmh;

import java.lang.foreign.MemorySegment;

/** Where the packets of all players go. */
interface Exit {

  MemorySegment buffer();

  long place();

  void send(int length, int player);
}
