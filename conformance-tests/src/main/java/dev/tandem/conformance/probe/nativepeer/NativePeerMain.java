package dev.tandem.conformance.probe.nativepeer;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioDeviceModuleBase;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrackSource;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import dev.tandem.conformance.probe.WsClient;
import dev.tandem.conformance.probe.WsMessage;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/**
 * The process of one native peer. Arguments: {@code load}, or {@code play ws name}, or {@code
 * publish ws name tag toneHz}. It ends when its standard input does.
 */
final class NativePeerMain {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long TELL_NS = 100_000_000;

  private final boolean publishes;
  private final NativeSink sink = new NativeSink();
  private final PeerConnectionFactory factory;

  private NativePeerMain(boolean publishes) {
    this.publishes = publishes;
    // the dummy module never plays what is received, the headless one aborts with a custom source
    AudioDeviceModuleBase devices =
        publishes ? new AudioDeviceModule(AudioLayer.kDummyAudio) : new HeadlessAudioDeviceModule();
    factory = new PeerConnectionFactory(devices);
  }

  public static void main(String[] args) throws IOException {
    boolean publishes = args[0].equals("publish");
    NativePeerMain peer = new NativePeerMain(publishes);
    if (!args[0].equals("load")) {
      peer.begin(args);
      while (System.in.read() >= 0) {
        // whoever started this process says nothing more
      }
    }
    // threads of the native library would keep the process alive
    Runtime.getRuntime().halt(0);
  }

  private void begin(String[] args) {
    RTCPeerConnection peer = factory.createPeerConnection(new RTCConfiguration(), sink);
    if (publishes) {
      NativeSource source = new NativeSource(Integer.parseInt(args[3]), Integer.parseInt(args[4]));
      add(peer, source.audio(), source.video(), RTCRtpTransceiverDirection.SEND_ONLY);
      source.start();
    } else {
      // there is no receive-only offer without a track
      AudioTrackSource silent = factory.createAudioSource(new AudioOptions());
      add(peer, silent, new CustomVideoSource(), RTCRtpTransceiverDirection.RECV_ONLY);
    }
    String offer = Descriptions.offer(peer);
    WsClient client = WsClient.connect(URI.create(args[1]));
    String id = UUID.randomUUID().toString();
    client.send(publishes ? "publishStream" : "playStream", stream(id, args[2], offer));
    Descriptions.answer(peer, client.awaitAnswer(id));
    Thread.ofVirtual().start(() -> tell(client, id));
  }

  private void add(
      RTCPeerConnection peer,
      AudioTrackSource audio,
      VideoTrackSource video,
      RTCRtpTransceiverDirection direction) {
    for (MediaStreamTrack track :
        List.of(factory.createAudioTrack("a", audio), factory.createVideoTrack("v", video))) {
      RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
      init.direction = direction;
      peer.addTransceiver(track, init);
    }
  }

  private Map<String, Object> stream(String id, String name, String offer) {
    return Map.of(
        "mediaSessionId",
        id,
        "name",
        name,
        "published",
        publishes,
        "hasVideo",
        true,
        "hasAudio",
        true,
        "status",
        "PENDING",
        "record",
        false,
        "mediaProvider",
        "WebRTC",
        "sdp",
        offer);
  }

  private void tell(WsClient client, String id) {
    while (!client.isClosed()) {
      System.out.println(JSON.writeValueAsString(line(client, id)));
      LockSupport.parkNanos(TELL_NS);
    }
  }

  private Map<String, Object> line(WsClient client, String id) {
    List<String> statuses = new ArrayList<>();
    for (WsMessage message : client.received("notifyStreamStatusEvent")) {
      if (message.first().path("mediaSessionId").asString("").equals(id)) {
        statuses.add((message.status() + " " + message.info()).strip());
      }
    }
    Map<String, Object> line = new HashMap<>(sink.sums());
    line.put("statuses", statuses);
    return line;
  }
}
