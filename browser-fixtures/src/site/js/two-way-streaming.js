/** Publish from this browser and, beside it, watch a stream of the same server. */
import { defaultWebSocket, flag, parameter, randomName } from "./address.js";
import { allFilled, byId, frame, showStatus } from "./page.js";
import { offerVideoCodec } from "./peers.js";
import { PlayerControls } from "./player-controls.js";
import { statsPanel } from "./stats-panel.js";
import { testPicture } from "./test-picture.js";
import { connectionTrouble, reasonWords, sessionWords, streamWords } from "./words.js";
import { Connection, createStream, hasEnded } from "./wcs.js";

const url = byId("urlServer");
const name = byId("publishStream");
const settings = byId("publishSettings");
let published = null;
let source = null;

const connection = new Connection((status) => {
  showStatus(byId("connectStatus"), status, sessionWords(status));
  byId("connectInfo").textContent = status === "FAILED" ? connectionTrouble(url.value) : "";
  byId("connectBtn").textContent = connection.established ? "Disconnect" : "Connect";
  url.disabled = connection.established;
});

function constraints() {
  const kinds = byId("media").value;
  const [width, height] = byId("size").value.split("x").map(Number);
  const fps = Number(byId("fps").value);
  const video = kinds !== "audio";
  const audio = kinds !== "video";
  if (byId("source").value === "test") {
    source = testPicture({ width, height, fps, video, audio });
    return { audio: false, video: false, customStream: source.stream };
  }
  const processed = !byId("music").checked;
  const sound = { echoCancellation: processed, noiseSuppression: processed, autoGainControl: processed };
  return { audio: audio && sound, video: video && { width, height, frameRate: fps } };
}

async function publish() {
  if (!allFilled(url, name)) return;
  setBusy(true);
  byId("publishInfo").textContent = "";
  try {
    const session = await connection.open(url.value.trim());
    offerVideoCodec(byId("codec").value);
    const options = {
      name: name.value.trim(),
      display: byId("localVideo"),
      constraints: constraints(),
      receiveVideo: false,
      receiveAudio: false,
      transport: parameter("transport") || undefined,
      stripCodecs: parameter("stripCodecs") || undefined,
    };
    published = createStream(session, options, onStatus);
    showStatus(byId("publishStatus"), "PENDING", streamWords("PENDING"));
    published.publish();
  } catch (e) {
    endSource();
    setBusy(false);
    if (!["FAILED", "DISCONNECTED"].includes(e.message)) byId("publishInfo").textContent = reasonWords("", e.message);
  }
}

function onStatus(status, stream) {
  showStatus(byId("publishStatus"), status, streamWords(status));
  const live = status === "PUBLISHING";
  byId("onAir").hidden = !live;
  byId("share").hidden = !live;
  byId("publishBtn").textContent = live ? "Stop" : "Publish";
  byId("publishBtn").className = live ? "stop" : "primary";
  if (live) {
    byId("publishBtn").disabled = false;
    shareLinks();
  }
  if (!hasEnded(status)) return;
  if (status === "FAILED") byId("publishInfo").textContent = reasonWords(stream.getInfo(), stream.getErrorInfo());
  published = null;
  endSource();
  setBusy(false);
}

function endSource() {
  source?.stop();
  source = null;
}

function setBusy(busy) {
  name.disabled = busy;
  settings.disabled = busy;
  byId("publishBtn").disabled = busy;
}

function shareLinks() {
  const query = new URLSearchParams({ ws: url.value.trim(), stream: name.value.trim() });
  byId("watchLink").href = `player.html?${query}`;
  byId("pushLink").href = `rest.html?${new URLSearchParams({ stream: name.value.trim() })}`;
}

function fromParameters() {
  url.value = defaultWebSocket();
  name.value = parameter("stream", randomName());
  byId("playStream").value = name.value;
  for (const id of ["source", "media", "codec", "size", "fps"]) {
    const wanted = parameter(id);
    const options = [...byId(id).options].map((o) => o.value);
    if (options.includes(wanted)) byId(id).value = wanted;
  }
  byId("music").checked = flag("music");
  name.addEventListener("input", () => (byId("playStream").value = name.value));
}

frame();
fromParameters();
statsPanel(byId("publishStats"), "out");
showStatus(byId("connectStatus"), "DISCONNECTED", sessionWords("DISCONNECTED"));
showStatus(byId("publishStatus"), "NEW", streamWords("NEW"));
byId("connectBtn").addEventListener("click", () => {
  if (connection.established) connection.close();
  else if (allFilled(url)) connection.open(url.value.trim()).catch(() => {});
});
byId("publishBtn").addEventListener("click", () => {
  if (!published) {
    publish();
    return;
  }
  byId("publishBtn").disabled = true;
  published.stop();
});
new PlayerControls({ connection, url, name: byId("playStream"), fields: [byId("playStream")], label: "Play" });
if (flag("autoplay")) publish();
