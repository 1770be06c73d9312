package dev.tandem.conformance.live;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCRtpTransceiverDirection;
import dev.onvoid.webrtc.RTCRtpTransceiverInit;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.tandem.conformance.probe.WsClient;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays a stream with libwebrtc and no browser, in a process of its own since a crash of the native
 * library would end the tests. Arguments: ws address, stream name. Exit status 0 once frames and
 * sound have arrived.
 */
final class NativePlayer {
  private static final int FRAMES = 15;
  private static final int SOUNDS = 50;
  private static final long DEADLINE_S = 30;

  private final CountDownLatch frames = new CountDownLatch(FRAMES);
  private final CountDownLatch sounds = new CountDownLatch(SOUNDS);
  private final AtomicInteger loudest = new AtomicInteger();

  private NativePlayer() {}

  public static void main(String[] args) throws Exception {
    boolean played = new NativePlayer().play(URI.create(args[0]), args[1]);
    // the native library's threads would keep the process alive
    Runtime.getRuntime().halt(played ? 0 : 1);
  }

  private boolean play(URI ws, String stream) throws Exception {
    PeerConnectionFactory factory = new PeerConnectionFactory(new HeadlessAudioDeviceModule());
    RTCPeerConnection peer = factory.createPeerConnection(new RTCConfiguration(), new Observer());
    receiveOnly(peer, factory.createAudioTrack("a", factory.createAudioSource(new AudioOptions())));
    receiveOnly(peer, factory.createVideoTrack("v", new CustomVideoSource()));
    String offer = offer(peer);
    try (WsClient client = WsClient.connect(ws)) {
      String id = SampleOffer.newId();
      client.send("playStream", SampleOffer.play(id, stream, offer));
      RTCSessionDescription answer =
          new RTCSessionDescription(RTCSdpType.ANSWER, client.awaitAnswer(id));
      Done applied = new Done();
      peer.setRemoteDescription(answer, applied);
      applied.await();
      boolean seen = frames.await(DEADLINE_S, TimeUnit.SECONDS);
      boolean heard = sounds.await(DEADLINE_S, TimeUnit.SECONDS) && loudest.get() > 0;
      System.out.printf("frames %s, sound %s, loudest %d%n", seen, heard, loudest.get());
      return seen && heard;
    }
  }

  private static void receiveOnly(RTCPeerConnection peer, MediaStreamTrack dummy) {
    RTCRtpTransceiverInit init = new RTCRtpTransceiverInit();
    init.direction = RTCRtpTransceiverDirection.RECV_ONLY;
    peer.addTransceiver(dummy, init);
  }

  private static String offer(RTCPeerConnection peer) throws Exception {
    Created created = new Created();
    peer.createOffer(new RTCOfferOptions(), created);
    RTCSessionDescription offer = created.offer.get(DEADLINE_S, TimeUnit.SECONDS);
    Done applied = new Done();
    peer.setLocalDescription(offer, applied);
    applied.await();
    return offer.sdp;
  }

  private void hear(byte[] samples) {
    for (int i = 0; i + 1 < samples.length; i += 2) {
      int sample = (short) ((samples[i] & 0xff) | samples[i + 1] << 8);
      loudest.accumulateAndGet(Math.abs(sample), Math::max);
    }
    sounds.countDown();
  }

  private final class Observer implements PeerConnectionObserver {
    @Override
    public void onIceCandidate(RTCIceCandidate candidate) {}

    @Override
    public void onTrack(RTCRtpTransceiver transceiver) {
      MediaStreamTrack track = transceiver.getReceiver().getTrack();
      if (track instanceof VideoTrack video) {
        video.addSink(frame -> frames.countDown());
      } else if (track instanceof AudioTrack audio) {
        audio.addSink((samples, bits, rate, channels, count) -> hear(samples));
      }
    }
  }

  private static final class Created implements CreateSessionDescriptionObserver {
    private final CompletableFuture<RTCSessionDescription> offer = new CompletableFuture<>();

    @Override
    public void onSuccess(RTCSessionDescription description) {
      offer.complete(description);
    }

    @Override
    public void onFailure(String error) {
      offer.completeExceptionally(new IllegalStateException(error));
    }
  }

  private static final class Done implements SetSessionDescriptionObserver {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      done.complete(true);
    }

    @Override
    public void onFailure(String error) {
      done.completeExceptionally(new IllegalStateException(error));
    }

    void await() throws Exception {
      done.get(DEADLINE_S, TimeUnit.SECONDS);
    }
  }
}
