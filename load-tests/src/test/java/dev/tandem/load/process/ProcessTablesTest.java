package dev.tandem.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTablesTest {
  private static final String TCP =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
         0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0000000000000000 100 0 0 10 0
         1: 0100007F:1F90 0100007F:D431 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0000000000000000 20 4 0 10 -1
      """;
  private static final String UDP =
      """
        sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops
       101: 0100007F:7919 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 5001 2 0000000000000000 17
       102: 0100007F:791A 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 5002 2 0000000000000000 1000
      """;
  private static final String STAT =
      "77 (a (strange) name) S 1 77 77 0 -1 4194560 1 0 0 0 250 50 0 0 20 0 23 0 100 99999 2560 1";

  private static final String SNMP =
      """
      Udp: InDatagrams NoPorts InErrors OutDatagrams RcvbufErrors SndbufErrors
      Udp: 1000 2 20 900 %d 0
      """;

  @TempDir private Path root;
  private FakeProc proc;

  @BeforeEach
  void aServerRuns() throws Exception {
    proc =
        new FakeProc(root)
            .file("net/tcp", TCP)
            .file("77/stat", STAT)
            .file("77/net/udp", UDP)
            .socket(77, 3, "4711")
            .socket(77, 4, "5001");
  }

  @Test
  void theProcessThatListensIsFoundByItsPort() {
    assertThat(new Listeners(proc.tables()).processOf(8080)).hasValue(77);
  }

  @Test
  void aPortOfWhichNobodyListensHasNoProcess() {
    assertThat(new Listeners(proc.tables()).processOf(54321)).isEmpty();
    assertThat(new Listeners(proc.tables()).processOf(8081)).isEmpty();
  }

  @Test
  void aProcessTellsItsTimesItsMemoryAndItsThreads() {
    ProcessSample sample = watch(77).sample().orElseThrow();

    assertThat(sample.userMs()).isEqualTo(2_500);
    assertThat(sample.systemMs()).isEqualTo(500);
    assertThat(sample.residentBytes()).isEqualTo(2560 * 4096);
    assertThat(sample.threads()).isEqualTo(23);
    assertThat(watch(77).sockets()).hasValue(2);
  }

  @Test
  void onlyDropsOfItsOwnSocketsAreCounted() {
    assertThat(watch(77).sample().orElseThrow().udpDrops()).hasValue(17);
  }

  @Test
  void dropsAreCountedAnewWhenAnySocketHasDroppedSomething() throws Exception {
    ProcessWatch watch = watch(77);
    proc.file("77/net/snmp", SNMP.formatted(17));
    proc.file("77/net/snmp6", "Udp6RcvbufErrors                \t3\n");
    watch.sample();

    proc.file("77/net/udp", UDP.replace(" 17", " 18"));
    assertThat(watch.sample().orElseThrow().udpDrops()).hasValue(17);

    proc.file("77/net/snmp", SNMP.formatted(18));
    assertThat(watch.sample().orElseThrow().udpDrops()).hasValue(18);
  }

  @Test
  void aProcessThatHasEndedTellsNothing() {
    assertThat(watch(78).sample()).isEmpty();
  }

  @Test
  void theMachineTellsWhatItsProcessorsDid() throws Exception {
    proc.file("stat", "cpu  100 0 50 800 20 0 25 5 0 0\ncpu0 1 1 1 1\n");

    HostSample host = HostSample.of(proc.tables()).orElseThrow();
    assertThat(host.softirqMs()).isEqualTo(250);
    assertThat(host.stealMs()).isEqualTo(50);
    assertThat(host.busyMs()).isEqualTo(1_800);
    assertThat(host.totalMs()).isEqualTo(10_000);
  }

  @Test
  void aSystemWithoutSuchTablesTellsNothing() {
    ProcFs none = new ProcFs(root.resolve("none"));

    assertThat(HostSample.of(none)).isEmpty();
    assertThat(new Listeners(none).processOf(8080)).isEmpty();
    assertThat(Cores.allowedFor(none, "self")).isEqualTo(Cores.ANY);
  }

  @Test
  void thisMachineTellsOfThisVeryProcess() {
    ProcessWatch self = ProcessWatch.ofThisProcess(ProcFs.ofThisMachine());

    assertThat(self.sample().orElseThrow().residentBytes()).isPositive();
    assertThat(self.cores().numbers()).isNotEmpty();
    assertThat(self.host().orElseThrow().totalMs()).isPositive();
  }

  private ProcessWatch watch(long pid) {
    return ProcessWatch.of(proc.tables(), pid);
  }
}
