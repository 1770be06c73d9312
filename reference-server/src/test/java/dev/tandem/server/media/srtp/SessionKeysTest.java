package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Key derivation against RFC 3711, appendix B.3. */
class SessionKeysTest {
  private static final byte[] MASTER_KEY = Hex.octets("E1F97A0D3E018BE0D64FA32C06DE4139");
  private static final byte[] MASTER_SALT = Hex.octets("0EC675AD498AFEEBB6960B3AABE6");

  @Test
  void derivesTheKeysOfTheRfc() {
    SessionKeys keys = derive(PacketKind.RTP);

    assertThat(keys.encryptionKey()).isEqualTo(Hex.octets("C61E7A93744F39EE10734AFE3FF7A087"));
    assertThat(keys.salt()).isEqualTo(Hex.octets("30CBBC08863D8C85D49DB34A9AE1"));
    assertThat(keys.authenticationKey())
        .isEqualTo(Hex.octets("CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4"));
  }

  @Test
  void derivesTheWholeAuthenticationKeyStreamOfTheRfc() {
    assertThat(SessionKeys.keyStream(MASTER_KEY, MASTER_SALT, 1, 94))
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
  void derivesOtherKeysForControlPackets() {
    SessionKeys rtp = derive(PacketKind.RTP);
    SessionKeys rtcp = derive(PacketKind.RTCP);

    assertThat(rtcp.encryptionKey())
        .isEqualTo(SessionKeys.keyStream(MASTER_KEY, MASTER_SALT, 3, 16))
        .isNotEqualTo(rtp.encryptionKey());
    assertThat(rtcp.authenticationKey())
        .isEqualTo(SessionKeys.keyStream(MASTER_KEY, MASTER_SALT, 4, 20));
    assertThat(rtcp.salt()).isEqualTo(SessionKeys.keyStream(MASTER_KEY, MASTER_SALT, 5, 14));
  }

  @Test
  void refusesAKeyOrSaltOfAnotherLength() {
    assertThatThrownBy(() ->
            SessionKeys.derive(
                SrtpProfile.AEAD_AES_256_GCM, PacketKind.RTP, MASTER_KEY, new byte[12]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The master key has 16 octets instead of 32");
    assertThatThrownBy(() ->
            SessionKeys.derive(
                SrtpProfile.AEAD_AES_128_GCM, PacketKind.RTP, MASTER_KEY, MASTER_SALT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The master salt has 14 octets instead of 12");
  }

  private static SessionKeys derive(PacketKind kind) {
    return SessionKeys.derive(SrtpProfile.AES128_CM_HMAC_SHA1_80, kind, MASTER_KEY, MASTER_SALT);
  }
}
