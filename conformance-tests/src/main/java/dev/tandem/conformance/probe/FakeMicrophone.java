package dev.tandem.conformance.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A WAV file (48 kHz, mono, 16 bit) that Chrome plays as its microphone: syllable-like bursts of a
 * buzzing tone of changing pitch, which noise suppression leaves alone, unlike a steady sine.
 */
public final class FakeMicrophone {
  private static final int RATE = 48_000;
  private static final int SECONDS = 6;
  private static final int HARMONICS = 8;
  private static final double SYLLABLES_PER_SECOND = 3;

  private FakeMicrophone() {}

  /** Writes the file. */
  public static Path write(Path file) {
    int samples = RATE * SECONDS;
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    header(wav, 2 * samples);
    double phase = 0;
    for (int i = 0; i < samples; i++) {
      double seconds = (double) i / RATE;
      double pitch = 140 + 40 * Math.sin(2 * Math.PI * 0.5 * seconds);
      phase += 2 * Math.PI * pitch / RATE;
      double loudness = Math.max(0, Math.sin(2 * Math.PI * SYLLABLES_PER_SECOND * seconds));
      wav.putShort((short) (9000 * loudness * buzz(phase)));
    }
    try {
      return Files.write(file, wav.array());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double buzz(double phase) {
    double sum = 0;
    for (int n = 1; n <= HARMONICS; n++) {
      sum += Math.sin(n * phase) / n;
    }
    return sum / 2;
  }

  private static void header(ByteBuffer wav, int dataLength) {
    wav.put("RIFF".getBytes(US_ASCII));
    wav.putInt(36 + dataLength);
    wav.put("WAVEfmt ".getBytes(US_ASCII));
    wav.putInt(16).putShort((short) 1).putShort((short) 1);
    wav.putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(US_ASCII));
    wav.putInt(dataLength);
  }
}
