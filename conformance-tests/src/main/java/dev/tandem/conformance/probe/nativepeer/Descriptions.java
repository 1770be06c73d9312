package dev.tandem.conformance.probe.nativepeer;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Offer and answer of a native peer connection, waited for. */
final class Descriptions {
  private static final long DEADLINE_S = 30;

  private Descriptions() {}

  /** Makes an offer, applies it and returns its SDP. */
  static String offer(RTCPeerConnection peer) {
    Created created = new Created();
    peer.createOffer(new RTCOfferOptions(), created);
    RTCSessionDescription offer = created.offer.orTimeout(DEADLINE_S, TimeUnit.SECONDS).join();
    Applied applied = new Applied();
    peer.setLocalDescription(offer, applied);
    applied.await();
    return offer.sdp;
  }

  static void answer(RTCPeerConnection peer, String sdp) {
    Applied applied = new Applied();
    peer.setRemoteDescription(new RTCSessionDescription(RTCSdpType.ANSWER, sdp), applied);
    applied.await();
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

  private static final class Applied implements SetSessionDescriptionObserver {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      done.complete(true);
    }

    @Override
    public void onFailure(String error) {
      done.completeExceptionally(new IllegalStateException(error));
    }

    void await() {
      done.orTimeout(DEADLINE_S, TimeUnit.SECONDS).join();
    }
  }
}
