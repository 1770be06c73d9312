package dev.tandem.conformance.probe.packet;

import java.util.List;
import java.util.function.IntFunction;

/** The payloads of one video frame in a codec's packet format. */
interface VideoPayloads {
  /** The next frame's payloads; {@code stamp} gives the stamp of the packet with that number. */
  List<byte[]> frame(boolean keyFrame, IntFunction<byte[]> stamp);
}
