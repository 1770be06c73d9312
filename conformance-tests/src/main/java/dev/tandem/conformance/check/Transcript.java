package dev.tandem.conformance.check;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** What went to and fro during one check, in order: &gt; is sent, &lt; received. Thread-safe. */
public final class Transcript {
  private static final int LONGEST_SHOWN = 220;

  private final long startedNs;
  private final List<Event> events = new CopyOnWriteArrayList<>();

  Transcript(long startedNs) {
    this.startedNs = startedNs;
  }

  /** Notes one event of this moment. */
  public void add(String text) {
    add(System.nanoTime(), text);
  }

  /** Notes one event of that moment on the clock of System.nanoTime. */
  public void add(long atNs, String text) {
    events.add(new Event(atNs, text, text));
  }

  /** Notes one event of this moment, in short for a failure card and whole for the evidence. */
  void add(String text, String whole) {
    events.add(new Event(System.nanoTime(), text, whole));
  }

  /** The last events, oldest first and shortened, each with the milliseconds since the start. */
  public List<String> last(int count) {
    List<Event> all = events.stream().sorted().toList();
    return all.subList(Math.max(0, all.size() - count), all.size()).stream()
        .map(event -> "%6d ms  %s".formatted(event.ms(startedNs), shorten(event.text)))
        .toList();
  }

  /** Every event whole, one after the other, each with the milliseconds since the start. */
  public String whole() {
    StringBuilder out = new StringBuilder();
    events.stream()
        .sorted()
        .forEach(event ->
            out.append(
                String.format(
                    Locale.ROOT, "%10.3f ms  %s%n", (event.atNs - startedNs) / 1e6, event.whole)));
    return out.toString();
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }

  private record Event(long atNs, String text, String whole) implements Comparable<Event> {
    long ms(long startedNs) {
      return (atNs - startedNs) / 1_000_000;
    }

    @Override
    public int compareTo(Event other) {
      return Long.compare(atNs, other.atNs);
    }
  }
}
