package dev.tandem.server.rest;

import org.eclipse.jetty.http.HttpStatus;

/** A request that is answered with an error. The message is for the person who sent it. */
public final class RestException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;

  /**
   * @param status HTTP status
   * @param kind short name of the kind of error, for programs
   */
  RestException(int status, String kind, String message) {
    super(message);
    this.status = status;
    this.kind = kind;
  }

  static RestException badRequest(String message) {
    return new RestException(HttpStatus.BAD_REQUEST_400, "BadRequest", message);
  }

  static RestException notFound(String message) {
    return new RestException(HttpStatus.NOT_FOUND_404, "NotFound", message);
  }

  static RestException conflict(String message) {
    return new RestException(HttpStatus.CONFLICT_409, "Conflict", message);
  }

  static RestException tooLarge(String message) {
    return new RestException(HttpStatus.PAYLOAD_TOO_LARGE_413, "ContentTooLarge", message);
  }

  int status() {
    return status;
  }

  String kind() {
    return kind;
  }
}
