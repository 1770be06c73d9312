package dev.tandem.server.media;

import dev.tandem.server.media.api.PeerFailure;
import dev.tandem.server.media.api.PublisherListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Remembers what a publishing peer tells. */
final class RecordingListener implements PublisherListener {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private volatile @Nullable PeerFailure failure;
  private volatile String detail = "";

  List<String> events() {
    return events;
  }

  @Nullable PeerFailure failure() {
    return failure;
  }

  String detail() {
    return detail;
  }

  @Override
  public void connected() {
    events.add("connected");
  }

  @Override
  public void firstMedia() {
    events.add("firstMedia");
  }

  @Override
  public void failed(PeerFailure why, String words) {
    detail = words;
    failure = why;
  }
}
