package dev.tandem.load.report;

import static dev.tandem.load.report.Markup.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The frame of every page: one file that needs nothing else and runs no script. */
final class HtmlPage {
  private HtmlPage() {}

  static String of(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escape(title), css(), body);
  }

  static void fact(StringBuilder out, String name, String value) {
    out.append("<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(escape(name), escape(value)));
  }

  private static String css() {
    try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("load.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
