package dev.tandem.load.client;

import dev.tandem.server.media.srtp.SrtpProfile;
import java.util.List;

/**
 * How an engine runs its clients.
 *
 * @param loops threads that move packets
 * @param profiles SRTP protection profiles that clients offer and accept, best first
 * @param joinsAtOnce how many clients may be connecting at the same time; DTLS handshakes cost far
 *     more than packets
 */
public record ClientOptions(int loops, List<SrtpProfile> profiles, int joinsAtOnce) {
  /** One loop, AES-128-GCM alone, 16 joins at once. */
  public static final ClientOptions DEFAULT =
      new ClientOptions(1, List.of(SrtpProfile.AEAD_AES_128_GCM), 16);

  public ClientOptions {
    profiles = List.copyOf(profiles);
    if (loops < 1 || joinsAtOnce < 1 || profiles.isEmpty()) {
      throw new IllegalArgumentException("a client engine needs a loop, a profile and one join");
    }
  }
}
