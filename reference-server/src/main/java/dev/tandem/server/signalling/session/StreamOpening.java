package dev.tandem.server.signalling.session;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.NoCommonCodecsException;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.stream.LiveStream;
import dev.tandem.server.stream.StreamAttributes;
import dev.tandem.server.stream.StreamEnd;
import dev.tandem.server.stream.StreamInfos;
import dev.tandem.server.stream.StreamRefusedException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code publishStream} and {@code playStream} have in common: the request is read, the stream
 * registered and negotiated, and a refusal becomes one FAILED status, since the vendor's client
 * would wait for ever without it. Single-threaded.
 */
final class StreamOpening {
  private static final Logger LOG = LoggerFactory.getLogger(StreamOpening.class);

  private final SessionContext session;
  private final boolean published;

  StreamOpening(SessionContext session, boolean published) {
    this.session = session;
    this.published = published;
  }

  /** Puts a requested stream into the registry. */
  @FunctionalInterface
  interface Registration<S extends LiveStream> {
    S register(StreamRequest request) throws StreamRefusedException;
  }

  /** Answers the offer and starts the stream's media peer. */
  @FunctionalInterface
  interface Start<S extends LiveStream> {
    void start(S stream, StreamRequest request) throws SdpException;
  }

  <S extends LiveStream> void open(WcsMessage message, Registration<S> registration, Start<S> start)
      throws BadMessageException {
    Fields fields = message.fields();
    String mediaSessionId = fields.text("mediaSessionId");
    String name = fields.textOr("name", "");
    ClientIdentity client = session.identity();
    if (client == null) {
      refuse(mediaSessionId, name, StreamInfos.SESSION_NOT_READY, "Send connection first");
    } else if (mediaSessionId.isEmpty()) {
      refuse("", name, StreamInfos.MEDIA_SESSION_ID_NULL, "");
    } else if (session.streams().find(mediaSessionId).isPresent()) {
      refuseBesideLiveStream(message.name(), mediaSessionId);
    } else if (session.streams().isFull()) {
      refuse(
          mediaSessionId,
          name,
          StreamInfos.FAILED_BY_ERROR,
          "A connection may have " + session.streams().limit() + " streams at a time");
    } else {
      open(fields, client.appKey(), mediaSessionId, registration, start);
    }
  }

  private <S extends LiveStream> void open(
      Fields fields,
      String appKey,
      String mediaSessionId,
      Registration<S> registration,
      Start<S> start) {
    StreamRequest request;
    S stream;
    try {
      request = StreamRequest.read(fields, appKey, session.id(), mediaSessionId);
      stream = registration.register(request);
    } catch (BadMessageException e) {
      refuse(
          mediaSessionId, fields.textOr("name", ""), StreamInfos.FAILED_BY_ERROR, e.getMessage());
      return;
    } catch (StreamRefusedException e) {
      refuse(mediaSessionId, fields.textOr("name", ""), e.info(), "");
      return;
    }
    session.streams().add(stream);
    try {
      start.start(stream, request);
    } catch (NoCommonCodecsException e) {
      stream.end(StreamEnd.failed(StreamInfos.NO_COMMON_CODECS, textOf(e)));
    } catch (SdpException e) {
      stream.end(StreamEnd.failed(StreamInfos.FAILED_BY_ERROR, textOf(e)));
    } catch (RuntimeException e) {
      LOG.atError().addKeyValue("mediaSessionId", mediaSessionId).setCause(e).log("Not started");
      stream.end(StreamEnd.failed(StreamInfos.FAILED_BY_ERROR, "Internal error"));
    }
  }

  private static String textOf(SdpException problem) {
    return Objects.requireNonNullElse(problem.getMessage(), "");
  }

  /** A status would name the live stream, and its page would take it for the end of that. */
  private void refuseBesideLiveStream(String apiMethod, String mediaSessionId) {
    LOG.atInfo()
        .addKeyValue("mediaSessionId", mediaSessionId)
        .log("Refused {}: {}", apiMethod, StreamInfos.MEDIA_SESSION_ID_IN_USE);
    session
        .outbox()
        .send(ServerMessages.fail(apiMethod, mediaSessionId, StreamInfos.MEDIA_SESSION_ID_IN_USE));
  }

  private void refuse(String mediaSessionId, String name, String info, String detail) {
    LOG.atInfo()
        .addKeyValue("mediaSessionId", mediaSessionId)
        .addKeyValue("stream", name)
        .log("Refused: {} {}", info, detail);
    session
        .outbox()
        .send(
            StatusMessages.refused(
                mediaSessionId, name, published, StreamEnd.failed(info, detail)));
  }

  /** The stream ended: its owner's view of it goes, and the client is told. From any thread. */
  void ended(StreamAttributes stream, StreamEnd end) {
    session.mailbox().execute(() -> tellEnd(stream, end));
  }

  private void tellEnd(StreamAttributes stream, StreamEnd end) {
    session.streams().remove(stream.mediaSessionId());
    session.outbox().send(StatusMessages.ended(stream, published, end));
    LOG.atInfo()
        .addKeyValue("mediaSessionId", stream.mediaSessionId())
        .addKeyValue("stream", stream.name())
        .log("{}: {} {}", end.status(), end.info(), end.detail());
  }
}
