import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs google-java-format over every Java file of the project: {@code check} lists the files that
 * differ and fails, {@code write} rewrites them.
 */
final class FormatSources {
  public static void main(String[] args) throws IOException, FormatterException {
    boolean write = args[0].equals("write");
    Path root = Path.of(args[1]).normalize();
    var formatter = new Formatter();
    var different = new ArrayList<Path>();
    for (Path file : javaFiles(root)) {
      String before = Files.readString(file);
      String after = formatted(formatter, file, before);
      if (!after.equals(before)) {
        different.add(root.relativize(file));
        if (write) {
          Files.writeString(file, after);
        }
      }
    }
    different.forEach(
        file -> System.out.println((write ? "formatted " : "not formatted: ") + file));
    if (!write && !different.isEmpty()) {
      System.out.println("Run ./tandem format and commit the result.");
      System.exit(1);
    }
  }

  private static String formatted(Formatter formatter, Path file, String source)
      throws FormatterException {
    try {
      return formatter.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      System.out.println(file + " cannot be parsed:");
      throw e;
    }
  }

  private static List<Path> javaFiles(Path root) throws IOException {
    try (var modules = Files.list(root)) {
      var files = new ArrayList<Path>();
      for (Path module : modules.sorted().toList()) {
        Path sources = module.endsWith("tools") ? module : module.resolve("src");
        if (Files.isDirectory(sources)) {
          try (var tree = Files.walk(sources)) {
            tree.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
          }
        }
      }
      return files;
    }
  }
}
