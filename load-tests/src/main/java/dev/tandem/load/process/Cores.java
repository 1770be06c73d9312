package dev.tandem.load.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Processors of this machine, by number. A server and a load generator on one machine get some
 * each, so that neither takes the other's time.
 *
 * @param numbers which; none: any of them
 */
public record Cores(List<Integer> numbers) {
  private static final Path TASKSET = Path.of("/usr/bin/taskset");

  /** All cores that there are, for a process that is held to none. */
  public static final Cores ANY = new Cores(List.of());

  public Cores {
    numbers = List.copyOf(numbers);
  }

  /** The first so many cores of those given. */
  Cores first(int count) {
    return new Cores(numbers.subList(0, count));
  }

  /** All but the first so many. */
  Cores after(int count) {
    return new Cores(numbers.subList(count, numbers.size()));
  }

  /** Those that a process may use (proc(5), status); none where the system does not tell. */
  public static Cores allowedFor(ProcFs proc, String process) {
    return proc.lines(process, "status").stream()
        .filter(line -> line.startsWith("Cpus_allowed_list:"))
        .findFirst()
        .map(line -> parse(line.substring(line.indexOf(':') + 1)))
        .orElse(ANY);
  }

  /** Reads a list such as 0-3,8. */
  static Cores parse(String list) {
    return new Cores(
        Arrays.stream(list.strip().split(",", -1)).flatMapToInt(Cores::range).boxed().toList());
  }

  private static IntStream range(String part) {
    String[] ends = part.split("-", -1);
    return IntStream.rangeClosed(
        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }

  /** Whether no core is in both; cores that are not known are taken for the same. */
  public boolean areApartFrom(Cores other) {
    return !numbers.isEmpty()
        && !other.numbers.isEmpty()
        && numbers.stream().noneMatch(other.numbers::contains);
  }

  /** As taskset reads them; empty: any. */
  public String list() {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /**
   * How the cores of this machine are shared.
   *
   * @param server the server's
   * @param second the second server's, where there is one
   * @param generator the load generator's
   */
  public record Split(Cores server, Cores second, Cores generator) {
    /** Everybody may use all of them. */
    public static final Split NONE = new Split(ANY, ANY, ANY);

    /** What this process may use: shared by everybody, or split. */
    public static Split ofThisProcess(ProcFs proc, boolean shared, int servers) {
      return shared ? NONE : of(allowedFor(proc, "self"), servers);
    }

    /**
     * Gives the server half of the cores, a second one (where wanted) a part of that half, and the
     * generator the rest. One core, or a system without taskset, cannot be shared.
     */
    public static Split of(Cores all, int servers) {
      int count = all.numbers().size();
      if (count < 2 || !Files.isExecutable(TASKSET)) {
        return NONE;
      }
      Cores half = all.first(count / 2);
      Cores rest = all.after(count / 2);
      if (servers < 2) {
        return new Split(half, ANY, rest);
      }
      int first = Math.max(1, half.numbers().size() / 2);
      Cores second = half.numbers().size() > first ? half.after(first) : half;
      return new Split(half.first(first), second, rest);
    }
  }
}
