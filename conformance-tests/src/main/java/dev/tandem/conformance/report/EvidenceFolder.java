package dev.tandem.conformance.report;

import dev.tandem.conformance.evidence.Evidence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The evidence of one check, read back to be shown.
 *
 * @param path of the folder, relative to the report
 */
record EvidenceFolder(String path, List<Part> files, List<Plot> plots, List<Picture> pictures) {
  /** Nothing. */
  static final EvidenceFolder NONE = new EvidenceFolder("", List.of(), List.of(), List.of());

  private static final int MOST_PLOTS = 8;
  private static final int MOST_PICTURES = 4;

  /** One file. */
  record Part(String name, long bytes) {}

  /** A picture of a page, PNG as it was taken. */
  record Picture(String name, Path png) {}

  EvidenceFolder {
    files = List.copyOf(files);
    plots = List.copyOf(plots);
    pictures = List.copyOf(pictures);
  }

  /** Reads the folder below that of the reports; nothing if it is not there. */
  static EvidenceFolder read(Path reports, String path) {
    Path folder = reports.resolve(path);
    if (!Files.isDirectory(folder)) {
      return NONE;
    }
    List<Part> files = new ArrayList<>();
    List<Plot> plots = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        String name = file.getFileName().toString();
        files.add(new Part(name, Files.size(file)));
        if (name.endsWith(".png") && pictures.size() < MOST_PICTURES) {
          pictures.add(new Picture(name.replace(".png", ""), file));
        } else if (plots.size() < MOST_PLOTS) {
          plots.addAll(plots(name, file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EvidenceFolder(path, files, plots, pictures);
  }

  private static List<Plot> plots(String name, Path file) throws IOException {
    if (name.startsWith(Evidence.STATISTICS) && name.endsWith(".jsonl")) {
      return StatisticsPlots.of(subject(name, Evidence.STATISTICS), Files.readString(file));
    }
    if (name.startsWith(Evidence.PACKETS) && name.endsWith(".csv")) {
      return PacketPlots.of(subject(name, Evidence.PACKETS), Files.readString(file));
    }
    return List.of();
  }

  private static String subject(String name, String prefix) {
    return name.substring(prefix.length(), name.lastIndexOf('.'));
  }
}
