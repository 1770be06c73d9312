package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which library serves peers. */
class PacketCiphersTest {

  @Test
  void aFreeChoiceNamesALibraryForEachProfileAndWhatWasMeasured() {
    PacketCiphers ciphers = PacketCiphers.choose(PacketCiphers.AUTO, System::nanoTime);

    assertThat(ciphers.libraries()).hasSize(SrtpProfile.values().length);
    assertThat(ciphers.libraries().values()).isSubsetOf(PacketCiphers.names());
    assertThat(ciphers.findings())
        .hasSize(SrtpProfile.values().length)
        .allSatisfy(finding -> assertThat(finding).contains("jdk ").contains(" ns"));
  }

  @Test
  void thePlatformsCiphersCanBeAskedForOnEveryMachine() {
    PacketCiphers ciphers = PacketCiphers.choose("jdk", System::nanoTime);

    assertThat(ciphers.libraries().values()).containsOnly("jdk");
    assertThat(ciphers.findings()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.tandem.server.media.srtp.NativeLibraries#present")
  void aLibraryThatIsThereCanBeAskedFor(CipherSource library) {
    PacketCiphers ciphers = PacketCiphers.choose(library.name(), System::nanoTime);

    assertThat(ciphers.libraries())
        .containsEntry("aead_aes_128_gcm", library.name())
        .containsEntry("aead_aes_256_gcm", library.name());
  }

  @Test
  void aLibraryThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() {
    assertThatThrownBy(() -> PacketCiphers.choose("abacus", System::nanoTime))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("abacus")
        .hasMessageContaining("jdk");
  }

  @Test
  void aCipherThatDoesWrongIsFoundOut() {
    assertThat(CipherCheck.passes(new JdkPacketCiphers(), SrtpProfile.AEAD_AES_128_GCM)).isTrue();
    assertThat(CipherCheck.passes(swapped(), SrtpProfile.AEAD_AES_128_GCM)).isFalse();
  }

  /** Takes RTP for RTCP, so that only the packets with a trailer differ from what is right. */
  private static PacketCipherProvider swapped() {
    return (profile, kind, keys) -> new JdkPacketCiphers().create(profile, PacketKind.RTP, keys);
  }
}
