package dev.tandem.server.media.transport;

import dev.tandem.server.media.dtls.DtlsAssociations;
import dev.tandem.server.media.srtp.PacketCipherProvider;

/**
 * What all transports of an engine share.
 *
 * @param dtls opens DTLS associations under the server's certificate
 * @param dtlsDeadlineMs how long a handshake may take, milliseconds
 * @param ciphers makes the packet ciphers
 */
public record TransportParts(
    DtlsAssociations dtls, long dtlsDeadlineMs, PacketCipherProvider ciphers) {}
