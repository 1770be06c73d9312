package dev.tandem.server.media.udp;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tandem.server.media.foreign.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Set;

/**
 * The socket calls of Linux that the Java platform does not have (sendmmsg(2), recvmmsg(2)), for
 * 64-bit processors. Memory is given by its address; whoever calls keeps it alive and knows its
 * length.
 */
final class LinuxSockets {
  static final int INVALID_ARGUMENT = 22;
  static final int IO_ERROR = 5;
  static final int MESSAGE_TOO_LONG = 90;
  static final int NOT_SUPPORTED = 95;

  private static final int DO_NOT_WAIT = 0x40;
  static final int SOL_SOCKET = 1;
  static final int SO_TIMESTAMPNS = 35;
  static final int IPPROTO_UDP = 17;
  static final int UDP_GRO = 104;

  private static final int SO_PROTOCOL = 38;

  private static final NativeLibrary LIBRARY = NativeLibrary.ofProcess();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final String[] FUNCTIONS = {
    "sendmmsg", "recvmmsg", "getsockname", "getsockopt", "setsockopt", "dup", "close"
  };

  private LinuxSockets() {}

  /** Whether this is Linux on a processor whose structures are known here. */
  static boolean areThere() {
    return System.getProperty("os.name").equals("Linux")
        && Set.of("amd64", "aarch64").contains(System.getProperty("os.arch"))
        && LIBRARY.has(FUNCTIONS);
  }

  private static final class Bound {
    private static final MethodHandle SEND_MESSAGES =
        LIBRARY.bind(
            "sendmmsg",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT),
            ERRNO);
    private static final MethodHandle RECEIVE_MESSAGES =
        LIBRARY.bind(
            "recvmmsg",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle LOCAL_ADDRESS =
        LIBRARY.bind(
            "getsockname", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle OPTION =
        LIBRARY.bind(
            "getsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle SET_OPTION =
        LIBRARY.bind(
            "setsockopt",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_INT));
    private static final MethodHandle DUPLICATE =
        LIBRARY.bind("dup", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle CLOSE =
        LIBRARY.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  }

  /** Memory for the error number of a call. */
  static MemorySegment errorState(Arena memory) {
    return memory.allocate(STATE);
  }

  /**
   * Sends so many messages of a vector, and never waits. Returns how many the system has taken, or
   * the negated error number of the first.
   */
  static int sendMessages(int descriptor, long vector, int count, MemorySegment errorState) {
    try {
      int sent =
          (int) Bound.SEND_MESSAGES.invokeExact(errorState, descriptor, vector, count, DO_NOT_WAIT);
      return sent < 0 ? -errorState.get(JAVA_INT, 0) : sent;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Takes the messages that wait, at most so many; -1 where none waits. */
  static int receiveMessages(int descriptor, long vector, int count) {
    try {
      return (int) Bound.RECEIVE_MESSAGES.invokeExact(descriptor, vector, count, DO_NOT_WAIT, 0L);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Writes the address that a socket is bound to; false where this is no UDP socket. */
  static boolean udpAddress(int descriptor, SocketAddress address) {
    try (Arena memory = Arena.ofConfined()) {
      MemorySegment value = memory.allocate(JAVA_INT);
      MemorySegment length = memory.allocateFrom(JAVA_INT, (int) JAVA_INT.byteSize());
      int known =
          (int)
              Bound.OPTION.invokeExact(
                  descriptor, SOL_SOCKET, SO_PROTOCOL, value.address(), length.address());
      if (known != 0 || value.get(JAVA_INT, 0) != IPPROTO_UDP) {
        return false;
      }
      length.set(JAVA_INT, 0, SocketAddress.LENGTH);
      return (int)
              Bound.LOCAL_ADDRESS.invokeExact(
                  descriptor, address.memory().address(), length.address())
          == 0;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /**
   * Has the system hand over packets of one length from one sender together, where it can (udp(7),
   * UDP_GRO).
   */
  static void mergeReceived(int descriptor) {
    switchOn(descriptor, IPPROTO_UDP, UDP_GRO);
  }

  /** Has the system tell when each packet arrived, where it can (socket(7), SO_TIMESTAMPNS). */
  static void stampReceived(int descriptor) {
    switchOn(descriptor, SOL_SOCKET, SO_TIMESTAMPNS);
  }

  private static void switchOn(int descriptor, int level, int option) {
    try (Arena memory = Arena.ofConfined()) {
      long value = memory.allocateFrom(JAVA_INT, 1).address();
      int length = (int) JAVA_INT.byteSize();
      int ignored = (int) Bound.SET_OPTION.invokeExact(descriptor, level, option, value, length);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Another descriptor of the same socket, or -1. */
  static int duplicate(int descriptor) {
    try {
      return (int) Bound.DUPLICATE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  static void close(int descriptor) {
    try {
      int ignored = (int) Bound.CLOSE.invokeExact(descriptor);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
