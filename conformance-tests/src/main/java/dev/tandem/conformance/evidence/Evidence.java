package dev.tandem.conformance.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What one run of one check leaves behind. Parts are named while the check runs and made only if
 * they are wanted: pictures at the moment the check ends, before anything is closed; texts after
 * all is closed, so that they are whole. Texts are written without secrets and bounded in size; a
 * part that cannot be made says so in its file. Thread-safe.
 */
public final class Evidence {
  /** The transcript's file. */
  public static final String TRANSCRIPT = "transcript.txt";

  /** How the file of a packet log begins; its ending is .csv. */
  public static final String PACKETS = "packets-";

  /** How the file of a statistics timeline begins; its ending is .jsonl. */
  public static final String STATISTICS = "statistics-";

  private static final int MOST_FILES = 64;
  private static final int LONGEST_TEXT = 4_000_000;
  private static final int BIGGEST_PICTURE = 4_000_000;

  private final long startedNs = System.nanoTime();
  private final Map<String, Supplier<String>> texts = new LinkedHashMap<>();
  private final Map<String, Supplier<byte[]>> cameras = new LinkedHashMap<>();
  private final Map<String, byte[]> pictures = new LinkedHashMap<>();

  /** When the check began, on the clock of System.nanoTime; all times are told from there. */
  public long startedNs() {
    return startedNs;
  }

  /** A text file, such as server-1.log; made after the check, a blank text is not written. */
  public synchronized void add(String fileName, Supplier<String> text) {
    texts.put(unused(fileName), text);
  }

  /** A picture of a page (PNG) as it is when the check ends; taken only if evidence is wanted. */
  public synchronized void screenshot(String page, Supplier<byte[]> png) {
    cameras.put(unused(page + ".png"), png);
  }

  /** Offer and answer of one stream, such as publish-1; a blank answer is not written. */
  public void sdp(String stream, String offer, String answer) {
    add(stream + "-offer.sdp", () -> offer);
    add(stream + "-answer.sdp", () -> answer);
  }

  /** A log of the packets of one peer, such as publisher or player. */
  public PacketLog packets(String peer) {
    PacketLog log = new PacketLog(startedNs);
    add(PACKETS + peer + ".csv", log::csv);
    return log;
  }

  /** A timeline of the statistics of one page or peer, such as player. */
  public StatisticsTimeline statistics(String page) {
    StatisticsTimeline timeline = new StatisticsTimeline(startedNs);
    add(STATISTICS + page + ".jsonl", timeline::jsonLines);
    return timeline;
  }

  /** Takes the pictures; call it before the pages are closed. */
  public synchronized void takePictures() {
    cameras.forEach((name, camera) -> {
      try {
        byte[] png = camera.get();
        if (png.length <= BIGGEST_PICTURE) {
          pictures.put(name, png);
        } else {
          texts.put(
              name + ".txt", () -> "the picture has %d bytes, too many".formatted(png.length));
        }
      } catch (RuntimeException e) {
        texts.put(name + ".txt", () -> "no picture: " + e);
      }
    });
    cameras.clear();
  }

  /** Writes everything into a folder, which is made. */
  public synchronized void write(Path folder, KnownSecrets secrets) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, Supplier<String>> text : texts.entrySet()) {
      String content = Bounded.middleOut(secrets.redact(made(text.getValue())), LONGEST_TEXT);
      if (!content.isBlank()) {
        Files.write(folder.resolve(text.getKey()), content.getBytes(StandardCharsets.UTF_8));
      }
    }
    for (Map.Entry<String, byte[]> picture : pictures.entrySet()) {
      Files.write(folder.resolve(picture.getKey()), picture.getValue());
    }
  }

  private static String made(Supplier<String> text) {
    try {
      return text.get();
    } catch (RuntimeException e) {
      return "could not be made: " + e + "\n";
    }
  }

  private String unused(String fileName) {
    String name = fileName.replaceAll("[^A-Za-z0-9._-]", "-");
    if (texts.size() + cameras.size() >= MOST_FILES) {
      return "the-last.txt";
    }
    int dot = name.lastIndexOf('.');
    String next = name;
    for (int i = 2; texts.containsKey(next) || cameras.containsKey(next); i++) {
      next = "%s-%d%s".formatted(name.substring(0, dot), i, name.substring(dot));
    }
    return next;
  }
}
