package dev.tandem.load.target.janus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.load.target.TargetException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class JanusSessionTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String ACK = "{\"janus\":\"ack\"}";

  @Test
  void aReplyThatComesAsAnEventReachesWhoAsked() throws Exception {
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> ACK);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      JanusHandle handle = session.attach();
      janus.event(
          """
          {"janus":"keepalive"}\
          """);
      janus.eventAfterMessage(
          """
          [{"janus":"event","sender":2,"transaction":"%s","plugindata":{"data":{"id":77}},\
          "jsep":{"type":"answer","sdp":"v=0"}}]\
          """);

      JanusHandle.Reply reply = JanusRoom.publish(handle, 5, "the offer");

      assertThat(reply.data().path("id").asLong()).isEqualTo(77);
      assertThat(reply.sdp()).isEqualTo("v=0");
      assertThat(janus.messages().getFirst().path("jsep").path("sdp").asString())
          .isEqualTo("the offer");
    }
  }

  @Test
  void aReplyThatComesAtOnceReachesWhoAsked() throws Exception {
    String created = "{\"janus\":\"success\",\"plugindata\":{\"data\":{\"room\":4711}}}";
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> created);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      assertThat(JanusRoom.create(session.attach(), "stream")).isEqualTo(4711);
      assertThat(janus.messages().getFirst().path("body").path("description").asString())
          .isEqualTo("stream");
    }
  }

  @Test
  void theRoomsRefusalIsToldInItsWords() throws Exception {
    String refusal =
        """
        {"janus":"success","plugindata":{"data":{"error_code":428,"error":"No such feed (9)"}}}\
        """;
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> refusal);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      JanusHandle handle = session.attach();

      assertThatThrownBy(() -> JanusRoom.subscribe(handle, new JanusRoom.Feed(5, 9)))
          .isInstanceOf(TargetException.class)
          .hasMessage("the VideoRoom refused join: No such feed (9) (code 428)");
    }
  }

  @Test
  void theCoresRefusalIsToldInItsWords() throws Exception {
    String refusal =
        """
        {"janus":"error","error":{"code":458,"reason":"No such session"}}\
        """;
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> refusal);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      JanusHandle handle = session.attach();

      assertThatThrownBy(() -> JanusRoom.find(handle, "stream"))
          .isInstanceOf(TargetException.class)
          .hasMessage("Janus refused: No such session (code 458)");
    }
  }

  @Test
  void aHangUpIsTold() throws Exception {
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> ACK);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      JanusHandle handle = session.attach();
      CompletableFuture<String> ended = new CompletableFuture<>();
      handle.onEnd(ended::complete);

      janus.event(
          """
          {"janus":"hangup","sender":2,"reason":"ICE failed"}\
          """);

      assertThat(ended.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
          .isEqualTo("Janus hung up: ICE failed");
      assertThatThrownBy(handle::awaitUp).hasMessageContaining("ICE failed");
    }
  }

  @Test
  void aPeerConnectionIsUpWhenJanusSaysSo() throws Exception {
    try (ScriptedJanus janus = new ScriptedJanus(transaction -> ACK);
        JanusSession session = JanusSession.open(janus.uri(), LIMIT)) {
      JanusHandle handle = session.attach();
      janus.event(
          """
          {"janus":"webrtcup","sender":2}\
          """);

      handle.awaitUp();

      assertThat(session.lost()).isNull();
    }
  }
}
