package dev.tandem.server.media.foreign;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A shared library that may or may not be on this machine. All operations that the JDK restricts,
 * because they trust what they are told, are done here.
 */
@SuppressWarnings("restricted")
public final class NativeLibrary {
  private static final Linker LINKER = Linker.nativeLinker();

  private final String name;
  private final SymbolLookup symbols;

  private NativeLibrary(String name, SymbolLookup symbols) {
    this.name = name;
    this.symbols = symbols;
  }

  /** The C library that this process runs on. */
  public static NativeLibrary ofProcess() {
    return new NativeLibrary("the C library", LINKER.defaultLookup());
  }

  /** Loads the first of these libraries that is there, by file name or path, for good. */
  public static Optional<NativeLibrary> load(List<String> names) {
    return names.stream().flatMap(name -> load(name).stream()).findFirst();
  }

  private static Optional<NativeLibrary> load(String name) {
    try {
      return Optional.of(new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException | IllegalCallerException e) {
      return Optional.empty(); // not on this machine, or native access is denied
    }
  }

  public String name() {
    return name;
  }

  /** Whether all of these functions are there. */
  public boolean has(String... functions) {
    for (String function : functions) {
      if (symbols.find(function).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Binds a function. */
  public MethodHandle bind(String function, FunctionDescriptor type, Linker.Option... options) {
    MemorySegment address =
        symbols
            .find(function)
            .orElseThrow(() -> new UnsatisfiedLinkError(name + " has no function " + function));
    return LINKER.downcallHandle(address, type, options);
  }

  /**
   * Binds a function that returns at once, calls nothing back and does not block: such a call costs
   * little, and may be given arrays of the heap.
   */
  public MethodHandle bindCritical(String function, FunctionDescriptor type) {
    return bind(function, type, Linker.Option.critical(true));
  }

  /**
   * Memory that a library has allocated, to be freed by it when nobody holds the arena any more.
   */
  public static MemorySegment owned(
      MemorySegment memory, Arena owner, Consumer<MemorySegment> free) {
    return memory.reinterpret(owner, free);
  }

  /** What a method handle of a native function threw, which declares everything. */
  public static IllegalStateException unexpected(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    }
    return new IllegalStateException(thrown);
  }
}
