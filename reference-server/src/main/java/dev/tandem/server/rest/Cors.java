package dev.tandem.server.rest;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Lets pages of other origins call (Fetch Standard, CORS protocol). */
record Cors(String origin) {

  void allow(Request request, Response response) {
    if (origin.isEmpty() || request.getHeaders().get("Origin") == null) {
      return;
    }
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Access-Control-Allow-Origin", origin);
    headers.put("Access-Control-Expose-Headers", PullMethods.ID_HEADER);
    if (!origin.equals("*")) {
      headers.add("Vary", "Origin");
    }
    if (request.getHeaders().get("Access-Control-Request-Method") != null) {
      headers.put("Access-Control-Allow-Methods", "GET, HEAD, POST, OPTIONS");
      String asked = request.getHeaders().get("Access-Control-Request-Headers");
      headers.put("Access-Control-Allow-Headers", asked == null ? "Content-Type" : asked);
      headers.put("Access-Control-Max-Age", "600");
    }
  }
}
