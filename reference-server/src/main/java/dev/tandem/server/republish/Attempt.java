package dev.tandem.server.republish;

import dev.tandem.server.signalling.message.BadMessageException;
import dev.tandem.server.signalling.message.Fields;
import dev.tandem.server.signalling.message.WcsMessage;
import dev.tandem.server.signalling.sdp.NoCommonCodecsException;
import dev.tandem.server.signalling.sdp.SdpException;
import dev.tandem.server.stream.StreamEvent;
import dev.tandem.server.stream.StreamInfos;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One try to move one stream: connection, offer, answer, media, farewell, each with a deadline.
 * Lives on the session's serial executor.
 */
final class Attempt implements AgentConnection.Listener, Leg.Events {
  private static final Set<String> TERMINAL = Set.of("FAILED", "STOPPED", "UNPUBLISHED");
  private static final Set<String> ACTIVE = Set.of("PUBLISHING", "PLAYING");

  /** What an attempt tells its session. */
  interface Listener {
    void status(RepublishStatus status, String reason);

    /** Called once. The farewell may still be under way. */
    void ended(AttemptEnd end);
  }

  private final AgentContext context;
  private final Executor serial;
  private final TargetUri target;
  private final Leg leg;
  private final Listener listener;
  private final AgentConnection connection;
  private final CompletableFuture<Void> farewell = new CompletableFuture<>();
  private RepublishStatus status = RepublishStatus.NEW;
  private Timer.@Nullable Waiting deadline;
  private boolean ended;
  private boolean endedByTarget;
  private boolean activeBeforeAnswer;

  Attempt(AgentContext context, Executor serial, TargetUri target, Leg leg, Listener listener) {
    this.context = context;
    this.serial = serial;
    this.target = target;
    this.leg = leg;
    this.listener = listener;
    this.connection = new AgentConnection(context, serial, this);
  }

  void start() {
    RepublishOptions.Deadlines deadlines = context.options().deadlines();
    enter(
        RepublishStatus.NEW,
        "connecting to the target",
        deadlines.connect(),
        "the target did not accept the connection");
    try {
      leg.open(this);
      connection.open(target);
    } catch (RuntimeException e) {
      end(AttemptEnd.failed("the attempt could not be started: " + e.getMessage()));
    }
  }

  /** Completes when the target knows that the stream is over, or was given the time to. */
  CompletableFuture<Void> farewell() {
    return farewell;
  }

  @Override
  public void connected() {
    if (!ended) {
      enter(
          RepublishStatus.NEW,
          "connected, waiting for getUserData",
          context.options().deadlines().handshake(),
          "the target, which may be no WCS server, did not send getUserData");
    }
  }

  @Override
  public void ready() {
    if (ended || status != RepublishStatus.NEW) {
      return;
    }
    enter(
        RepublishStatus.PENDING,
        "the offer was sent",
        context.options().deadlines().answer(),
        "the target did not answer the offer");
    connection.send(leg.offer());
  }

  @Override
  public void message(WcsMessage message) {
    try {
      switch (message.name()) {
        case "setRemoteSDP" -> answered(message);
        case "notifyStreamStatusEvent" -> statusChanged(message.fields(), "mediaSessionId");
        case "notifyStreamEvent" -> eventArrived(message.fields());
        case "fail" -> failed(message.fields());
        default -> {} // nothing else concerns a stream that is moved
      }
    } catch (BadMessageException e) {
      end(AttemptEnd.failed("the target sent a malformed message: " + e.getMessage()));
    }
  }

  @Override
  public void lost(String reason) {
    if (ended) {
      finish();
    } else {
      end(AttemptEnd.failed(reason));
    }
  }

  private void answered(WcsMessage message) throws BadMessageException {
    if (message.data().size() < 2 || !message.data().get(1).isString()) {
      throw new BadMessageException("setRemoteSDP without an SDP");
    }
    if (ended || status != RepublishStatus.PENDING || !isOurs(message.data().getFirst())) {
      return;
    }
    try {
      leg.answer(message.data().get(1).stringValue());
    } catch (NoCommonCodecsException e) {
      end(new AttemptEnd(true, said(e), StreamInfos.NO_COMMON_CODECS));
      return;
    } catch (SdpException e) {
      end(AttemptEnd.failed("the target's answer cannot be used: " + said(e)));
      return;
    }
    enter(
        RepublishStatus.PROCESSED_REMOTE,
        "the answer was applied, media are being connected",
        context.options().deadlines().firstMedia(),
        "no media flowed after the answer");
    if (activeBeforeAnswer) {
      leg.remoteActive();
    }
  }

  private static String said(Exception e) {
    return String.valueOf(e.getMessage());
  }

  private boolean isOurs(JsonNode mediaSessionId) {
    return mediaSessionId.isString()
        && mediaSessionId.stringValue().equals(leg.remoteMediaSessionId());
  }

  private void statusChanged(Fields fields, String idField) throws BadMessageException {
    if (!fields.text(idField).equals(leg.remoteMediaSessionId())) {
      return;
    }
    String remoteStatus = fields.text("status");
    if (TERMINAL.contains(remoteStatus)) {
      endedByTarget = true;
      if (ended) {
        finish();
      } else {
        end(AttemptEnd.byTarget(remoteStatus, fields.text("info")));
      }
    } else if (!ended && ACTIVE.contains(remoteStatus)) {
      if (status == RepublishStatus.PROCESSED_REMOTE) {
        leg.remoteActive();
      } else {
        activeBeforeAnswer = true;
      }
    }
  }

  private void failed(Fields fields) throws BadMessageException {
    if (fields.text("apiMethod").equals("StreamStatusEvent")) {
      statusChanged(fields, "id");
    }
  }

  private void eventArrived(Fields fields) throws BadMessageException {
    if (!ended && fields.text("mediaSessionId").equals(leg.remoteMediaSessionId())) {
      leg.remoteEvent(new StreamEvent(fields.requiredText("type"), fields.value("payload")));
    }
  }

  @Override
  public void established() {
    serial.execute(() -> {
      if (!ended && status == RepublishStatus.PROCESSED_REMOTE) {
        cancelDeadline();
        status = RepublishStatus.ESTABLISHED;
        listener.status(status, "media flow");
      }
    });
  }

  @Override
  public void send(WcsMessage message) {
    serial.execute(() -> {
      if (!ended && status == RepublishStatus.ESTABLISHED) {
        connection.send(message);
      }
    });
  }

  @Override
  public void ended(AttemptEnd end) {
    serial.execute(() -> end(end));
  }

  /** Ends the attempt, with a farewell to a target that may hold the stream. */
  void end(AttemptEnd end) {
    if (ended) {
      return;
    }
    ended = true;
    cancelDeadline();
    boolean targetHoldsStream =
        connection.isReady() && status != RepublishStatus.NEW && !endedByTarget;
    if (targetHoldsStream) {
      connection.send(leg.farewell());
      deadline = after(context.options().deadlines().farewell(), this::finish);
    } else {
      finish();
    }
    leg.close(end);
    listener.ended(end);
  }

  private void finish() {
    cancelDeadline();
    connection.close();
    farewell.complete(null);
  }

  private void enter(RepublishStatus newStatus, String reason, Duration time, String otherwise) {
    cancelDeadline();
    status = newStatus;
    deadline =
        after(
            time,
            () -> end(AttemptEnd.failed(otherwise + " within " + time.toMillis() / 1000.0 + " s")));
    listener.status(newStatus, reason);
  }

  private Timer.Waiting after(Duration time, Runnable task) {
    return context.timer().schedule(time, () -> serial.execute(task));
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel();
      deadline = null;
    }
  }
}
