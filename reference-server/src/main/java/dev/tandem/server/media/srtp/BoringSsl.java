package dev.tandem.server.media.srtp;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.tandem.server.media.foreign.NativeLibrary;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/** The AEAD of BoringSSL: one call for each packet, under a context that is keyed once. */
final class BoringSsl {
  private static final int SUCCESS = 1;

  /** Where Debian's package android-libboringssl keeps it. */
  private static final Optional<NativeLibrary> LIBRARY =
      NativeLibrary.load(
          List.of(
              "/usr/lib/x86_64-linux-gnu/android/libcrypto.so.0",
              "/usr/lib/aarch64-linux-gnu/android/libcrypto.so.0"));

  private static final String[] FUNCTIONS = {
    "EVP_aead_aes_128_gcm",
    "EVP_aead_aes_256_gcm",
    "EVP_AEAD_CTX_new",
    "EVP_AEAD_CTX_free",
    "EVP_AEAD_CTX_seal",
    "EVP_AEAD_CTX_open"
  };

  private BoringSsl() {}

  /** The ciphers of this library, where it is on this machine. */
  static Optional<CipherSource> source() {
    return LIBRARY
        .filter(library -> library.has(FUNCTIONS))
        .map(
            library -> new CipherSource("boringssl", SrtpProfile::isAead, BoringSslGcmCipher::new));
  }

  private static final FunctionDescriptor ADDRESS_OF_NONE = FunctionDescriptor.of(ADDRESS);
  private static final FunctionDescriptor CRYPT =
      FunctionDescriptor.of(
          JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
          JAVA_LONG, JAVA_LONG, JAVA_LONG);

  /** Bound functions; to be touched only where {@link #source} is present. */
  private static final class Bound {
    private static final MethodHandle AES_128_GCM = bind("EVP_aead_aes_128_gcm", ADDRESS_OF_NONE);
    private static final MethodHandle AES_256_GCM = bind("EVP_aead_aes_256_gcm", ADDRESS_OF_NONE);
    private static final MethodHandle NEW =
        bind(
            "EVP_AEAD_CTX_new",
            FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle FREE =
        bind("EVP_AEAD_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle SEAL = bind("EVP_AEAD_CTX_seal", CRYPT);
    private static final MethodHandle OPEN = bind("EVP_AEAD_CTX_open", CRYPT);

    private static MethodHandle bind(String function, FunctionDescriptor type) {
      return LIBRARY.orElseThrow().bindCritical(function, type);
    }
  }

  /** A context for one key and whole tags; freed with the arena. */
  static MemorySegment newContext(SrtpProfile profile, byte[] key, long tagLength, Arena memory) {
    try {
      MemorySegment aead =
          profile == SrtpProfile.AEAD_AES_256_GCM
              ? (MemorySegment) Bound.AES_256_GCM.invokeExact()
              : (MemorySegment) Bound.AES_128_GCM.invokeExact();
      MemorySegment octets = MemorySegment.ofArray(key);
      MemorySegment context =
          (MemorySegment) Bound.NEW.invokeExact(aead, octets, (long) key.length, tagLength);
      if (context.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("BoringSSL made no cipher");
      }
      return NativeLibrary.owned(context, memory, BoringSsl::free);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  private static void free(MemorySegment context) {
    try {
      Bound.FREE.invokeExact(context);
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Encrypts {@code in} to {@code out}, followed by the tag. All lengths have been checked. */
  static void seal(
      long context,
      long out,
      long outLength,
      long done,
      long nonce,
      long in,
      long length,
      long header,
      long headerLength) {
    try {
      int result =
          (int)
              Bound.SEAL.invokeExact(
                  context,
                  out,
                  done,
                  outLength,
                  nonce,
                  (long) GcmNonce.LENGTH,
                  in,
                  length,
                  header,
                  headerLength);
      if (result != SUCCESS) {
        throw new IllegalStateException("BoringSSL failed to encrypt");
      }
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Verifies and decrypts {@code in}, which ends with the tag; false where it does not fit. */
  static boolean open(
      long context,
      long out,
      long outLength,
      long done,
      long nonce,
      long in,
      long length,
      long header,
      long headerLength) {
    try {
      int result =
          (int)
              Bound.OPEN.invokeExact(
                  context,
                  out,
                  done,
                  outLength,
                  nonce,
                  (long) GcmNonce.LENGTH,
                  in,
                  length,
                  header,
                  headerLength);
      return result == SUCCESS;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }
}
