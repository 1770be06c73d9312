package dev.tandem.conformance.bench;

/**
 * One thing that was measured of this machine.
 *
 * @param factor how much longer than usual things take here, at least 1
 * @param fit whether the machine is good enough in this
 * @param words what was measured, such as "UDP on loopback: 0 of 400 lost, 0.1 ms"
 */
public record BenchReading(double factor, boolean fit, String words) {
  static BenchReading of(double factor, double mostFactor, String words) {
    return new BenchReading(Math.max(1, factor), factor <= mostFactor, words);
  }
}
