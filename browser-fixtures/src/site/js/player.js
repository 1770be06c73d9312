/** Watch one stream: server address, stream name, Start. */
import { defaultWebSocket, flag, parameter } from "./address.js";
import { byId, frame, showStatus } from "./page.js";
import { PlayerControls } from "./player-controls.js";
import { connectionTrouble, sessionWords } from "./words.js";
import { Connection } from "./wcs.js";
import "./peers.js";

const url = byId("url");
const name = byId("streamName");

const connection = new Connection((status) => {
  showStatus(byId("connectStatus"), status, sessionWords(status));
  byId("connectInfo").textContent = status === "FAILED" ? connectionTrouble(url.value) : "";
});

const player = new PlayerControls({ connection, url, name, fields: [url, name], label: "Start", onPlaying, onEnd });

function onPlaying(stream) {
  for (const id of ["volume", "muteBtn", "fullScreenBtn"]) byId(id).disabled = false;
  setVolume();
  showMuted(stream.isRemoteAudioMuted());
}

function onEnd() {
  showMuted(false);
  for (const id of ["volume", "muteBtn", "fullScreenBtn"]) byId(id).disabled = true;
}

function setVolume() {
  player.stream?.setVolume(Number(byId("volume").value));
}

function showMuted(muted) {
  byId("muteBtn").textContent = muted ? "Unmute" : "Mute";
  byId("muteBtn").setAttribute("aria-pressed", String(muted));
}

function toggleMute() {
  const { stream } = player;
  if (stream.isRemoteAudioMuted()) stream.unmuteRemoteAudio();
  else stream.muteRemoteAudio();
  showMuted(stream.isRemoteAudioMuted());
}

frame();
url.value = defaultWebSocket();
name.value = parameter("stream", parameter("streamName"));
showStatus(byId("connectStatus"), "DISCONNECTED", sessionWords("DISCONNECTED"));
onEnd();
byId("volume").addEventListener("input", setVolume);
byId("muteBtn").addEventListener("click", toggleMute);
byId("fullScreenBtn").addEventListener("click", () => byId("remoteVideo").requestFullscreen());
byId("remoteVideo").addEventListener("volumechange", (e) => player.stream && showMuted(e.target.muted), true);
if (flag("autoplay")) player.start();
