package dev.tandem.load.stream;

import dev.tandem.server.media.api.ReceiveTrack;
import java.util.List;

/** A stream of real encoded media that can be sent again and again. Immutable. */
public interface PreparedStream {

  /** What command lines and reports call it, such as {@code vp8-1500k}. */
  String name();

  /** What its m-lines offer: codecs, payload types, header extensions. */
  List<ReceiveTrack> tracks();
}
