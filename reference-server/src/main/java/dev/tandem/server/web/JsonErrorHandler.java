package dev.tandem.server.web;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Errors that are found before any handler is asked, such as a broken request line. */
final class JsonErrorHandler implements Request.Handler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Object detail = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    String message =
        status >= HttpStatus.INTERNAL_SERVER_ERROR_500 || detail == null
            ? HttpStatus.getMessage(status)
            : detail.toString();
    String path = request.getHttpURI().getPath();
    new ErrorBody(
            status,
            HttpStatus.getMessage(status).replace(" ", ""),
            message,
            path == null ? "" : path,
            System.currentTimeMillis())
        .send(response, callback);
    return true;
  }
}
