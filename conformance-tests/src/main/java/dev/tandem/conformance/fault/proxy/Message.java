package dev.tandem.conformance.fault.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** One signalling message, in the frames in which it came. */
public final class Message {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final List<Frame> frames;
  private final JsonNode whole;

  private Message(List<Frame> frames) {
    this.frames = frames;
    this.whole = isText() ? parse(text()) : MissingNode.getInstance();
  }

  static Message of(List<Frame> frames) {
    return new Message(List.copyOf(frames));
  }

  /** A message with this text, JSON or not. */
  public static Message ofText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Message(List.of(new Frame(Frame.FIN | Frame.TEXT, bytes)));
  }

  /** A message of this name with these elements in its data array. */
  public static Message of(String name, Object... data) {
    ObjectNode whole = JSON.createObjectNode().put("message", name);
    ArrayNode array = whole.putArray("data");
    Arrays.stream(data).forEach(array::addPOJO);
    return ofText(JSON.writeValueAsString(whole));
  }

  /** The same text in a binary frame. */
  public Message asBinary() {
    return new Message(List.of(new Frame(Frame.FIN | Frame.BINARY, bytes())));
  }

  public boolean isText() {
    return frames.getFirst().opcode() == Frame.TEXT;
  }

  /** In how many frames it came. */
  public int parts() {
    return frames.size();
  }

  public int length() {
    return frames.stream().mapToInt(frame -> frame.payload().length).sum();
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** The whole as JSON; a missing node if it is none. */
  public JsonNode json() {
    return whole;
  }

  public String name() {
    return whole.path("message").asString("");
  }

  public boolean is(String name) {
    return name().equals(name);
  }

  /** The first element of the data array; a missing node if there is none. */
  public JsonNode first() {
    return whole.path("data").path(0);
  }

  /** A field of the first element, or "". */
  public String field(String name) {
    return first().path(name).asString("");
  }

  /** The mediaSessionId that it is about, or "". */
  public String streamId() {
    return is("setRemoteSDP") ? first().asString("") : field("mediaSessionId");
  }

  /** Whether it is this status of a stream. */
  public boolean isStatus(String status) {
    return is("notifyStreamStatusEvent") && field("status").equals(status);
  }

  /** The message after an edit of its JSON object; as it is if it is no object. */
  public Message edited(Consumer<ObjectNode> edit) {
    if (!(whole instanceof ObjectNode object)) {
      return this;
    }
    ObjectNode copy = object.deepCopy();
    edit.accept(copy);
    return ofText(JSON.writeValueAsString(copy));
  }

  /** The message after an edit of the first element of its data; as it is if that is no object. */
  public Message withFirst(Consumer<ObjectNode> edit) {
    return edited(copy -> {
      if (copy.path("data").path(0) instanceof ObjectNode first) {
        edit.accept(first);
      }
    });
  }

  /** The message with one field of its first element changed. */
  public Message with(String field, String value) {
    return withFirst(first -> first.put(field, value));
  }

  /** The message without one field of its first element. */
  public Message without(String field) {
    return withFirst(first -> first.remove(field));
  }

  /** The message with the SDP of an answer (setRemoteSDP) or an offer changed. */
  public Message withSdp(UnaryOperator<String> edit) {
    return edited(copy -> {
      JsonNode data = copy.path("data");
      if (data instanceof ArrayNode array && data.path(1).isString()) {
        array.set(1, edit.apply(data.path(1).asString("")));
      } else if (data.path(0) instanceof ObjectNode first && first.path("sdp").isString()) {
        first.put("sdp", edit.apply(first.path("sdp").asString("")));
      }
    });
  }

  List<Frame> frames() {
    return frames;
  }

  @Override
  public String toString() {
    return text();
  }

  private byte[] bytes() {
    if (frames.size() == 1) {
      return frames.getFirst().payload();
    }
    byte[] all = new byte[length()];
    int at = 0;
    for (Frame frame : frames) {
      System.arraycopy(frame.payload(), 0, all, at, frame.payload().length);
      at += frame.payload().length;
    }
    return all;
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JacksonException e) {
      return MissingNode.getInstance();
    }
  }
}
