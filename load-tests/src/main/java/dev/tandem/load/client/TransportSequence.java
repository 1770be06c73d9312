package dev.tandem.load.client;

/** Numbers the packets of a transport (draft-holmer-rmcat-transport-wide-cc-extensions-01). */
final class TransportSequence {
  private int last;

  int next() {
    last = last + 1 & 0xffff;
    return last;
  }
}
