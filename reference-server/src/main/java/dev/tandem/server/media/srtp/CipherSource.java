package dev.tandem.server.media.srtp;

import java.util.function.Predicate;

/**
 * A library that packet ciphers come from.
 *
 * @param name what settings, logs and metrics call it
 * @param supports the profiles that it has ciphers for
 * @param ciphers makes them
 */
record CipherSource(String name, Predicate<SrtpProfile> supports, PacketCipherProvider ciphers) {}
