/** What the kit does in a page with the vendor's SDK (global `Flashphoner`): connect, publish, play, read. */
import { peerFigures } from "./figures.js";

const { SESSION_STATUS, STREAM_STATUS, STREAM_EVENT } = Flashphoner.constants;
const STATUSES = ["PENDING", "PUBLISHING", "PLAYING", "UNPUBLISHED", "STOPPED", "FAILED", "RESIZE"];

const ready = Promise.resolve(Flashphoner.init({}));
const clock = () => performance.timeOrigin + performance.now();
const streams = [];
let session = null;
let creating = null;

const NativePeer = window.RTCPeerConnection;
/** Hands itself to the stream that is being created, and offers the codec that it wants first. */
window.RTCPeerConnection = class extends NativePeer {
  constructor(...configuration) {
    super(...configuration);
    this.ownStream = creating;
    creating?.adopt(this);
  }

  createOffer(...options) {
    const codec = this.ownStream?.codec;
    if (codec) preferCodec(this, codec);
    return super.createOffer(...options);
  }
};

function preferCodec(peer, codec) {
  const all = RTCRtpSender.getCapabilities("video").codecs;
  const wanted = all.filter((c) => [codec, "rtx"].includes(c.mimeType.split("/")[1].toLowerCase()));
  peer
    .getTransceivers()
    .filter((t) => t.sender.track?.kind === "video")
    .forEach((t) => t.setCodecPreferences(wanted));
}

/** Media that says which it is, as a MediaStream; `tell(message)` goes to its worker. */
function stampedSource(settings) {
  const worker = new Worker("source.js", { type: "module" });
  const stream = new MediaStream();
  const start = { settings };
  for (const kind of ["video", "audio"]) {
    if (settings[kind] === false) continue;
    const generator = new MediaStreamTrackGenerator({ kind });
    stream.addTrack(generator);
    start[kind] = generator.writable;
  }
  worker.postMessage(start, [start.video, start.audio].filter(Boolean));
  const state = { stream, counter: 0, tell: (set) => worker.postMessage({ set }), end: () => worker.terminate() };
  worker.onmessage = ({ data }) => Object.assign(state, data);
  return state;
}

/** Reads the stamps and tones of tracks. */
function stampReader() {
  const worker = new Worker("sink.js", { type: "module" });
  const waiting = new Map();
  let reads = 0;
  worker.onmessage = ({ data }) => {
    waiting.get(data.read)(data);
    waiting.delete(data.read);
  };
  return {
    take(track) {
      const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 60 });
      worker.postMessage({ [track.kind]: readable }, [readable]);
    },
    reset: () => worker.postMessage({ reset: true }),
    read: () =>
      new Promise((resolve) => {
        waiting.set(++reads, resolve);
        worker.postMessage({ read: reads });
      }),
    end: () => worker.terminate(),
  };
}

class KitStream {
  peer = null;
  adopted = Promise.withResolvers();
  codec = null;
  source = null;
  reader = null;
  sdk = null;
  statuses = [];
  sizes = [];
  display = document.body.appendChild(document.createElement("div"));

  adopt(peer) {
    this.peer = peer;
    this.adopted.resolve();
    peer.addEventListener("track", ({ track }) => this.reader?.take(track));
  }

  /** Starts the SDK's stream and notes what becomes of it. */
  async begin(options, start) {
    creating = this;
    this.sdk = session.createStream({ name: options.name, display: this.display, ...options.sdk });
    for (const status of STATUSES) {
      this.sdk.on(STREAM_STATUS[status], () => this.note(status));
    }
    this.sdk.on(STREAM_EVENT, ({ type, payload }) => {
      if (type === "resize") this.noteSize(payload.streamerVideoWidth, payload.streamerVideoHeight);
    });
    start(this.sdk);
    await this.adopted.promise;
    creating = null;
  }

  note(status) {
    const video = this.display.querySelector("video");
    const tracks = (video?.srcObject?.getTracks() ?? []).map((track) => track.kind);
    this.statuses.push({ atMs: clock(), status, info: this.sdk.getInfo() ?? "", tracks });
    if (status === "RESIZE") this.noteSize(this.sdk.videoResolution().width, this.sdk.videoResolution().height);
    if (!this.ended()) return;
    this.adopted.resolve();
    this.source?.end();
  }

  noteSize(width, height) {
    this.sizes.push(`${width}x${height}`);
  }

  /** The protocols of the candidates in the server's answer. */
  protocols() {
    const lines = this.peer.remoteDescription.sdp.matchAll(/^a=candidate:\S+ \S+ (\S+)/gm);
    return [...lines].map(([, protocol]) => protocol.toLowerCase());
  }

  ended() {
    return this.statuses.some(({ status }) => ["FAILED", "STOPPED", "UNPUBLISHED"].includes(status));
  }
}

const added = (stream) => streams.push(stream) - 1;

window.kit = {
  /** Resolves with ESTABLISHED, FAILED or DISCONNECTED. */
  async connect(url) {
    await ready;
    return new Promise((resolve) => {
      session = Flashphoner.createSession({ urlServer: url, timeout: 10000 });
      for (const status of ["ESTABLISHED", "FAILED", "DISCONNECTED"]) {
        session.on(SESSION_STATUS[status], () => resolve(status));
      }
    });
  },

  /** Publishes stamped media; resolves with the number of the stream. */
  async publish(options) {
    const stream = new KitStream();
    stream.codec = options.codec;
    stream.source = stampedSource(options);
    const constraints = { audio: false, video: false, customStream: stream.source.stream };
    const sdk = { constraints, receiveVideo: false, receiveAudio: false, transport: options.transport };
    await stream.begin({ name: options.name, sdk }, (s) => s.publish());
    return added(stream);
  },

  /** Plays and reads every picture; resolves with the number of the stream. */
  async play(options) {
    const stream = new KitStream();
    stream.reader = stampReader();
    await stream.begin({ name: options.name, sdk: { transport: options.transport } }, (s) => s.play());
    return added(stream);
  },

  /** Two connections in this page and no server between them; resolves with the number of the receiving stream. */
  async loopback(options) {
    const stream = new KitStream();
    stream.codec = options.codec;
    stream.source = stampedSource(options);
    stream.reader = stampReader();
    creating = null;
    const sender = new RTCPeerConnection();
    const receiver = new RTCPeerConnection();
    stream.adopt(receiver);
    const audible = document.createElement("video");
    audible.autoplay = true;
    audible.srcObject = new MediaStream();
    receiver.addEventListener("track", ({ track }) => audible.srcObject.addTrack(track));
    stream.display.append(audible);
    sender.onicecandidate = ({ candidate }) => candidate && receiver.addIceCandidate(candidate);
    receiver.onicecandidate = ({ candidate }) => candidate && sender.addIceCandidate(candidate);
    stream.source.stream.getTracks().forEach((track) => sender.addTrack(track, stream.source.stream));
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription);
    return added(stream);
  },

  stop: (number) => streams[number].sdk.stop(),
  disconnect: () => session.disconnect(),
  set: (number, settings) => streams[number].source.tell(settings),
  reset: (number) => streams[number].reader.reset(),
  state: (number) => ({ statuses: streams[number].statuses }),
  sizes: (number) => streams[number].sizes,
  protocols: (number) => streams[number].protocols(),
  sent: (number) => ({ counter: streams[number].source.counter, dropped: streams[number].source.droppedByWriter ?? 0 }),
  read: (number) => streams[number].reader.read(),
  figures: (number) => peerFigures(streams[number].peer),
};
