package dev.tandem.server.media.udp;

/** The port that works everywhere. */
class NioUdpPortTest extends UdpPortSuite {

  @Override
  UdpIo io() {
    return UdpIo.NIO;
  }
}
