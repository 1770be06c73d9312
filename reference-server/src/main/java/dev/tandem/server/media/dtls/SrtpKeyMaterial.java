package dev.tandem.server.media.dtls;

/**
 * The master keys that a handshake agreed on (RFC 5764, section 4.2).
 *
 * @param protectionProfile the {@code use_srtp} value of the profile that the keys are for
 * @param localKey protects what this side sends
 * @param localSalt belongs to {@code localKey}
 * @param remoteKey protects what the peer sends
 * @param remoteSalt belongs to {@code remoteKey}
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, compared by nobody
public record SrtpKeyMaterial(
    int protectionProfile,
    byte[] localKey,
    byte[] localSalt,
    byte[] remoteKey,
    byte[] remoteSalt) {}
