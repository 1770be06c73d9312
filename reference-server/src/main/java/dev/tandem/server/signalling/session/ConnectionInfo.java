package dev.tandem.server.signalling.session;

import java.time.Instant;
import java.util.List;

/**
 * One connection, as REST shows it.
 *
 * @param sessionId this server's key of the connection, also its authToken
 * @param appKey application that the client named
 * @param clientVersion version of the client's library
 * @param clientOSVersion what the client says of its system
 * @param clientBrowserVersion what the client says of its browser
 * @param mediaProviders what the client can play with
 * @param remoteAddress the client's address and port
 * @param created when the WebSocket was opened
 */
public record ConnectionInfo(
    String sessionId,
    String appKey,
    String clientVersion,
    String clientOSVersion,
    String clientBrowserVersion,
    List<String> mediaProviders,
    String remoteAddress,
    Instant created) {}
