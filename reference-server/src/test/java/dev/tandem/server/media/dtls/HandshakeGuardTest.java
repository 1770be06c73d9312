package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the TLS library gets to see of a datagram. */
class HandshakeGuardTest {
  private static final int CLIENT_HELLO = 1;
  private static final int CERTIFICATE_VERIFY = 15;

  private final HandshakeGuard server = new HandshakeGuard(false);
  private final HandshakeGuard client = new HandshakeGuard(true);

  @Test
  void anEnormousMessageIsCutOff() {
    byte[] good = fragment(CLIENT_HELLO, HandshakeGuard.MAX_MESSAGE_LENGTH, 0, 50);
    byte[] enormous = fragment(CLIENT_HELLO, HandshakeGuard.MAX_MESSAGE_LENGTH + 1, 0, 50);

    assertThat(allowed(server, good)).isEqualTo(good.length);
    assertThat(allowed(server, enormous)).isZero();
    assertThat(allowed(client, enormous)).isZero();
    assertThat(allowed(server, concat(good, enormous))).isEqualTo(good.length);
  }

  @Test
  void theServerSeesNoChangeCipherSpecBeforeTheWholeCertificateVerify() {
    byte[] change = record(20, new byte[] {1});
    byte[] head = fragment(CERTIFICATE_VERIFY, 70, 0, 30);
    byte[] tail = fragment(CERTIFICATE_VERIFY, 70, 30, 40);

    assertThat(allowed(server, change)).isZero();
    assertThat(allowed(server, concat(tail, change))).isEqualTo(tail.length);
    assertThat(allowed(server, concat(tail, change))).isEqualTo(tail.length);
    assertThat(allowed(server, concat(head, change))).isEqualTo(head.length + change.length);
    assertThat(allowed(server, change)).isEqualTo(change.length);
  }

  @Test
  void theClientSeesEveryChangeCipherSpec() {
    byte[] change = record(20, new byte[] {1});

    assertThat(allowed(client, change)).isEqualTo(change.length);
  }

  @Test
  void encryptedRecordsAreNotItsBusiness() {
    byte[] finished = fragment(CLIENT_HELLO, 0xffffff, 0, 20);
    finished[4] = 1;

    assertThat(allowed(server, finished)).isEqualTo(finished.length);
  }

  @Test
  void anEncryptedRecordTooShortForNonceAndTagIsCutOff() {
    for (int type = 20; type <= 24; type++) {
      for (int length = 0; length < 24; length++) {
        byte[] forged = record(type, new byte[length]);
        forged[4] = 1;
        assertThat(allowed(client, forged)).as("type %s, %s octets", type, length).isZero();
      }
    }
    byte[] shortest = record(21, new byte[24]);
    shortest[4] = 1;
    assertThat(allowed(client, shortest)).isEqualTo(shortest.length);
  }

  @Test
  void looksAtRandomOctetsOfEveryLengthWithoutHarm() {
    SplittableRandom random = new SplittableRandom(6347);
    for (int length = 0; length < 1500; length++) {
      byte[] octets = new byte[length];
      random.nextBytes(octets);
      if (length > 5) {
        octets[0] = (byte) random.nextInt(20, 24);
        octets[3] = 0;
        octets[4] = 0;
      }
      assertThat(allowed(server, octets)).isBetween(0, length);
    }
  }

  private static int allowed(HandshakeGuard guard, byte[] datagram) {
    return guard.allowedLength(datagram, 0, datagram.length);
  }

  private static byte[] fragment(int type, int messageLength, int offset, int length) {
    byte[] body = new byte[12 + length];
    body[0] = (byte) type;
    Links.put(body, 1, 3, messageLength);
    Links.put(body, 6, 3, offset);
    Links.put(body, 9, 3, length);
    return record(22, body);
  }

  private static byte[] record(int type, byte[] body) {
    byte[] header = new byte[13];
    header[0] = (byte) type;
    Links.put(header, 1, 2, 0xfefd);
    Links.put(header, 11, 2, body.length);
    return concat(header, body);
  }

  private static byte[] concat(byte[] a, byte[] b) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(a);
    all.writeBytes(b);
    return all.toByteArray();
  }
}
