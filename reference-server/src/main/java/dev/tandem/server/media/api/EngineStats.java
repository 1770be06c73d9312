package dev.tandem.server.media.api;

import java.util.Map;

/**
 * Totals of the media engine.
 *
 * @param loops number of media loops
 * @param publishers open publishing peers
 * @param players open playing peers
 * @param packetsIn datagrams received
 * @param packetsOut datagrams sent
 * @param bytesIn octets received
 * @param bytesOut octets sent
 * @param libraries what serves each part: SRTP by profile, and UDP
 * @param drops dropped packets by reason (lower_snake_case), reasons never vanish
 */
public record EngineStats(
    int loops,
    int publishers,
    int players,
    long packetsIn,
    long packetsOut,
    long bytesIn,
    long bytesOut,
    Map<String, String> libraries,
    Map<String, Long> drops) {}
