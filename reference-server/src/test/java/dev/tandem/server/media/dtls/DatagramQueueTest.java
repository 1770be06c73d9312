package dev.tandem.server.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What stands between the packet path and the TLS library. */
class DatagramQueueTest {
  private final List<byte[]> sent = new ArrayList<>();
  private final DatagramQueue queue = new DatagramQueue(true, new Events(sent::add));
  private final byte[] in = new byte[DatagramQueue.RECEIVE_LIMIT];

  @Test
  void givesDatagramsInTheirOrder() throws IOException {
    queue.offer(new byte[] {0, 1, 2}, 1, 2);
    queue.offer(new byte[] {3}, 0, 1);

    assertThat(queue.receive(in, 0, in.length, 1)).isEqualTo(2);
    assertThat(in).startsWith(1, 2);
    assertThat(queue.receive(in, 5, 10, 1)).isEqualTo(1);
    assertThat(in[5]).isEqualTo((byte) 3);
    assertThat(queue.receive(in, 0, in.length, 1)).as("none came in time").isEqualTo(-1);
  }

  @Test
  void keepsACopy() throws IOException {
    byte[] reused = {1};
    queue.offer(reused, 0, 1);
    reused[0] = 2;

    queue.receive(in, 0, in.length, 1);

    assertThat(in[0]).isEqualTo((byte) 1);
  }

  @Test
  void dropsWhatIsTooMuchOrTooLong() throws IOException {
    queue.offer(new byte[DatagramQueue.RECEIVE_LIMIT + 1], 0, DatagramQueue.RECEIVE_LIMIT + 1);
    for (int i = 0; i < 10 * DatagramQueue.CAPACITY; i++) {
      queue.offer(new byte[5], 0, 5);
    }

    int given = 0;
    while (queue.receive(in, 0, in.length, 1) == 5) {
      given++;
    }
    assertThat(given).isEqualTo(DatagramQueue.CAPACITY);
  }

  @Test
  void sendsRecordsTogetherOnceTheLibraryWaits() throws IOException {
    queue.send(new byte[500], 0, 500);
    queue.send(new byte[600], 0, 600);
    queue.send(new byte[101], 0, 101);
    assertThat(sent).as("1201 octets do not fit").extracting(d -> d.length).containsExactly(1100);

    queue.receive(in, 0, in.length, 1);

    assertThat(sent).extracting(d -> d.length).containsExactly(1100, 101);
  }

  @Test
  void sendsTheLastWordsBeforeItCloses() {
    queue.send(new byte[15], 0, 15);
    queue.close();
    queue.send(new byte[20], 0, 20);
    queue.flush();

    assertThat(sent).extracting(d -> d.length).containsExactly(15);
    assertThatThrownBy(() -> queue.receive(in, 0, in.length, 0))
        .isInstanceOf(IOException.class)
        .hasMessage("the association is closed");
  }

  @Test
  void closingWakesTheReader() {
    var reader = new FutureTask<>(() -> queue.receive(in, 0, in.length, 0));
    Thread.ofVirtual().start(reader);

    queue.close();

    assertThatThrownBy(() -> reader.get(20, TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
  }
}
