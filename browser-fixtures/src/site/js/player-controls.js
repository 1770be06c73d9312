/** The play button and everything that it changes: shared by the Player and Two Way Streaming pages. */
import { parameter } from "./address.js";
import { allFilled, byId, showStatus } from "./page.js";
import { statsPanel } from "./stats-panel.js";
import { reasonWords, streamWords } from "./words.js";
import { createStream, hasEnded } from "./wcs.js";

export class PlayerControls {
  #stream = null;

  /** Element ids: playBtn, playStatus, playInfo, remoteVideo, playNote, playStats. */
  constructor({ connection, url, name, fields, label, onPlaying = () => {}, onEnd = () => {} }) {
    Object.assign(this, { connection, url, name, fields, label, onPlaying, onEnd });
    statsPanel(byId("playStats"), "in");
    showStatus(byId("playStatus"), "NEW", streamWords("NEW"));
    byId("playBtn").addEventListener("click", () => this.toggle());
  }

  get stream() {
    return this.#stream;
  }

  toggle() {
    if (!this.#stream) return this.start();
    byId("playBtn").disabled = true;
    return this.#stream.stop();
  }

  async start(more = {}) {
    if (!allFilled(this.url, this.name)) return;
    this.#busy(true);
    byId("playInfo").textContent = "";
    byId("playNote").textContent = "Waiting for the first picture…";
    const audioOnly = parameter("media") === "audio" && { constraints: { audio: true, video: false } };
    const transport = parameter("transport") || undefined;
    const options = { name: this.name.value.trim(), display: byId("remoteVideo"), transport, ...audioOnly, ...more };
    try {
      const session = await this.connection.open(this.url.value.trim());
      this.#stream = createStream(session, options, (s, t) => this.#onStatus(s, t), (e) => this.#onEvent(e));
      this.#stream.play();
    } catch {
      byId("playNote").textContent = "Not playing";
      this.#busy(false);
      this.onEnd();
    }
  }

  #onStatus(status, stream) {
    showStatus(byId("playStatus"), status, streamWords(status));
    const playing = status === "PLAYING";
    byId("playBtn").textContent = playing ? "Stop" : this.label;
    byId("playBtn").className = playing ? "stop" : "primary";
    if (playing) {
      byId("playBtn").disabled = false;
      this.#noteKinds(stream);
      this.onPlaying(stream);
    }
    if (!hasEnded(status)) return;
    if (status === "FAILED") byId("playInfo").textContent = reasonWords(stream.getInfo(), stream.getErrorInfo());
    byId("playNote").textContent = "Not playing";
    this.#stream = null;
    this.#busy(false);
    this.onEnd();
  }

  #noteKinds(stream) {
    const video = document.getElementById(stream.id());
    const hasPicture = video?.srcObject?.getVideoTracks().length > 0;
    byId("playNote").textContent = hasPicture ? "" : "Sound only";
  }

  #onEvent(event) {
    const muted = { videoMuted: "The publisher paused the picture.", audioMuted: "The publisher muted the sound." };
    const events = byId("playEvent");
    if (event.type in muted) events.textContent = muted[event.type];
    if (["videoUnmuted", "audioUnmuted"].includes(event.type)) events.textContent = "";
    if (event.type === "data") events.textContent = `Message from the publisher: ${JSON.stringify(event.payload)}`;
    if (event.type === "notEnoughBandwidth") events.textContent = "The network is too slow for this stream.";
  }

  #busy(busy) {
    byId("playBtn").disabled = busy;
    for (const field of this.fields) field.disabled = busy;
  }
}
