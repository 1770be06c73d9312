package dev.tandem.server.media.dtls;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A client and a server of our own, joined by two links. */
final class Pair implements AutoCloseable {
  static final SecureRandom RANDOM = new SecureRandom();
  static final DtlsIdentity CLIENT = DtlsIdentity.generate(RANDOM);
  static final DtlsIdentity SERVER = DtlsIdentity.generate(RANDOM);
  private static final long DEADLINE_MS = 30_000;

  final Events clientEvents;
  final Events serverEvents;
  final DtlsAssociation client;
  final DtlsAssociation server;

  /** Joins the two by links that the functions make of perfect ones. */
  Pair(UnaryOperator<Events.Link> toServer, UnaryOperator<Events.Link> toClient) {
    this(toServer, toClient, CLIENT.fingerprint(), SERVER.fingerprint());
  }

  Pair(
      UnaryOperator<Events.Link> toServer,
      UnaryOperator<Events.Link> toClient,
      Fingerprint acceptedByServer,
      Fingerprint acceptedByClient) {
    var serverSide = new AtomicReference<DtlsAssociation>();
    var clientSide = new AtomicReference<DtlsAssociation>();
    serverEvents = new Events(toClient.apply(datagram -> deliver(clientSide, datagram)));
    clientEvents = new Events(toServer.apply(datagram -> deliver(serverSide, datagram)));
    server =
        new DtlsAssociations(SERVER, RANDOM)
            .open(false, List.of(acceptedByServer), DEADLINE_MS, serverEvents);
    serverSide.set(server);
    client =
        new DtlsAssociations(CLIENT, RANDOM)
            .open(true, List.of(acceptedByClient), DEADLINE_MS, clientEvents);
    clientSide.set(client);
  }

  static Pair perfect() {
    return new Pair(link -> link, link -> link);
  }

  private static void deliver(AtomicReference<DtlsAssociation> to, byte[] datagram) {
    DtlsAssociation association = to.get();
    if (association != null) {
      association.receive(datagram, 0, datagram.length);
    }
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
