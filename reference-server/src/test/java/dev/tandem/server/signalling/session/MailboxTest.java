package dev.tandem.server.signalling.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

  @Test
  void runsTasksInTheOrderOfEachSenderAndNeverTwoAtATime() throws Exception {
    ConcurrentHashMap<Integer, List<Integer>> ran = new ConcurrentHashMap<>();
    int[] unguarded = new int[1];
    CountDownLatch done = new CountDownLatch(2000);
    try (ExecutorService threads = Executors.newFixedThreadPool(4);
        ExecutorService senders = Executors.newFixedThreadPool(2)) {
      Mailbox mailbox = new Mailbox("session", threads);
      for (int s = 0; s < 2; s++) {
        int sender = s;
        senders.execute(() -> {
          for (int i = 0; i < 1000; i++) {
            int number = i;
            mailbox.execute(() -> {
              unguarded[0]++;
              ran.computeIfAbsent(sender, _ -> new ArrayList<>()).add(number);
              done.countDown();
            });
          }
        });
      }
      assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(unguarded[0]).isEqualTo(2000);
    assertThat(ran.get(0)).hasSize(1000).isSorted();
    assertThat(ran.get(1)).hasSize(1000).isSorted();
  }
}
