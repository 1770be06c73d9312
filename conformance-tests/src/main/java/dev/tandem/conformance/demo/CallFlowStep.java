package dev.tandem.conformance.demo;

/** The 17 steps of the call flow of republishing to another WCS server, in order. */
public enum CallFlowStep {
  CONNECT(1, "Establishing a connection to the server"),
  CONNECTED(2, "Receiving from the server an event confirming successful connection"),
  PUBLISH(3, "Publishing the stream"),
  PUBLISHING(
      4, "Receiving from the server an event confirming successful publishing of the stream"),
  SEND(5, "Sending the audio-video stream via WebRTC to the server"),
  PUSH(6, "Sending the /pull/push REST query to the server"),
  REPUBLISH(7, "Publishing the stream on the second server"),
  REPUBLISH_SEND(8, "Sending the audio-video stream via WebRTC to the second server"),
  PLAYER_CONNECT(9, "Establishing a connection to the second server"),
  PLAYER_CONNECTED(10, "Receiving from the server an event confirming successful connection"),
  PLAY(11, "Requesting to play the stream"),
  PLAYING(
      12,
      "Receiving from the server an event that confirms successful capturing and playing of the"
          + " stream"),
  RECEIVE(13, "Sending the audio-video stream via WebRTC"),
  STOP(14, "Stopping the playback of the stream"),
  STOPPED(
      15, "Receiving from the server an event confirming the playback of the stream is stopped"),
  UNPUBLISH(16, "Stopping publishing the stream"),
  UNPUBLISHED(17, "Receiving from the server an event that confirms unpublishing of the stream");

  private final int number;
  private final String title;

  CallFlowStep(int number, String title) {
    this.number = number;
    this.title = title;
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }
}
