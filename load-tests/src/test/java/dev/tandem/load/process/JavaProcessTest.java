package dev.tandem.load.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JavaProcessTest {
  @Test
  void allCollectorsTimesAreAddedUp() {
    String counters =
        """
        12:
        sun.gc.collector.0.invocations=22
        sun.gc.collector.0.time=376000000
        sun.gc.collector.1.time=24000000
        sun.os.hrt.frequency=1000000000
        """;

    assertThat(JavaProcess.collectionMs(counters).orElseThrow()).isCloseTo(400, within(1e-9));
    assertThat(JavaProcess.collectionMs("12: permission denied")).isEmpty();
  }

  @Test
  void theHeapIsWhatAllGenerationsHold() {
    String serial =
        """
        12:
         def new generation   total 4928K, used 100K [0x1, 0x2, 0x3)
          eden space 4416K,   2% used [0x1, 0x2, 0x3)
         tenured generation   total 10944K, used 7000K [0x1, 0x2, 0x3)
         Metaspace       used 37122K, committed 37632K, reserved 1114112K
          class space    used 4284K, committed 4544K, reserved 1048576K
        """;
    String g1 = " garbage-first heap   total 364544K, used 122822K [0x1, 0x2)\n";

    assertThat(JavaProcess.heapBytes(serial)).hasValue(7_100 * 1_024);
    assertThat(JavaProcess.heapBytes(g1)).hasValue(122_822 * 1_024);
    assertThat(JavaProcess.heapBytes("")).isEmpty();
  }
}
