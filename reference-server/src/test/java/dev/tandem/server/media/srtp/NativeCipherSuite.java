package dev.tandem.server.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.server.media.rtp.PlainText;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every native library has to do beyond {@link PacketCipherSuite}. */
abstract class NativeCipherSuite extends PacketCipherSuite {
  private final Optional<CipherSource> library;

  NativeCipherSuite(String name) {
    library = NativeLibraries.named(name);
  }

  @BeforeAll
  void theLibraryIsOnThisMachine() {
    assumeTrue(library.isPresent());
  }

  /** Profiles that the library lacks are another's to serve, and pass trivially. */
  @Override
  PacketCipherProvider provider() {
    CipherSource source = library.orElseThrow();
    return (profile, kind, keys) ->
        source.supports().test(profile)
            ? source.ciphers().create(profile, kind, keys)
            : new JdkPacketCiphers().create(profile, kind, keys);
  }

  List<Case> ownCases() {
    CipherSource source = library.orElseThrow();
    return cases().stream().filter(c -> source.supports().test(c.profile())).toList();
  }

  @ParameterizedTest
  @MethodSource("ownCases")
  void passesTheCheckThatEveryServerDoesAtItsStart(Case c) {
    assertThat(CipherCheck.passes(provider(), c.profile())).isTrue();
  }

  /** Native code would read or write beyond the end. */
  @ParameterizedTest
  @MethodSource("ownCases")
  void refusesWhatDoesNotFitIntoItsMemory(Case c) {
    PacketCipher cipher =
        provider()
            .create(
                c.profile(),
                c.kind(),
                SessionKeys.derive(
                    c.profile(),
                    c.kind(),
                    new byte[c.profile().keyLength()],
                    new byte[c.profile().saltLength()]));
    byte[] text = new byte[100];
    byte[] array = new byte[112 + c.gap() + c.profile().tagLength()];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment memory = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
      MemorySegment fits = arena.allocate(array.length);
      PlainText clear = new PlainText().set(text, 0, memory, 0, 100);
      byte[] header = new byte[12];
      cipher.seal(1, 1, 1, header, 0, 12, clear, fits, 0);
      MemorySegment tooShort = fits.asSlice(1);
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, 12, clear, tooShort, 0));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, 12, clear, fits, 1));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, 12, clear, fits, -1));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 1, 12, clear, fits, 0));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, 13, clear, fits, 0));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, Integer.MAX_VALUE, clear, fits, 0));
      assertRefused(() -> cipher.seal(1, 1, 1, header, 0, -12, clear, fits, 0));
      MemorySegment onTheHeap = MemorySegment.ofArray(array);
      assertThatThrownBy(() -> cipher.seal(1, 1, 1, header, 0, 12, clear, onTheHeap, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertRefused(() -> clear.set(text, 0, memory, 1, 100));
      assertRefused(() -> clear.set(text, 0, memory, 0, -1));
      PlainText textOnTheHeap = new PlainText().set(text, 0, onTheHeap, 0, 100);
      assertThatThrownBy(() -> cipher.seal(1, 1, 1, header, 0, 12, textOnTheHeap, fits, 0))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertRefused(() -> cipher.open(1, 1, 1, array, 1, 12, 100, text, 0));
    assertRefused(() -> cipher.open(1, 1, 1, array, 0, 12, 101, text, 0));
    assertRefused(() -> cipher.open(1, 1, 1, array, 0, 12, -1, text, 0));
    assertRefused(() -> cipher.open(1, 1, 1, array, -1, 12, 100, text, 0));
    if (c.profile().isAead()) {
      assertRefused(() -> cipher.open(1, 1, 1, array, 0, 12, 100, text, 1));
    }
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
