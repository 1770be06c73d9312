package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ExtensionType;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a peer does, an association ends once, says why, and leaves no thread behind. */
class HostilePeerTest {
  private static final long SHORT_MS = 300;
  private static final long LONG_MS = 60_000;
  private static final byte[] USE_SRTP = {0, 2, 0, 7, 0};
  private static final byte[] OTHER_SRTP = {0, 2, 0, 2, 0};
  private static final List<Fingerprint> CLIENT = List.of(Pair.CLIENT.fingerprint());
  private static final int CLOSE_NOTIFY = 0;
  private static final int HANDSHAKE_FAILURE = 40;
  private static final int WARNING = 1;
  private static final int FATAL = 2;

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final DtlsAssociations associations =
      new DtlsAssociations(Pair.SERVER, Pair.RANDOM, SrtpProtection.all(), this::newThread);

  private Thread newThread(Runnable work) {
    Thread thread = Thread.ofVirtual().unstarted(work);
    threads.add(thread);
    return thread;
  }

  @AfterEach
  void noThreadIsLeft() throws InterruptedException {
    assertThat(threads).isNotEmpty();
    for (Thread thread : threads) {
      assertThat(thread.join(Duration.ofSeconds(5))).as("the thread has ended").isTrue();
    }
  }

  @Test
  void aSilentPeerRunsIntoTheDeadline() throws Exception {
    Events events = new Events(_ -> {});
    associations.open(false, CLIENT, SHORT_MS, events);

    assertThat(failure(events, DtlsFailure.TIMEOUT))
        .isEqualTo("The peer sent no DTLS packet within 300 ms.");
  }

