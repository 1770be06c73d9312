package dev.tandem.conformance.report;

import static dev.tandem.conformance.report.Markup.escape;

import dev.tandem.conformance.verdict.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Make by make: how pushes and pulls from each server to each other one went. */
public final class PairTable {
  /** For people. */
  public static final String HTML = "pairs.html";

  /** For programs. */
  public static final String JSON = "pairs.json";

  private static final List<Integer> WORST_FIRST =
      List.of(RunResult.KIT_FAULT, RunResult.FINDINGS, RunResult.NOTHING_RAN, RunResult.CONFORMANT);

  private final List<String> makes;
  private final List<Cell> cells = new ArrayList<>();

  /** A table of these makes, with no pair yet. */
  public PairTable(List<String> makes) {
    this.makes = makes.stream().map(SafeText::of).toList();
  }

  /** The run of one pair; the folder holds its report. Makes count from 0. */
  public void add(int from, int to, RunResult run, String folder) {
    cells.add(new Cell(from, to, run, folder));
  }

  /** The worst of all pairs. */
  public int exitCode() {
    return cells.stream()
        .map(cell -> cell.run.exitCode())
        .min((a, b) -> Integer.compare(WORST_FIRST.indexOf(a), WORST_FIRST.indexOf(b)))
        .orElse(RunResult.NOTHING_RAN);
  }

  /** The table for a terminal. */
  public String text() {
    int width =
        Math.max(
            makes.stream().mapToInt(name -> name.length() + 5).max().orElse(0),
            cells.stream().mapToInt(cell -> cell.headline().length()).max().orElse(0));
    StringBuilder out = new StringBuilder(pad("", width));
    makes.forEach(name -> out.append("  ").append(pad("to " + name, width)));
    for (int from = 0; from < makes.size(); from++) {
      out.append("\n").append(pad("from " + makes.get(from), width));
      for (int to = 0; to < makes.size(); to++) {
        out.append("  ").append(pad(cell(from, to).map(Cell::headline).orElse("–"), width));
      }
    }
    return out.toString().replaceAll("(?m) +$", "");
  }

  /**
   * Writes pairs.html and pairs.json.
   *
   * @throws IOException if the folder cannot be made or written
   */
  public void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(HTML), html());
    Files.writeString(folder.resolve(JSON), json());
  }

  private String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("exitCode", exitCode());
    all.put("makes", makes);
    all.put("pairs", cells.stream().map(this::fields).toList());
    return JsonMapper.builder()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .build()
        .writeValueAsString(all);
  }

  private Map<String, Object> fields(Cell cell) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("from", makes.get(cell.from));
    fields.put("to", makes.get(cell.to));
    fields.put("exitCode", cell.run.exitCode());
    fields.put("verdict", cell.headline());
    fields.put("detail", cell.verdict().detail());
    fields.put("report", cell.folder + "/" + Reports.JSON);
    return fields;
  }

  private String html() {
    StringBuilder rows = new StringBuilder();
    for (int from = 0; from < makes.size(); from++) {
      rows.append("<tr><th scope=\"row\">from ").append(escape(makes.get(from))).append("</th>");
      for (int to = 0; to < makes.size(); to++) {
        rows.append(cell(from, to).map(Cell::html).orElse("<td>–</td>"));
      }
      rows.append("</tr>\n");
    }
    StringBuilder heads = new StringBuilder();
    makes.forEach(
        name -> heads.append("<th scope=\"col\">to ").append(escape(name)).append("</th>"));
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark">
    <title>Pushes and pulls, make by make</title>
    <style>
    body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
    table { border-collapse: collapse; }
    th, td { border: 1px solid #8888; padding: .6rem .9rem; text-align: left; vertical-align: top; }
    td.good { border-left: .4rem solid #2e7d32; }
    td.bad { border-left: .4rem solid #c62828; }
    td.doubt { border-left: .4rem solid #b26a00; }
    </style>
    </head>
    <body>
    <h1>Pushes and pulls, make by make</h1>
    <p>The server of the row is asked to push to, and to pull from, the server of the column. Each cell leads to its report.</p>
    <table>
    <thead><tr><td></td>%s</tr></thead>
    <tbody>
    %s</tbody>
    </table>
    </body>
    </html>
    """
        .formatted(heads, rows);
  }

  private Optional<Cell> cell(int from, int to) {
    return cells.stream().filter(cell -> cell.from == from && cell.to == to).findFirst();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private record Cell(int from, int to, RunResult run, String folder) {
    Verdict verdict() {
      return Verdict.of(run);
    }

    String headline() {
      return verdict().headline();
    }

    String html() {
      return "<td class=\"%s\"><a href=\"%s\">%s</a><br>%s</td>"
          .formatted(
              verdict().tone().name().toLowerCase(Locale.ROOT),
              escape(folder + "/" + Reports.HTML),
              escape(headline()),
              escape(verdict().detail()));
    }
  }
}
