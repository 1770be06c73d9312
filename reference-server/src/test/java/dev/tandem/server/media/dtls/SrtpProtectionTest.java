package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SrtpProtectionTest {
  private static final int GCM_128 = SrtpProtection.AEAD_AES_128_GCM.value();
  private static final int CM_SHA1 = SrtpProtection.AES128_CM_HMAC_SHA1_80.value();

  @Test
  void theBestOfWhatBothSidesWantIsTaken() {
    int[] offered = {CM_SHA1, GCM_128};

    assertThat(SrtpProtection.bestOf(SrtpProtection.all(), offered))
        .isEqualTo(SrtpProtection.AEAD_AES_128_GCM);
  }

  @Test
  void whatThisSideDoesNotWantIsNotTaken() {
    int[] offered = {CM_SHA1, GCM_128};

    assertThat(SrtpProtection.bestOf(new int[] {CM_SHA1}, offered))
        .isEqualTo(SrtpProtection.AES128_CM_HMAC_SHA1_80);
    assertThat(SrtpProtection.bestOf(new int[] {CM_SHA1}, new int[] {GCM_128})).isNull();
  }
}
