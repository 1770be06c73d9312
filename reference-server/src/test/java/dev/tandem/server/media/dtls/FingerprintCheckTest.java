package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which certificates the announced fingerprints let in. */
class FingerprintCheckTest {
  private static final byte[] CERTIFICATE = "certificate".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] OTHER = "another".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @ValueSource(strings = {"sha-256", "sha-384", "sha-512"})
  void letsInTheAnnouncedCertificate(String algorithm) {
    Fingerprint announced = FingerprintCheck.of(algorithm, CERTIFICATE);

    assertThat(problem(CERTIFICATE, announced)).isNull();
    assertThat(problem(OTHER, announced))
        .startsWith("The peer's certificate has the " + algorithm + " fingerprint ")
        .endsWith("but its signalling announced " + announced.value() + ".");
  }

  @Test
  void doesNotMindTheCaseOfNamesAndDigits() {
    Fingerprint announced = FingerprintCheck.of("sha-256", CERTIFICATE);
    String value = announced.value().toLowerCase(Locale.ROOT);

    assertThat(problem(CERTIFICATE, new Fingerprint("SHA-256", value))).isNull();
  }

  @Test
  void letsInAnyOneOfSeveralWithTheSameHash() {
    assertThat(
            problem(
                CERTIFICATE,
                FingerprintCheck.of("sha-256", OTHER),
                FingerprintCheck.of("sha-256", CERTIFICATE)))
        .isNull();
  }

  @Test
  void goesByTheStrongestHashAlone() {
    assertThat(
            problem(
                CERTIFICATE,
                FingerprintCheck.of("sha-256", CERTIFICATE),
                FingerprintCheck.of("sha-512", OTHER)))
        .contains("sha-512");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-1", "md5", ""})
  void refusesHashesThatAreTooWeakOrUnknown(String algorithm) {
    assertThat(problem(CERTIFICATE, new Fingerprint(algorithm, "00:11")))
        .isEqualTo("None of the announced fingerprints uses sha-256, sha-384 or sha-512.");
  }

  @Test
  void refusesEveryCertificateWhenNoneWasAnnounced() {
    assertThat(problem(CERTIFICATE)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no digits", "0", "00:1", "AABB"})
  void refusesAMalformedFingerprint(String value) {
    assertThat(problem(CERTIFICATE, new Fingerprint("sha-256", value))).isNotNull();
  }

  private static @Nullable String problem(byte[] certificate, Fingerprint... accepted) {
    return new FingerprintCheck(List.of(accepted)).problemWith(certificate);
  }
}
