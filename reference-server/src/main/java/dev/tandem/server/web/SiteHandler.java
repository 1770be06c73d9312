package dev.tandem.server.web;

import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.jspecify.annotations.Nullable;

/**
 * Serves the files of one directory, nothing outside it and no listings. Browsers keep files and
 * ask each time whether they have changed, so that a rebuilt page is seen at once.
 */
public final class SiteHandler extends Handler.Wrapper {

  private final boolean present;

  /**
   * @param directory null where there are no pages
   */
  public SiteHandler(@Nullable Path directory) {
    present = directory != null;
    if (directory != null) {
      ResourceHandler files = new ResourceHandler();
      files.setBaseResource(ResourceFactory.of(files).newResource(directory));
      files.setDirAllowed(false);
      files.setWelcomeFiles("index.html");
      files.setEtags(true);
      files.setCacheControl("no-cache");
      // a context refuses paths that reach a file by another name than its own
      setHandler(new ContextHandler(files, "/"));
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
      error(request, HttpStatus.METHOD_NOT_ALLOWED_405, "pages can be read only")
          .send(response, callback);
      return true;
    }
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    if (!present) {
      error(request, HttpStatus.NOT_FOUND_404, "there are no pages here; set site.dir")
          .send(response, callback);
    } else if (!super.handle(request, response, callback)) {
      error(request, HttpStatus.NOT_FOUND_404, "there is no such page").send(response, callback);
    }
    return true;
  }

  private static ErrorBody error(Request request, int status, String message) {
    return new ErrorBody(
        status,
        status == HttpStatus.NOT_FOUND_404 ? "NotFound" : "MethodNotAllowed",
        message,
        Request.getPathInContext(request),
        System.currentTimeMillis());
  }
}
