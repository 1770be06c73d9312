package dev.tandem.conformance.probe.peer.dtls;

import dev.tandem.conformance.probe.srtp.SrtpProfile;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to shake hands.
 *
 * @param remote what the other certificate has to match; any certificate will do if null
 * @param profiles the best first
 */
public record DtlsSettings(
    DtlsIdentity identity,
    @Nullable Fingerprint remote,
    List<SrtpProfile> profiles,
    Duration timeout) {
  public DtlsSettings {
    profiles = List.copyOf(profiles);
  }

  int[] profileArray() {
    return profiles.stream().mapToInt(SrtpProfile::id).toArray();
  }
}
