package dev.tandem.server.republish;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.eclipse.jetty.client.HttpResponseException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.jspecify.annotations.Nullable;

/** Says in words why a connection failed, and what to change. */
final class ConnectionFailure {
  /** What many servers say to who speaks plain HTTP to their TLS port. */
  private static final int PLAIN_HTTP_TO_TLS_PORT = 400;

  private ConnectionFailure() {}

  /** Why a connection could not be opened. */
  static String describe(Throwable failure, URI uri) {
    String host = uri.getHost();
    if (find(failure, CertificateException.class) != null) {
      return "the certificate of "
          + host
          + " is not trusted: "
          + messageOf(failure, CertificateException.class)
          + "; a private authority or the certificate's digest can be configured";
    }
    if (find(failure, SSLException.class) != null) {
      return "no TLS with "
          + host
          + ": "
          + messageOf(failure, SSLException.class)
          + "; if that port is meant for ws, the uri has to begin with ws://";
    }
    if (find(failure, UnknownHostException.class) != null
        || find(failure, UnresolvedAddressException.class) != null) {
      return "the host name " + host + " is not known";
    }
    if (find(failure, ConnectException.class) != null) {
      return "cannot connect: " + messageOf(failure, ConnectException.class);
    }
    if (find(failure, TimeoutException.class) != null
        || find(failure, SocketTimeoutException.class) != null) {
      return "the target did not answer in time";
    }
    return duringUpgrade(failure, uri);
  }

  /**
   * Why an open connection ended.
   *
   * @param statusCode of the close frame, or what stands for its absence (RFC 6455, section 7.4)
   * @param error what went wrong before, if anything did
   */
  static String afterOpening(int statusCode, @Nullable String reason, @Nullable Throwable error) {
    if (error != null && find(error, MessageTooLargeException.class) != null) {
      return "the target sent a message of more than " + JettySignalling.MAX_MESSAGE + " octets";
    }
    if (statusCode == StatusCode.ABNORMAL || statusCode == StatusCode.NO_CLOSE) {
      return "the connection to the target broke" + (error == null ? "" : ": " + error);
    }
    String words = reason == null || reason.isEmpty() ? "" : " \"" + reason + "\"";
    return "the target closed the connection with code " + statusCode + words;
  }

  private static String duringUpgrade(Throwable failure, URI uri) {
    UpgradeException upgrade = find(failure, UpgradeException.class);
    if (upgrade != null && upgrade.getResponseStatusCode() > 0) {
      return "the target answered the WebSocket upgrade with HTTP status "
          + upgrade.getResponseStatusCode()
          + (upgrade.getResponseStatusCode() == PLAIN_HTTP_TO_TLS_PORT ? perhapsTls(uri) : "");
    }
    boolean noHttp =
        find(failure, HttpException.class) != null
            || find(failure, HttpResponseException.class) != null
            || find(failure, EOFException.class) != null
            || find(failure, ClosedChannelException.class) != null;
    if (noHttp) {
      return "the target ended the connection or sent no HTTP" + perhapsTls(uri);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "the connection failed: " + root;
  }

  private static String perhapsTls(URI uri) {
    return "ws".equals(uri.getScheme())
        ? "; if that port is meant for wss, the uri has to begin with wss://"
        : "";
  }

  private static <T extends Throwable> String messageOf(Throwable failure, Class<T> type) {
    T found = find(failure, type);
    return found == null ? "" : String.valueOf(found.getMessage());
  }

  private static <T> @Nullable T find(Throwable failure, Class<T> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    return null;
  }
}
