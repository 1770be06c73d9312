package dev.tandem.load.process;

import java.nio.file.Path;

/** Systems that tell nothing, for tests of other packages. */
public final class FakeProcs {
  private FakeProcs() {}

  public static ProcFs empty(Path folder) {
    return new FakeProc(folder.resolve("proc")).tables();
  }
}
