package dev.tandem.server.media.api;

import dev.tandem.server.media.dtls.Fingerprint;
import dev.tandem.server.media.ice.IceCandidate;
import dev.tandem.server.media.ice.IceCredentials;
import java.util.List;

/** Our side of one peer's transport, as SDP has to carry it. */
public record LocalTransport(
    IceCredentials ice, Fingerprint fingerprint, List<IceCandidate> candidates) {}
