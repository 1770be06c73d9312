package dev.tandem.load.scenario;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every figure of a load run: its name in goals, in JSON and on the page, its unit, and what it
 * means.
 */
public enum Metric {
  DELAY_P50(
      "p50",
      Unit.MS,
      Better.LOW,
      "forward delay, median",
      "From the moment a publisher sends a packet to the moment a player has it: half of all"
          + " packets are faster."),
  DELAY_P90("p90", Unit.MS, Better.LOW, "forward delay, 90 %", "Nine of ten packets are faster."),
  DELAY_P99("p99", Unit.MS, Better.LOW, "forward delay, 99 %", "99 of 100 packets are faster."),
  DELAY_P999(
      "p99.9", Unit.MS, Better.LOW, "forward delay, 99.9 %", "999 of 1,000 packets are faster."),
  DELAY_MAX("max", Unit.MS, Better.LOW, "forward delay, largest", "No packet was slower."),
  LOSS(
      "loss",
      Unit.PERCENT,
      Better.LOW,
      "loss",
      "Packets that were missing at players, of those that they should have had."),
  JITTER(
      "jitter",
      Unit.MS,
      Better.LOW,
      "jitter",
      "Interarrival jitter (RFC 3550), mean of all players."),
  FREEZES(
      "freezes",
      Unit.COUNT,
      Better.LOW,
      "freezes",
      "Times that pictures stood still, at players that check everything."),
  FREEZES_WORST(
      "freezes-worst",
      Unit.COUNT,
      Better.LOW,
      "freezes of one player",
      "Most freezes that one player had, since it joined."),
  CORRUPT(
      "corrupt",
      Unit.COUNT,
      Better.LOW,
      "corrupt packets",
      "Packets whose authentication tag, payload or place was wrong, at players that check."),
  PACKETS(
      "packets",
      Unit.PER_SECOND,
      Better.HIGH,
      "packets to players",
      "Packets that players received in a second."),
  BIT_RATE(
      "bitrate",
      Unit.MBIT_PER_SECOND,
      Better.HIGH,
      "bit rate to players",
      "RTP octets that players received in a second."),
  NACKS("nacks", Unit.COUNT, Better.LOW, "NACKs", "Packets that players asked for again."),
  PLIS("plis", Unit.COUNT, Better.LOW, "PLIs", "Key frames that players asked for."),
  JOIN_P50(
      "join",
      Unit.MS,
      Better.LOW,
      "time to PLAYING, median",
      "From the wish to play to the server's word that it plays."),
  JOIN_P99("join-p99", Unit.MS, Better.LOW, "time to PLAYING, 99 %", "99 of 100 are faster."),
  PICTURE_P50(
      "picture",
      Unit.MS,
      Better.LOW,
      "time to picture, median",
      "From the wish to play to the first whole key frame."),
  PICTURE_P99("picture-p99", Unit.MS, Better.LOW, "time to picture, 99 %", "99 of 100 are faster."),
  PUSH(
      "push",
      Unit.MS,
      Better.LOW,
      "push to first frame, median",
      "From the request to push to the first whole key frame on the second server."),
  FAILED(
      "failed",
      Unit.PERCENT,
      Better.LOW,
      "failed players",
      "Players that the server refused, or ended of its own accord."),
  CHROME_PICTURES(
      "chrome-pictures",
      Unit.PER_SECOND,
      Better.HIGH,
      "pictures of Chrome",
      "Pictures that a real Chrome among the players decoded in a second."),
  CHROME_FREEZES(
      "chrome-freezes",
      Unit.COUNT,
      Better.LOW,
      "freezes of Chrome",
      "Times that its picture stood still, as it counts them."),
  CHROME_LOST(
      "chrome-lost",
      Unit.COUNT,
      Better.LOW,
      "packets that Chrome lost",
      "Video packets that never came to it."),
  CPU("cpu", Unit.CORES, Better.LOW, "processor of the server", "Cores that the server kept busy."),
  CPU_PER_PACKET(
      "cpu-per-packet",
      Unit.US,
      Better.LOW,
      "processor per packet",
      "Time of the server's processors, user and system, for each packet to a player."),
  CPU_USER_PER_PACKET(
      "user-per-packet",
      Unit.US,
      Better.LOW,
      "of this in user mode",
      "The part that the server itself spent."),
  CPU_SYSTEM_PER_PACKET(
      "system-per-packet",
      Unit.US,
      Better.LOW,
      "of this in the system",
      "The part that the kernel spent for it."),
  PACKETS_PER_CPU(
      "packets-per-cpu",
      Unit.PER_CPU_SECOND,
      Better.HIGH,
      "packets per CPU second",
      "Packets to players for each second that one core of the server was busy."),
  MEMORY("memory", Unit.MB, Better.LOW, "memory of the server", "Resident memory, largest."),
  MEMORY_PER_PLAYER(
      "memory-per-player",
      Unit.KB,
      Better.LOW,
      "memory per player",
      "Resident memory above the empty server's, by player; after a garbage collection where it is"
          + " a JVM."),
  HEAP_PER_PLAYER(
      "heap-per-player",
      Unit.KB,
      Better.LOW,
      "of this on the heap",
      "Live objects of the JVM, by player."),
  GC_SHARE(
      "gc",
      Unit.PERCENT,
      Better.LOW,
      "garbage collection",
      "Share of the time for which the JVM stood still for it."),
  THREADS("threads", Unit.COUNT, Better.LOW, "threads of the server", "Most at one time."),
  SOCKETS("sockets", Unit.COUNT, Better.LOW, "sockets of the server", "Most at one time."),
  SERVER_DROPS(
      "server-drops",
      Unit.COUNT,
      Better.LOW,
      "drops at the server's sockets",
      "Datagrams that found the server's receive buffers full."),
  SOFTIRQ(
      "softirq",
      Unit.CORES,
      Better.LOW,
      "softirq of the machine",
      "Cores that the kernel kept busy with packets outside of any process."),
  MACHINE(
      "machine",
      Unit.PERCENT,
      Better.LOW,
      "load of the generator's machine",
      "Share of all its processors that were busy with anything."),
  STOLEN(
      "stolen",
      Unit.PERCENT,
      Better.LOW,
      "stolen time",
      "Share of the time that the host gave to other guests than this machine."),
  GENERATOR_CPU(
      "generator-cpu",
      Unit.PERCENT,
      Better.LOW,
      "busiest loop of the generator",
      "Share of the time for which the busiest thread of the generator was on a processor."),
  LATE_SENDS(
      "late",
      Unit.PERCENT,
      Better.LOW,
      "late sends of the generator",
      "Sends of publishers that were more than 5 ms behind their pace."),
  GENERATOR_DROPS(
      "generator-drops",
      Unit.COUNT,
      Better.LOW,
      "drops at the generator's sockets",
      "Datagrams that found the generator's receive buffers full.");

  /** The unit that a figure is written in. */
  public enum Unit {
    MS("ms"),
    US("µs"),
    PERCENT("%"),
    COUNT(""),
    PER_SECOND("/s"),
    PER_CPU_SECOND("/s"),
    MBIT_PER_SECOND("Mbit/s"),
    CORES("cores"),
    MB("MB"),
    KB("kB");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }
  }

  /** Which direction is an improvement. */
  public enum Better {
    LOW,
    HIGH
  }

  private final String id;
  private final Unit unit;
  private final Better better;
  private final String title;
  private final String meaning;

  Metric(String id, Unit unit, Better better, String title, String meaning) {
    this.id = id;
    this.unit = unit;
    this.better = better;
    this.title = title;
    this.meaning = meaning;
  }

  /** The name in goals and in JSON. */
  public String id() {
    return id;
  }

  public Unit unit() {
    return unit;
  }

  public Better better() {
    return better;
  }

  public String title() {
    return title;
  }

  public String meaning() {
    return meaning;
  }

  /** The figure of this name. */
  public static Optional<Metric> of(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
  }
}
