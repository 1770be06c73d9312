package dev.tandem.server.media.router;

/**
 * How long a publisher may stay silent.
 *
 * @param firstMediaNs from DTLS to the first packet, nanoseconds
 * @param silenceNs between packets later on, nanoseconds; {@link Long#MAX_VALUE} for ever
 */
public record PublisherDeadlines(long firstMediaNs, long silenceNs) {}
