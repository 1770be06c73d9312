package dev.tandem.load.measure;

import java.util.List;

/**
 * How the load generator itself fared in an interval: whoever finds a limit has to know whose it
 * is.
 *
 * @param seconds length of the interval
 * @param loopLoads share of the interval in which each loop thread was running on a processor, 0 to
 *     1
 * @param processors processors of this machine
 * @param processLoad processors that this process was using, all threads together
 * @param machineLoad processors of the machine that were in use, by all processes
 * @param stolenRatio share of the interval that the host took away from this machine, 0 to 1
 * @param socketDrops datagrams that the kernel dropped because this process did not read them
 * @param gcPauseMs garbage collection, milliseconds
 */
public record GeneratorFigures(
    double seconds,
    List<Double> loopLoads,
    int processors,
    double processLoad,
    double machineLoad,
    double stolenRatio,
    long socketDrops,
    long gcPauseMs) {

  public GeneratorFigures {
    loopLoads = List.copyOf(loopLoads);
  }
}
