package dev.tandem.conformance.check;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What went to and fro during one check, in order, with secrets left out. Thread-safe. */
public final class Transcript {
  private static final int LONGEST = 220;
  private static final Pattern SECRET =
      Pattern.compile("(\"(?:authToken|password|sipPassword)\":\")[^\"]*");

  private final long startedNs = System.nanoTime();
  private final List<Event> events = new CopyOnWriteArrayList<>();

  /** Notes one event of this moment. */
  public void add(String text) {
    add(System.nanoTime(), text);
  }

  void add(long atNs, String text) {
    events.add(new Event(atNs, shorten(SECRET.matcher(text).replaceAll("$1…"))));
  }

  /** The last events, oldest first, each with the milliseconds since the check began. */
  public List<String> last(int count) {
    List<Event> all = events.stream().sorted().toList();
    return all.subList(Math.max(0, all.size() - count), all.size()).stream()
        .map(event -> "%6d ms  %s".formatted((event.atNs - startedNs) / 1_000_000, event.text))
        .toList();
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private record Event(long atNs, String text) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      return Long.compare(atNs, other.atNs);
    }
  }
}
