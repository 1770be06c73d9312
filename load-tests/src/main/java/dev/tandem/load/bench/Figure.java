package dev.tandem.load.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that was measured.
 *
 * @param what the benchmark
 * @param parameters its parameters
 * @param nsPerPacket nanoseconds for each packet (out), the best of several rounds
 * @param bytesPerPacket octets allocated for each packet, or -1 where that is not known
 */
record Figure(
    String what, Map<String, String> parameters, double nsPerPacket, double bytesPerPacket) {

  Figure {
    parameters = new TreeMap<>(parameters);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** What it is found by in another result. */
  String key() {
    return what + parameters;
  }
}