  @Test
  void aServerThatDoesNotAnswerRunsIntoTheDeadline() throws Exception {
    Events events = new Events(_ -> {});
    associations.open(true, CLIENT, 1_000, events);

    assertThat(failure(events, DtlsFailure.TIMEOUT))
        .isEqualTo("The peer sent no DTLS packet within 1000 ms.");
    assertThat(events.sentLengths()).as("ClientHello was sent again").hasSizeBetween(2, 5);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomOctetsAreIgnored(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Events events = new Events(_ -> {});
    DtlsAssociation server = associations.open(false, CLIENT, SHORT_MS, events);
    for (int i = 0; i < 2_000; i++) {
      byte[] junk = new byte[random.nextInt(DatagramQueue.RECEIVE_LIMIT + 10)];
      random.nextBytes(junk);
      if (junk.length > 4 && random.nextBoolean()) {
        junk[0] = (byte) random.nextInt(20, 26);
        Links.put(junk, 1, 4, 0xfefd0000);
      }
      server.receive(junk, 0, junk.length);
    }

    assertThat(failure(events, DtlsFailure.TIMEOUT)).contains("its ClientHello").contains("300 ms");
  }

  @Test
  void aClientHelloThatIsCutOffAtAnyLengthIsIgnored() throws Exception {
    byte[] hello = firstDatagram();
    Events events = new Events(_ -> {});
    DtlsAssociation server = associations.open(false, CLIENT, SHORT_MS, events);
    for (int length = 0; length < hello.length; length++) {
      server.receive(hello, 0, length);
    }

    assertThat(failure(events, DtlsFailure.TIMEOUT)).contains("its ClientHello");
  }

  @Test
  void aClientHelloWithAnyOctetChangedEndsTheAssociationOnce() throws Exception {
    byte[] hello = firstDatagram();
    var all = new ArrayList<Events>();
    for (int i = 0; i < hello.length; i++) {
      byte[] changed = hello.clone();
      changed[i] ^= (byte) 0xff;
      Events events = new Events(_ -> {});
      associations.open(false, CLIENT, SHORT_MS, events).receive(changed, 0, changed.length);
      all.add(events);
    }

    for (Events events : all) {
      Events.Failed failed = events.await(Events.Failed.class);
      assertThat(failed.failure()).isIn(DtlsFailure.TIMEOUT, DtlsFailure.HANDSHAKE);
      assertThat(failed.detail()).endsWith(".");
    }
    noThreadIsLeft();
    assertThat(all).allSatisfy(Events::assertNoMore);
  }

  @Test
  void fragmentsWithoutEndAreNotCollectedForEver() throws Exception {
    Events events = new Events(_ -> {});
    DtlsAssociation server = associations.open(false, CLIENT, SHORT_MS, events);
    byte[] fragment = new byte[13 + 12 + 1];
    fragment[0] = 22;
    Links.put(fragment, 1, 2, 0xfeff);
    Links.put(fragment, 11, 2, 13);
    fragment[13] = 1;
    Links.put(fragment, 22, 3, 1);
    for (int i = 0; i < 60_000; i++) {
      Links.put(fragment, 9, 2, i);
      Links.put(fragment, 14, 3, i % 2 == 0 ? 0xffffff : HandshakeGuard.MAX_MESSAGE_LENGTH);
      Links.put(fragment, 17, 2, i % 16);
      Links.put(fragment, 19, 3, i % HandshakeGuard.MAX_MESSAGE_LENGTH);
      server.receive(fragment, 0, fragment.length);
    }

    assertThat(failure(events, DtlsFailure.TIMEOUT)).contains("its ClientHello");
  }

  @Test
  void aClientWithAnotherCertificateIsTurnedAway() throws Exception {
    try (Pair pair =
        new Pair(l -> l, l -> l, Pair.SERVER.fingerprint(), Pair.SERVER.fingerprint())) {
      assertThat(failure(pair.serverEvents, DtlsFailure.FINGERPRINT))
          .startsWith("The peer's certificate has the sha-256 fingerprint ")
          .contains(Pair.CLIENT.fingerprint().value())
          .contains("announced " + Pair.SERVER.fingerprint().value());
      assertThat(failure(pair.clientEvents, DtlsFailure.HANDSHAKE))
          .startsWith("The peer refused the handshake with the alert bad_certificate");
    }
    associations.open(false, CLIENT, SHORT_MS, new Events(_ -> {})).close();
  }

  @Test
  void aServerWithAnotherCertificateIsTurnedAway() throws Exception {
    try (Pair pair =
        new Pair(l -> l, l -> l, Pair.CLIENT.fingerprint(), Pair.CLIENT.fingerprint())) {
      assertThat(failure(pair.clientEvents, DtlsFailure.FINGERPRINT))
          .contains("announced " + Pair.CLIENT.fingerprint().value());
      assertThat(failure(pair.serverEvents, DtlsFailure.HANDSHAKE))
          .startsWith("The peer refused the handshake with the alert bad_certificate")
          .contains("its certificate");
    }
    associations.open(false, CLIENT, SHORT_MS, new Events(_ -> {})).close();
  }

  @Test
  void aClientWithoutACertificateIsTurnedAway() throws Exception {
    var client = new ScriptedClient(Map.of(ExtensionType.use_srtp, USE_SRTP));

    assertThat(failureWith(client))
        .contains("expected to send its certificate")
        .contains("the peer sent no certificate");
  }

  @Test
  void aClientWithoutSrtpIsTurnedAway() throws Exception {
    assertThat(failureWith(new ScriptedClient(Map.of())))
        .contains("the peer offers no SRTP protection profile that is supported here");
  }

  @Test
  void aClientWithAnotherSrtpProfileIsTurnedAway() throws Exception {
    assertThat(failureWith(new ScriptedClient(Map.of(ExtensionType.use_srtp, OTHER_SRTP))))
        .contains("the peer offers no SRTP protection profile that is supported here");
  }

  @Test
  void aClientOfAnOldVersionIsTurnedAway() throws Exception {
    var client =
        new ScriptedClient(
            ProtocolVersion.DTLSv10,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA,
            Map.of(ExtensionType.use_srtp, USE_SRTP));

    assertThat(failureWith(client)).contains("protocol_version");
  }

  @Test
  void aClientWithOtherCipherSuitesIsTurnedAway() throws Exception {
    var client =
        new ScriptedClient(
            ProtocolVersion.DTLSv12,
            CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA,
            Map.of(ExtensionType.use_srtp, USE_SRTP));

    assertThat(failureWith(client)).contains("handshake_failure");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aPeerThatClosesAtAnyStageIsNoticed(int stage) throws Exception {
    try (var client = new InterruptedClient(stage)) {
      client.sendAlert(WARNING, CLOSE_NOTIFY);

      assertThat(failure(client.serverEvents, DtlsFailure.HANDSHAKE))
          .startsWith("The peer closed the association while it was expected to send its ");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void aPeerThatRefusesAtAnyStageIsNoticed(int stage) throws Exception {
    try (var client = new InterruptedClient(stage)) {
      client.sendAlert(FATAL, HANDSHAKE_FAILURE);

      assertThat(failure(client.serverEvents, DtlsFailure.HANDSHAKE))
          .startsWith("The peer refused the handshake with the alert handshake_failure(40)");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5})
  void closingAtAnyStageEndsTheThreadAtOnceAndSaysNothing(int stage) throws Exception {
    try (var client = new InterruptedClient(stage)) {
      client.server.close();

      assertThat(threads.getFirst().join(Duration.ofSeconds(5))).isTrue();
      client.serverEvents.assertNoMore();
    }
  }

  @Test
  void closingTwiceAndReceivingAfterwardsIsHarmless() throws Exception {
    byte[] hello = firstDatagram();
    Events events = new Events(_ -> {});
    DtlsAssociation server = associations.open(false, CLIENT, LONG_MS, events);

    server.close();
    server.close();
    server.receive(hello, 0, hello.length);

    noThreadIsLeft();
    events.assertNoMore();
    assertThat(events.sentLengths()).isEmpty();
  }

  private static String failure(Events events, DtlsFailure expected) throws InterruptedException {
    Events.Failed failed = events.await(Events.Failed.class);
    assertThat(failed.failure()).as(failed.detail()).isEqualTo(expected);
    events.assertNoMore();
    return failed.detail();
  }

  private String failureWith(ScriptedClient client) throws InterruptedException {
    var server = new AtomicReference<DtlsAssociation>();
    DatagramQueue toClient = new DatagramQueue(true, new Events(d -> deliver(server, d)));
    Events events = new Events(d -> toClient.offer(d, 0, d.length));
    server.set(associations.open(false, CLIENT, LONG_MS, events));
    threads.add(client.start(toClient));
    String detail = failure(events, DtlsFailure.HANDSHAKE);
    toClient.close();
    return detail;
  }

  /** Returns the ClientHello of our own client. */
  private byte[] firstDatagram() throws InterruptedException {
    BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
    DtlsAssociation client = associations.open(true, CLIENT, LONG_MS, new Events(sent::add));
    byte[] hello = sent.poll(20, TimeUnit.SECONDS);
    client.close();
    return Objects.requireNonNull(hello, "a ClientHello");
  }

  private static void deliver(AtomicReference<DtlsAssociation> to, byte[] datagram) {
    DtlsAssociation association = to.get();
    if (association != null) {
      association.receive(datagram, 0, datagram.length);
    }
  }

  /** A client of our own that falls silent after a number of records. */
  private final class InterruptedClient implements AutoCloseable {
    final Events serverEvents;
    final DtlsAssociation server;
    private final DtlsAssociation client;

    /** Returns when the client has sent all that it may. */
    InterruptedClient(int records) throws InterruptedException {
      var left = new AtomicInteger(records);
      var allSent = new CountDownLatch(records);
      var clientSide = new AtomicReference<DtlsAssociation>();
      serverEvents = new Events(d -> deliver(clientSide, d));
      server = associations.open(false, CLIENT, LONG_MS, serverEvents);
      client =
          new DtlsAssociations(Pair.CLIENT, Pair.RANDOM)
              .open(
                  true,
                  List.of(Pair.SERVER.fingerprint()),
                  LONG_MS,
                  new Events(
                      Links.perRecord(d -> {
                        if (left.getAndDecrement() > 0) {
                          server.receive(d, 0, d.length);
                          allSent.countDown();
                        }
                      })));
      clientSide.set(client);
      assertThat(allSent.await(20, TimeUnit.SECONDS)).isTrue();
    }

    void sendAlert(int level, int description) {
      byte[] alert = new byte[15];
      alert[0] = 21;
      Links.put(alert, 1, 2, 0xfefd);
      Links.put(alert, 9, 2, 50);
      Links.put(alert, 11, 2, 2);
      alert[13] = (byte) level;
      alert[14] = (byte) description;
      server.receive(alert, 0, alert.length);
    }

    @Override
    public void close() {
      client.close();
      server.close();
    }
  }
}
