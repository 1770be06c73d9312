package dev.tandem.server.media;

import dev.tandem.server.media.ice.IceTimeouts;
import dev.tandem.server.media.router.PublisherDeadlines;
import dev.tandem.server.media.udp.UdpIo;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the media engine is set up.
 *
 * @param portFrom first UDP and TCP port; each loop takes the first free one from here on
 * @param portTo last port that may be taken
 * @param loops number of media loops, at most one for each port
 * @param bindAddress local address of all sockets, or null for all addresses
 * @param advertisedAddresses addresses in our candidates; empty for all that this machine has
 * @param agentPortFrom first UDP port for peers that we call, or 0 for any free port
 * @param agentPortTo last UDP port for peers that we call
 * @param tcpCandidates whether every answer also carries ICE-TCP candidates
 * @param socketBufferBytes wanted size of the kernel's socket buffers
 * @param udpIo how UDP ports reach the operating system
 * @param udpSegments how many packets to one peer may leave in one call
 * @param restNs how long a loop leaves its sockets alone when it has nothing to do, nanoseconds; 0:
 *     each packet wakes it
 * @param ice deadlines of ICE
 * @param dtlsDeadlineMs how long a DTLS handshake may take, milliseconds
 * @param publisher how long a publisher may stay silent
 */
public record MediaOptions(
    int portFrom,
    int portTo,
    int loops,
    @Nullable InetAddress bindAddress,
    List<InetAddress> advertisedAddresses,
    int agentPortFrom,
    int agentPortTo,
    boolean tcpCandidates,
    int socketBufferBytes,
    UdpIo udpIo,
    int udpSegments,
    long restNs,
    IceTimeouts ice,
    long dtlsDeadlineMs,
    PublisherDeadlines publisher) {}
