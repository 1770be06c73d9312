package dev.tandem.server.media.srtp;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/**
 * The packet ciphers that serve peers: for each profile those of the fastest library that does
 * right.
 *
 * <p>Native libraries are optional. Each that is on this machine is verified, and where the choice
 * is free, measured; the ciphers of the Java platform always take part.
 */
public final class PacketCiphers implements PacketCipherProvider {
  /** Leaves the choice of the library to a measurement. */
  public static final String AUTO = "auto";

  private static final String JDK = "jdk";
  private static final long RACE_NS = 25_000_000L;

  private final Map<SrtpProfile, CipherSource> chosen;
  private final List<String> findings;

  private PacketCiphers(Map<SrtpProfile, CipherSource> chosen, List<String> findings) {
    this.chosen = chosen;
    this.findings = findings;
  }

  /** The names of all libraries that can be asked for. */
  public static List<String> names() {
    return List.of("ipsec-mb", "boringssl", "openssl", JDK);
  }

  /**
   * Chooses a library for each profile.
   *
   * @param wanted {@link #AUTO}, or the name of a library; for profiles that it does not have, the
   *     choice stays free
   * @throws IllegalArgumentException where the wanted library is not on this machine or does wrong
   */
  public static PacketCiphers choose(String wanted, LongSupplier clockNs) {
    List<CipherSource> present = present();
    List<String> findings = new ArrayList<>();
    Map<SrtpProfile, CipherSource> chosen = new EnumMap<>(SrtpProfile.class);
    for (SrtpProfile profile : SrtpProfile.values()) {
      List<CipherSource> candidates = new ArrayList<>();
      for (CipherSource library : present) {
        if (!library.supports().test(profile)) {
          continue;
        }
        if (CipherCheck.passes(library.ciphers(), profile)) {
          candidates.add(library);
        } else {
          findings.add(library.name() + " does wrong by " + profile + " and is not used");
        }
      }
      chosen.put(profile, choose(wanted, candidates, profile, clockNs, findings));
    }
    if (!wanted.equals(AUTO) && chosen.values().stream().noneMatch(c -> c.name().equals(wanted))) {
      throw new IllegalArgumentException(
          "the library "
              + wanted
              + " is not on this machine, or does wrong; there are: "
              + String.join(", ", present.stream().map(CipherSource::name).toList()));
    }
    return new PacketCiphers(chosen, List.copyOf(findings));
  }

  private static List<CipherSource> present() {
    return Stream.of(
            IpsecMb.source(),
            BoringSsl.source(),
            OpenSsl.source(),
            Optional.of(new CipherSource(JDK, profile -> true, new JdkPacketCiphers())))
        .flatMap(Optional::stream)
        .toList();
  }

  private static CipherSource choose(
      String wanted,
      List<CipherSource> candidates,
      SrtpProfile profile,
      LongSupplier clockNs,
      List<String> findings) {
    for (CipherSource candidate : candidates) {
      if (candidate.name().equals(wanted)) {
        return candidate;
      }
    }
    long[] ns = new CipherRace(clockNs).run(candidates, profile, RACE_NS);
    int best = 0;
    List<String> figures = new ArrayList<>();
    for (int i = 0; i < ns.length; i++) {
      best = ns[i] < ns[best] ? i : best;
      figures.add(candidates.get(i).name() + " " + ns[i] + " ns");
    }
    findings.add(profile + ": " + String.join(", ", figures));
    return candidates.get(best);
  }

  @Override
  public PacketCipher create(SrtpProfile profile, PacketKind kind, SessionKeys keys) {
    CipherSource library = chosen.get(profile);
    if (library == null) {
      throw new IllegalArgumentException("no cipher was chosen for " + profile);
    }
    return library.ciphers().create(profile, kind, keys);
  }

  /** The library that serves each profile, by the lower-case name of the profile. */
  public Map<String, String> libraries() {
    Map<String, String> names = new LinkedHashMap<>();
    chosen.forEach(
        (profile, library) -> names.put(profile.name().toLowerCase(Locale.ROOT), library.name()));
    return names;
  }

  /** What was measured, and what was refused, for people. */
  public List<String> findings() {
    return findings;
  }
}
