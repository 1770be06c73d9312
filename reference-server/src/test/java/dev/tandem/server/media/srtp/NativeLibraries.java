package dev.tandem.server.media.srtp;

import java.util.Optional;
import java.util.stream.Stream;

/** The native libraries that are on this machine. */
final class NativeLibraries {

  private NativeLibraries() {}

  static Stream<CipherSource> present() {
    return Stream.of(IpsecMb.source(), BoringSsl.source(), OpenSsl.source())
        .flatMap(Optional::stream);
  }

  static Optional<CipherSource> named(String name) {
    return present().filter(library -> library.name().equals(name)).findFirst();
  }
}
