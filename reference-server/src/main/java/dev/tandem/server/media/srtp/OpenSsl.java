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

/**
 * The functions of OpenSSL 3 (libcrypto) that packets need: EVP ciphers whose key is set once, and
 * SHA-1 whose state can be copied. Whoever calls has checked that all lengths fit.
 */
final class OpenSsl {
  /** {@code SHA_CTX} has 96 octets. */
  static final int SHA1_STATE_LENGTH = 96;

  private static final int SUCCESS = 1;
  private static final int GET_TAG = 0x10;
  private static final int SET_TAG = 0x11;

  private static final Optional<NativeLibrary> LIBRARY =
      NativeLibrary.load(List.of("libcrypto.so.3", "libcrypto.3.dylib"));

  private static final String[] FUNCTIONS = {
    "EVP_aes_128_gcm",
    "EVP_aes_256_gcm",
    "EVP_aes_128_ctr",
    "EVP_CIPHER_CTX_new",
    "EVP_CIPHER_CTX_free",
    "EVP_CIPHER_CTX_ctrl",
    "EVP_CipherInit_ex",
    "EVP_CipherUpdate",
    "EVP_CipherFinal_ex",
    "SHA1_Init",
    "SHA1_Update",
    "SHA1_Final"
  };

  private OpenSsl() {}

  /** The ciphers of this library, where it is on this machine. */
  static Optional<CipherSource> source() {
    return LIBRARY
        .filter(library -> library.has(FUNCTIONS))
        .map(library ->
            new CipherSource(
                "openssl",
                profile -> true,
                (profile, kind, keys) ->
                    profile.isAead()
                        ? new OpenSslGcmCipher(profile, kind, keys)
                        : new OpenSslCmCipher(profile, kind, keys)));
  }

  /** Bound functions; to be touched only where {@link #source} is present. */
  private static final class Bound {
    private static final MethodHandle AES_128_GCM = bind("EVP_aes_128_gcm", ADDRESS_OF_NONE);
    private static final MethodHandle AES_256_GCM = bind("EVP_aes_256_gcm", ADDRESS_OF_NONE);
    private static final MethodHandle AES_128_CTR = bind("EVP_aes_128_ctr", ADDRESS_OF_NONE);
    private static final MethodHandle NEW = bind("EVP_CIPHER_CTX_new", ADDRESS_OF_NONE);
    private static final MethodHandle FREE =
        bind("EVP_CIPHER_CTX_free", FunctionDescriptor.ofVoid(ADDRESS));
    private static final MethodHandle KEY =
        bind(
            "EVP_CipherInit_ex",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
    private static final MethodHandle BEGIN =
        bind(
            "EVP_CipherInit_ex",
            FunctionDescriptor.of(
                JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle UPDATE =
        bind(
            "EVP_CipherUpdate",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT));
    private static final MethodHandle FINAL =
        bind(
            "EVP_CipherFinal_ex", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle CTRL =
        bind(
            "EVP_CIPHER_CTX_ctrl",
            FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_LONG));
    private static final MethodHandle SHA1_INIT =
        bind("SHA1_Init", FunctionDescriptor.of(JAVA_INT, JAVA_LONG));
    private static final MethodHandle SHA1_UPDATE =
        bind("SHA1_Update", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG));
    private static final MethodHandle SHA1_FINAL =
        bind("SHA1_Final", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));

    private static MethodHandle bind(String function, FunctionDescriptor type) {
      return LIBRARY.orElseThrow().bindCritical(function, type);
    }
  }

  private static final FunctionDescriptor ADDRESS_OF_NONE = FunctionDescriptor.of(ADDRESS);

  /** A context that encrypts or decrypts under one key; freed with the arena. */
  static MemorySegment newContext(SrtpProfile profile, byte[] key, Arena memory) {
    try {
      MemorySegment cipher =
          switch (profile) {
            case AEAD_AES_128_GCM -> (MemorySegment) Bound.AES_128_GCM.invokeExact();
            case AEAD_AES_256_GCM -> (MemorySegment) Bound.AES_256_GCM.invokeExact();
            case AES128_CM_HMAC_SHA1_80 -> (MemorySegment) Bound.AES_128_CTR.invokeExact();
          };
      MemorySegment made = (MemorySegment) Bound.NEW.invokeExact();
      if (made.equals(MemorySegment.NULL)) {
        throw new IllegalStateException("OpenSSL has no memory for another cipher");
      }
      MemorySegment context = NativeLibrary.owned(made, memory, OpenSsl::free);
      require(
          (int)
              Bound.KEY.invokeExact(
                  context,
                  cipher,
                  MemorySegment.NULL,
                  MemorySegment.ofArray(key),
                  MemorySegment.NULL,
                  1));
      return context;
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

  /** Begins a packet under the key of the context. */
  static void begin(long context, long nonce, boolean encrypts) {
    try {
      int encrypting = encrypts ? 1 : 0;
      require((int) Bound.BEGIN.invokeExact(context, 0L, 0L, 0L, nonce, encrypting));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Continues a packet; {@code out} 0: these octets are only authenticated. */
  static void update(long context, long out, long done, long in, int length) {
    try {
      require((int) Bound.UPDATE.invokeExact(context, out, done, in, length));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Ends a packet; false where it was decrypted and its tag does not fit. */
  static boolean finish(long context, long out, long done) {
    try {
      return (int) Bound.FINAL.invokeExact(context, out, done) == SUCCESS;
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Fetches the tag of the packet that was encrypted. */
  static void tag(long context, long tag, int length) {
    try {
      require((int) Bound.CTRL.invokeExact(context, GET_TAG, length, tag));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Says which tag the packet that is being decrypted has to have. */
  static void expectTag(long context, long tag, int length) {
    try {
      require((int) Bound.CTRL.invokeExact(context, SET_TAG, length, tag));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Begins a message. */
  static void sha1Init(long state) {
    try {
      require((int) Bound.SHA1_INIT.invokeExact(state));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Continues a message. */
  static void sha1Update(long state, long in, long length) {
    try {
      require((int) Bound.SHA1_UPDATE.invokeExact(state, in, length));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  /** Ends a message. */
  static void sha1Final(long digest, long state) {
    try {
      require((int) Bound.SHA1_FINAL.invokeExact(digest, state));
    } catch (Throwable e) {
      throw NativeLibrary.unexpected(e);
    }
  }

  private static void require(int result) {
    if (result != SUCCESS) {
      throw new IllegalStateException("a function of OpenSSL failed");
    }
  }
}
