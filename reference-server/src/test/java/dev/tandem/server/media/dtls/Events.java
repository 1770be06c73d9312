package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Remembers what an association tells, and hands its datagrams to a link. */
final class Events implements DtlsListener {
  /** What an association can end up with. */
  sealed interface Event {}

  record Established(SrtpKeyMaterial keys) implements Event {}

  record Failed(DtlsFailure failure, String detail) implements Event {}

  record Closed() implements Event {}

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Integer> sentLengths = new CopyOnWriteArrayList<>();
  private final Link link;

  Events(Link link) {
    this.link = link;
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    sentLengths.add(length);
    byte[] datagram = new byte[length];
    System.arraycopy(buffer, offset, datagram, 0, length);
    link.carry(datagram);
  }

  @Override
  public void established(SrtpKeyMaterial keys) {
    events.add(new Established(keys));
  }

  @Override
  public void failed(DtlsFailure failure, String detail) {
    events.add(new Failed(failure, detail));
  }

  @Override
  public void closed() {
    events.add(new Closed());
  }

  SrtpKeyMaterial awaitKeys() throws InterruptedException {
    return await(Established.class).keys();
  }

  /** Waits for the next event, which has to be of this type. */
  <E extends Event> E await(Class<E> type) throws InterruptedException {
    Event event = events.poll(40, TimeUnit.SECONDS);
    assertThat(event).as("the next event").isInstanceOf(type);
    return type.cast(event);
  }

  void assertNoMore() {
    assertThat(events).isEmpty();
  }

  List<Integer> sentLengths() {
    return sentLengths;
  }

  /** One direction of a network. */
  @FunctionalInterface
  interface Link {
    void carry(byte[] datagram);
  }
}
