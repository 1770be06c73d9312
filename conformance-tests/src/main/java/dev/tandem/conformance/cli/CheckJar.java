package dev.tandem.conformance.cli;

import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code java -jar tandem-check.jar run …} starts: the same as {@code ./tandem check run …}.
 */
public final class CheckJar {
  private CheckJar() {}

  public static void main(String[] args) {
    TandemKit.main(
        Stream.concat(Stream.of("check"), List.of(args).stream()).toArray(String[]::new));
  }
}
