package dev.tandem.server.media.dtls;

/**
 * A certificate fingerprint (RFC 8122).
 *
 * @param algorithm lower-case hash name, such as {@code sha-256}
 * @param value upper-case hex octets separated by colons
 */
public record Fingerprint(String algorithm, String value) {}
