package dev.tandem.conformance.probe.nativepeer;

import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.media.MediaStreamTrack;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.I420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.tandem.conformance.probe.Stamp;
import java.util.Map;

/** Counts what a native peer decodes. Called by threads of the native library. */
final class NativeSink implements PeerConnectionObserver {
  private int frames;
  private int stamped;
  private int tag = -1;
  private int width;
  private int height;
  private int sounds;
  private int loudest;

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    // nothing is trickled: the peer is found as peer-reflexive
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    MediaStreamTrack track = transceiver.getReceiver().getTrack();
    if (track instanceof VideoTrack video) {
      video.addSink(this::see);
    } else if (track instanceof AudioTrack audio) {
      audio.addSink((samples, bits, rate, channels, count) -> hear(samples));
    }
  }

  private synchronized void see(VideoFrame frame) {
    I420Buffer picture = frame.buffer.toI420();
    try {
      frames++;
      width = picture.getWidth();
      height = picture.getHeight();
      Stamp.read(picture.getDataY(), picture.getStrideY(), width, height)
          .ifPresent(stamp -> {
            stamped++;
            tag = stamp.tag();
          });
    } finally {
      picture.release();
    }
  }

  private synchronized void hear(byte[] samples) {
    for (int i = 0; i + 1 < samples.length; i += 2) {
      int sample = (short) ((samples[i] & 0xff) | samples[i + 1] << 8);
      loudest = Math.max(loudest, Math.abs(sample));
    }
    sounds++;
  }

  /** The sums so far. */
  synchronized Map<String, Integer> sums() {
    return Map.of(
        "frames", frames,
        "stamped", stamped,
        "tag", tag,
        "width", width,
        "height", height,
        "sounds", sounds,
        "loudest", loudest);
  }
}
