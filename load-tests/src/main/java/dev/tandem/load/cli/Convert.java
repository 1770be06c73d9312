package dev.tandem.load.cli;

import dev.tandem.load.scenario.Amounts;
import dev.tandem.load.scenario.Goal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads option values; what does not fit is told in a sentence. */
final class Convert {
  private Convert() {}

  private static <T> T read(String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }

  static final class Time implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return read(text, Amounts::duration);
    }
  }

  static final class Rate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return read(text, Amounts::perSecond);
    }
  }

  static final class Share implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return read(text, Amounts::share);
    }
  }

  static final class ShareRate implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
      return read(text, Amounts::sharePerSecond);
    }
  }

  static final class AGoal implements ITypeConverter<Goal> {
    @Override
    public Goal convert(String text) {
      return read(text, Goal::of);
    }
  }

  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return Instant.parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'%s' is not a time such as 2026-11-26T10:30:00Z".formatted(text));
      }
    }
  }

  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String text) {
      URI address = read(text, URI::create);
      if (address.getScheme() == null
          || address.getHost() == null
          || !TargetFactory.SCHEMES.contains(address.getScheme())) {
        throw new TypeConversionException(
            "'%s' is not an address such as ws://host:8080/".formatted(text));
      }
      return address;
    }
  }
}
