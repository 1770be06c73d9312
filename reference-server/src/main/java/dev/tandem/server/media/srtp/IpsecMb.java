package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tandem.server.media.foreign.NativeLibrary;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * AES-GCM of Intel's multi-buffer library (libipsec-mb), by its direct functions: one call for each
 * packet. Each function is there once for each generation of instructions; the newest that this
 * processor has is bound.
 */
final class IpsecMb {
  private static final long TAG_LENGTH = 16;

  /** {@code struct gcm_key_data} has some 1,000 octets. */
  static final int KEY_LENGTH = 2048;

  static final int KEY_ALIGNMENT = 64;

  /** {@code struct gcm_context_data} has 88 octets. */
  static final int CONTEXT_LENGTH = 256;

  /** A generation of functions, and the processor flags that it needs. */
  private record Generation(String suffix, Set<String> flags) {}

  private static final List<Generation> GENERATIONS =
      List.of(
          new Generation(
              "vaes_avx512",
              Set.of("vaes", "vpclmulqdq", "avx512f", "avx512bw", "avx512vl", "avx512dq", "bmi2")),
          new Generation("avx_gen4", Set.of("aes", "pclmulqdq", "avx2", "bmi2")),
          new Generation("avx_gen2", Set.of("aes", "pclmulqdq", "avx")),
          new Generation("sse", Set.of("aes", "pclmulqdq", "sse4_2")));

  private static final String[] FUNCTIONS = {
    "aes_gcm_pre_128_",
    "aes_gcm_pre_256_",
    "aes_gcm_enc_128_",
    "aes_gcm_enc_256_",
    "aes_gcm_dec_128_",
    "aes_gcm_dec_256_"
  };

  private static final FunctionDescriptor PRE = FunctionDescriptor.ofVoid(ADDRESS, ADDRESS);

  /** Key, context, out, in, length, nonce, header, its length, tag, its length. */
  private static final FunctionDescriptor CRYPT =
      FunctionDescriptor.ofVoid(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
          JAVA_LONG, JAVA_LONG);

  private static final Optional<NativeLibrary> LIBRARY =
      NativeLibrary.load(List.of("libIPSec_MB.so.1", "libIPSec_MB.so.2"));

  private IpsecMb() {}

  /** The ciphers of this library, where it and a generation for this processor are there. */
  static Optional<CipherSource> source() {
    return suffix()
        .map(suffix ->
            new CipherSource(
                "ipsec-mb",
                SrtpProfile::isAead,
                (profile, kind, keys) -> new IpsecMbGcmCipher(profile, kind, keys)));
  }

  private static Optional<String> suffix() {
    return LIBRARY.flatMap(IpsecMb::suffix);
  }

  private static Optional<String> suffix(NativeLibrary library) {
    Set<String> flags = processorFlags();
    return GENERATIONS.stream()
        .filter(generation -> flags.containsAll(generation.flags()))
        .map(Generation::suffix)
        .filter(suffix ->
            library.has(Arrays.stream(FUNCTIONS).map(name -> name + suffix).toArray(String[]::new)))
        .findFirst();
  }

  private static Set<String> processorFlags() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> (Set<String>) new HashSet<>(Arrays.asList(line.split("\\s+"))))
          .orElse(Set.of());
    } catch (IOException e) {
      return Set.of();
    }
  }

  /** Bound functions; to be touched only where {@link #source} is present. */
  private static final class Bound {
    private static final MethodHandle PRE_128 = bind("aes_gcm_pre_128_", PRE);
    private static final MethodHandle PRE_256 = bind("aes_gcm_pre_256_", PRE);
    private static final MethodHandle ENCRYPT_128 = bind("aes_gcm_enc_128_", CRYPT);
    private static final MethodHandle ENCRYPT_256 = bind("aes_gcm_enc_256_", CRYPT);
    private static final MethodHandle DECRYPT_128 = bind("aes_gcm_dec_128_", CRYPT);
    private static final MethodHandle DECRYPT_256 = bind("aes_gcm_dec_256_", CRYPT);

    private static MethodHandle bind(String function, FunctionDescriptor type) {
      return LIBRARY.orElseThrow().bindCritical(function + suffix().orElseThrow(), type);
    }
  }

  /** Expands a key of 16 or 32 octets. */
  static void expandKey(boolean is256, MemorySegment key, MemorySegment expanded) {
    try {
      if (is256) {
        Bound.PRE_256.invokeExact(key, expanded);
      } else {
        Bound.PRE_128.invokeExact(key, expanded);
      }
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Encrypts one packet. Whoever calls has checked that all lengths fit. */
  static void encrypt(
      boolean is256,
      long key,
      long context,
      long out,
      long in,
      long length,
      long nonce,
      long header,
      long headerLength,
      long tag) {
    try {
      if (is256) {
        Bound.ENCRYPT_256.invokeExact(
            key, context, out, in, length, nonce, header, headerLength, tag, TAG_LENGTH);
      } else {
        Bound.ENCRYPT_128.invokeExact(
            key, context, out, in, length, nonce, header, headerLength, tag, TAG_LENGTH);
      }
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Decrypts one packet and writes the tag that it should have. */
  static void decrypt(
      boolean is256,
      long key,
      long context,
      long out,
      long in,
      long length,
      long nonce,
      long header,
      long headerLength,
      long tag) {
    try {
      if (is256) {
        Bound.DECRYPT_256.invokeExact(
            key, context, out, in, length, nonce, header, headerLength, tag, TAG_LENGTH);
      } else {
        Bound.DECRYPT_128.invokeExact(
            key, context, out, in, length, nonce, header, headerLength, tag, TAG_LENGTH);
      }
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
