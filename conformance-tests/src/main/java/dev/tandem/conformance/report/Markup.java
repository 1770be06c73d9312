package dev.tandem.conformance.report;

/** Escapes text for HTML and XML, in elements and in quoted attributes. */
final class Markup {
  private Markup() {}

  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  /** The same for XML attributes, in which a parser would turn line ends into spaces. */
  static String attribute(String text) {
    return escape(text).replace("\n", "&#10;").replace("\t", "&#9;");
  }
}
