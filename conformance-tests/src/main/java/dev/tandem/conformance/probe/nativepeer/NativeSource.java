package dev.tandem.conformance.probe.nativepeer;

import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.tandem.conformance.probe.Stamp;
import java.util.concurrent.locks.LockSupport;

/** Makes the same stamped picture and tone as the kit's page, without beeps. */
final class NativeSource {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int FRAME_MS = 66;
  private static final int SOUND_MS = 10;
  private static final int RATE = 48_000;
  private static final int SAMPLES = RATE * SOUND_MS / 1000;
  private static final double LOUDNESS = 8_000;

  private final CustomVideoSource video = new CustomVideoSource();
  private final CustomAudioSource audio = new CustomAudioSource();
  private final int tag;
  private final int toneHz;
  private int counter;
  private long samples;

  NativeSource(int tag, int toneHz) {
    this.tag = tag;
    this.toneHz = toneHz;
  }

  CustomVideoSource video() {
    return video;
  }

  CustomAudioSource audio() {
    return audio;
  }

  void start() {
    Thread.ofPlatform().daemon().start(() -> every(FRAME_MS, this::picture));
    Thread.ofPlatform().daemon().start(() -> every(SOUND_MS, this::sound));
  }

  private static void every(int ms, Runnable work) {
    long next = System.nanoTime();
    while (true) {
      work.run();
      next += ms * 1_000_000L;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void picture() {
    NativeI420Buffer buffer = NativeI420Buffer.allocate(WIDTH, HEIGHT);
    counter++;
    new Stamp(tag, counter, 0, System.currentTimeMillis() & 0xffffffffL)
        .draw(buffer.getDataY(), buffer.getStrideY(), WIDTH, HEIGHT);
    for (int i = 0; i < buffer.getDataU().capacity(); i++) {
      buffer.getDataU().put(i, (byte) 128);
      buffer.getDataV().put(i, (byte) 128);
    }
    VideoFrame frame = new VideoFrame(buffer, System.nanoTime());
    video.pushFrame(frame);
    frame.release();
  }

  private void sound() {
    byte[] data = new byte[2 * SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      short sample =
          (short) (LOUDNESS * Math.sin(2 * Math.PI * toneHz * (samples + i) / (double) RATE));
      data[2 * i] = (byte) sample;
      data[2 * i + 1] = (byte) (sample >> 8);
    }
    samples += SAMPLES;
    audio.pushAudio(data, 16, RATE, 1, SAMPLES);
  }
}
