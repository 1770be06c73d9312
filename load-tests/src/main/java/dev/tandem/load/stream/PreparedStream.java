package dev.tandem.load.stream;

import dev.tandem.server.media.api.ReceiveTrack;
import java.util.List;

/** A stream of real encoded media that can be sent again and again. Immutable. */
public interface PreparedStream {

  /**
   * A stream of the library.
   *
   * @throws IllegalArgumentException where there is none of this name; the message lists them
   */
  static PreparedStream named(String name) {
    return Library.named(name);
  }

  /** The names that can be asked for. */
  static List<String> names() {
    return Library.names();
  }

  /** What command lines and reports call it, such as {@code vp8-1500k}. */
  String name();

  /** What its m-lines offer: codecs and payload types. */
  List<ReceiveTrack> tracks();

  /** The media of the m-lines. */
  List<PreparedTrack> media();
}
