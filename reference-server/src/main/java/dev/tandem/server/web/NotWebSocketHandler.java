package dev.tandem.server.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells whoever opens a signalling port in a browser what the port is for (RFC 9110, 15.5.22). */
final class NotWebSocketHandler extends Handler.Abstract.NonBlocking {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
    new ErrorBody(
            HttpStatus.UPGRADE_REQUIRED_426,
            "UpgradeRequired",
            "this port speaks WebSocket; pages and REST are on http.port and https.port",
            Request.getPathInContext(request),
            System.currentTimeMillis())
        .send(response, callback);
    return true;
  }
}
