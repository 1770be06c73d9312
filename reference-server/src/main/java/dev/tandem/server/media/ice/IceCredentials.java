package dev.tandem.server.media.ice;

/**
 * User name fragment and password (RFC 8445, section 5.3).
 *
 * @param ufrag 4 to 256 ice-chars
 * @param password 22 to 256 ice-chars
 */
public record IceCredentials(String ufrag, String password) {}
