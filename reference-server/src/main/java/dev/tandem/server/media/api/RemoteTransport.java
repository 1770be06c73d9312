package dev.tandem.server.media.api;

import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import java.util.List;

/**
 * The peer's side of a transport, as its SDP told it.
 *
 * @param fingerprints one of them must match the certificate
 * @param dtlsClient true where WE open the DTLS handshake (the peer is {@code setup:passive})
 * @param candidates may be empty: browsers are learnt as peer-reflexive
 */
public record RemoteTransport(
    IceCredentials ice,
    List<Fingerprint> fingerprints,
    boolean dtlsClient,
    List<IceCandidate> candidates) {}
