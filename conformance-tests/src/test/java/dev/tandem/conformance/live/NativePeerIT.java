package dev.tandem.conformance.live;

import dev.tandem.conformance.probe.Await;
import dev.tandem.conformance.probe.Deadlines;
import dev.tandem.conformance.probe.nativepeer.NativePeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A peer that is no browser plays a pushed stream. */
@ExtendWith(BedExtension.class)
class NativePeerIT {
  @Test
  void seesAndHearsAPushedStream(Bed bed) {
    String stream = bed.name("native");
    bed.publish(1, stream);
    bed.push(1, stream, 2, stream);

    try (NativePeer player = NativePeer.play(bed.server(2).ws(), stream)) {
      Await.value(
          "pictures and sound at the native peer",
          Deadlines.GIVE_UP,
          player::reading,
          reading -> reading.frames() >= 15 && reading.loudest() > 0);
    }
  }
}
