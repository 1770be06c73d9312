package dev.tandem.load.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {
  @Test
  void aProcessMayUseTheCoresThatItsStatusNames(@TempDir Path root) throws Exception {
    ProcFs proc =
        new FakeProc(root).file("self/status", "Name:\tx\nCpus_allowed_list:\t0-2,8\n").tables();

    assertThat(Cores.allowedFor(proc, "self").numbers()).containsExactly(0, 1, 2, 8);
  }

  @Test
  void serverAndGeneratorGetHalfOfTheCoresEach() {
    Cores.Split split = Cores.Split.of(Cores.parse("0-3"), 1);

    assertThat(split.server().numbers()).containsExactly(0, 1);
    assertThat(split.generator().numbers()).containsExactly(2, 3);
    assertThat(split.server().areApartFrom(split.generator())).isTrue();
  }

  @Test
  void twoServersShareTheirHalf() {
    assertThat(Cores.Split.of(Cores.parse("0-3"), 2).second().numbers()).containsExactly(1);
    assertThat(Cores.Split.of(Cores.parse("0-1"), 2).second().numbers()).containsExactly(0);
    assertThat(Cores.Split.of(Cores.parse("0-1"), 2).generator().numbers()).containsExactly(1);
  }

  @Test
  void oneCoreIsNotShared() {
    assertThat(Cores.Split.of(Cores.parse("5"), 1).server()).isEqualTo(Cores.ANY);
    assertThat(Cores.ANY.list()).isEmpty();
  }

  @Test
  void aListIsWrittenAsItIsRead() {
    assertThat(Cores.parse("1,3-5").list()).isEqualTo("1,3,4,5");
  }
}
