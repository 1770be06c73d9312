package dev.tandem.server.rest;

import java.util.Set;

/**
 * A path and what answers on it.
 *
 * @param verbs allowed HTTP methods
 * @param readsBody whether the method takes a JSON object
 * @param method what answers
 */
record Route(String path, Set<String> verbs, boolean readsBody, Method method) {

  /** Answers a request. */
  @FunctionalInterface
  interface Method {
    RestResponse call(RestRequest request) throws RestException;
  }

  /** A method with a JSON object as its argument. */
  static Route withBody(String path, Method method) {
    return new Route(path, Set.of("POST"), true, method);
  }

  /** A method of the API without arguments: clients use GET and POST for it. */
  static Route withoutBody(String path, Method method) {
    return new Route(path, Set.of("GET", "HEAD", "POST"), false, method);
  }

  /** Something to look at. */
  static Route page(String path, Method method) {
    return new Route(path, Set.of("GET", "HEAD"), false, method);
  }
}
