package dev.tandem.conformance.probe.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** RFC 3711, appendix B.3. */
class KeyDerivationTest {
  private static final byte[] MASTER_KEY = Hex.octets("E1F97A0D3E018BE0D64FA32C06DE4139");
  private static final byte[] MASTER_SALT = Hex.octets("0EC675AD498AFEEBB6960B3AABE6");

  @Test
  void derivesTheEncryptionKeyOfTheRfc() {
    assertThat(KeyDerivation.derive(MASTER_KEY, MASTER_SALT, KeyDerivation.RTP_ENCRYPTION, 16))
        .isEqualTo(Hex.octets("C61E7A93744F39EE10734AFE3FF7A087"));
  }

  @Test
  void derivesTheSaltOfTheRfc() {
    assertThat(KeyDerivation.derive(MASTER_KEY, MASTER_SALT, KeyDerivation.RTP_SALT, 14))
        .isEqualTo(Hex.octets("30CBBC08863D8C85D49DB34A9AE1"));
  }

  @Test
  void derivesTheAuthenticationKeyOfTheRfc() {
    assertThat(KeyDerivation.derive(MASTER_KEY, MASTER_SALT, KeyDerivation.RTP_AUTHENTICATION, 94))
        .isEqualTo(
            Hex.octets(
                "CEBE321F6FF7716B6FD4AB49AF256A15",
                "6D38BAA48F0A0ACF3C34E2359E6CDBCE",
                "E049646C43D9327AD175578EF7227098",
                "6371C10C9A369AC2F94A8C5FBCDDDC25",
                "6D6E919A48B610EF17C2041E47403576",
                "6B68642C59BBFC2F34DB60DBDFB2"));
  }

  @Test
  void splitsTheExportedBlockIntoKeysOfClientAndServer() {
    SrtpProfile profile = SrtpProfile.AEAD_AES_128_GCM;
    byte[] exported = new byte[profile.exportLength()];
    for (int i = 0; i < exported.length; i++) {
      exported[i] = (byte) i;
    }

    SrtpKeys client = SrtpKeys.ofClient(profile, exported);
    SrtpKeys server = SrtpKeys.ofServer(profile, exported);

    assertThat(client.masterKey()).startsWith(0).hasSize(16);
    assertThat(server.masterKey()).startsWith(16).hasSize(16);
    assertThat(client.masterSalt()).startsWith(32).hasSize(12);
    assertThat(server.masterSalt()).startsWith(44).hasSize(12);
  }

  @Test
  void refusesKeysOfAnotherProfile() {
    assertThatThrownBy(() -> new SrtpKeys(SrtpProfile.AEAD_AES_256_GCM, new byte[16], new byte[12]))
        .hasMessage("the master key has 16 octets, not 32");
  }
}
