package dev.tandem.server.media.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IceRecordsTest {

  @Test
  void randomCredentialsAreIceCharsAndDiffer() {
    Random random = new Random(1);
    Set<IceCredentials> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      IceCredentials credentials = IceCredentials.random(random);
      assertThat(credentials.ufrag()).matches("[A-Za-z0-9+/]{8}");
      assertThat(credentials.password()).matches("[A-Za-z0-9+/]{24}");
      assertThat(seen.add(credentials)).isTrue();
    }
  }

  @Test
  void credentialsKeepThePasswordOutOfLogs() {
    assertThat(new IceCredentials("ufrag", "secret")).hasToString("IceCredentials[ufrag=ufrag]");
  }

  @Test
  void credentialsThatDoNotFitAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IceCredentials("ufrag", ""))
        .withMessage("ice-pwd has 0 characters, expected 1 to 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IceCredentials("u".repeat(257), "password"))
        .withMessage("ice-ufrag has 257 characters, expected 1 to 256");
  }

  @Test
  void unresolvedAddressIsRefused() {
    InetSocketAddress name = InetSocketAddress.createUnresolved("example.org", 1);
    assertThatIllegalArgumentException().isThrownBy(() -> IceAddress.udp(name));
  }

  @Test
  void timeoutsArePositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new IceTimeouts(1, 1, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new IceTimeouts(0, 1, 1, 1));
  }

  @Test
  void hostCandidatesPreferUdpAndTheFirstAddress() {
    IceCandidate first = IceCandidate.host(IceTransport.UDP, "192.0.2.1", 5000, 0);
    IceCandidate second = IceCandidate.host(IceTransport.UDP, "192.0.2.2", 5000, 1);
    IceCandidate tcp = IceCandidate.host(IceTransport.TCP, "192.0.2.1", 5000, 0);
    assertThat(first.priority()).isEqualTo(2130706431).isGreaterThan(second.priority());
    assertThat(second.priority()).isGreaterThan(tcp.priority());
    assertThat(first.tcpType()).isEmpty();
    assertThat(tcp.tcpType()).isEqualTo("passive");
    assertThat(Set.of(first.foundation(), second.foundation(), tcp.foundation())).hasSize(3);
  }
}
