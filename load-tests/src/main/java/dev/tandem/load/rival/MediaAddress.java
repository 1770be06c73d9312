package dev.tandem.load.rival;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.Optional;

/** The address at which both servers take media. */
final class MediaAddress {

  private MediaAddress() {}

  /**
   * An address of this machine that is not of the loopback device, which Janus never uses. What is
   * sent to it stays in this machine all the same.
   */
  static String find() throws IOException {
    Optional<String> address =
        NetworkInterface.networkInterfaces()
            .filter(MediaAddress::isUsable)
            .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
            .flatMap(NetworkInterface::inetAddresses)
            .filter(Inet4Address.class::isInstance)
            .map(InetAddress::getHostAddress)
            .findFirst();
    return address.orElseThrow(() ->
        new IOException(
            """
            Janus takes no media on the loopback device, and this machine has no other. Add one:
              ip link add rival0 type dummy
              ip addr add 10.9.0.1/24 dev rival0
              ip link set rival0 up\
            """));
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback();
    } catch (SocketException e) {
      return false;
    }
  }
}
