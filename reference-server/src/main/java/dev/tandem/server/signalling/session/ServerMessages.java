package dev.tandem.server.signalling.session;

import dev.tandem.server.media.api.PeerStats;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.stream.StreamEvent;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Builds the messages from server to client that are not about a stream's status. */
final class ServerMessages {
  private ServerMessages() {}

  /** Makes the client's session ESTABLISHED. Sent once, since clients start their work on it. */
  static WcsMessage userData(String sessionId, ClientIdentity client) {
    ObjectNode data = WcsMessage.object();
    data.put("status", "ESTABLISHED");
    data.put("authToken", sessionId);
    data.put("sessionId", sessionId);
    data.put("appKey", client.appKey());
    data.put("clientVersion", client.clientVersion());
    data.put("clientOSVersion", client.clientOSVersion());
    data.put("clientBrowserVersion", client.clientBrowserVersion());
    client.mediaProviders().forEach(data.putArray("mediaProviders")::add);
    data.put("keepAlive", client.keepAlive());
    data.put("useWsTunnel", false);
    data.put("useWsTunnelPacketization2", false);
    data.put("useBase64BinaryEncoding", false);
    data.put("forceLogger", false);
    return WcsMessage.of("getUserData", data);
  }

  static WcsMessage version(String version) {
    return WcsMessage.of("getVersion", StringNode.valueOf(version));
  }

  /** The answer to a client's offer; the third argument tells native clients that it is one. */
  static WcsMessage remoteSdp(String mediaSessionId, String answer) {
    return WcsMessage.of(
        "setRemoteSDP",
        StringNode.valueOf(mediaSessionId),
        StringNode.valueOf(answer),
        BooleanNode.TRUE);
  }

  static WcsMessage streamEvent(String mediaSessionId, StreamEvent event) {
    ObjectNode data = WcsMessage.object();
    data.put("mediaSessionId", mediaSessionId);
    data.put("type", event.type());
    if (event.payload() != null) {
      data.set("payload", event.payload());
    }
    return WcsMessage.of("notifyStreamEvent", data);
  }

  /** An event whose payload is one text under "info". */
  static WcsMessage streamEvent(String mediaSessionId, String type, String info) {
    return streamEvent(
        mediaSessionId, new StreamEvent(type, WcsMessage.object().put("info", info)));
  }

  static WcsMessage videoFormat(String mediaSessionId, int width, int height) {
    ObjectNode data = WcsMessage.object();
    data.put("mediaSessionId", mediaSessionId);
    data.put("status", "RESIZE");
    data.put("streamerVideoWidth", width);
    data.put("streamerVideoHeight", height);
    return WcsMessage.of("notifyVideoFormat", data);
  }

  static WcsMessage resize(String mediaSessionId, int width, int height) {
    ObjectNode payload = WcsMessage.object();
    payload.put("streamerVideoWidth", width);
    payload.put("streamerVideoHeight", height);
    return streamEvent(mediaSessionId, new StreamEvent(StreamEvent.RESIZE, payload));
  }

  /** Figures of a stream's video: inbound is what the server receives, outbound what it sends. */
  static WcsMessage videoRate(String mediaSessionId, boolean inbound, PeerStats stats) {
    ObjectNode data = WcsMessage.object();
    data.put("mediaSessionId", mediaSessionId);
    data.put("videoRate", stats.videoBps());
    data.put("fps", stats.framesPerSecond());
    data.put("nack", stats.nacks());
    data.put("pli", stats.plis());
    data.put("lostPackets", stats.packetsLost());
    data.put("width", stats.width());
    data.put("height", stats.height());
    return WcsMessage.of(inbound ? "inboundVideoRate" : "outboundVideoRate", data);
  }

  /** Clients compare the status with the string "true". */
  static WcsMessage availableStream(String id, boolean available, String info) {
    ObjectNode data = WcsMessage.object();
    data.put("id", id);
    data.put("status", available ? "true" : "false");
    data.put("info", info);
    return WcsMessage.of("availableStream", data);
  }

  static WcsMessage dataStatus(String operationId, boolean accepted, String info) {
    ObjectNode data = WcsMessage.object();
    data.put("operationId", operationId);
    data.put("status", accepted ? "ACCEPTED" : "FAILED");
    data.put("info", info);
    return WcsMessage.of("DataStatusEvent", data);
  }

  static WcsMessage sessionDebug(String status) {
    return WcsMessage.of("notifySessionDebugEvent", WcsMessage.object().put("status", status));
  }

  /** What the client sent could not be done. */
  static WcsMessage fail(String apiMethod, String id, String info) {
    ObjectNode data = WcsMessage.object();
    data.put("apiMethod", apiMethod);
    data.put("id", id);
    data.put("status", "FAILED");
    data.put("info", info);
    return WcsMessage.of("fail", data);
  }
}
