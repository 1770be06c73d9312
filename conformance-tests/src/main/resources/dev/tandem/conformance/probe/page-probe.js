// Runs in every page before its own scripts: remembers peer connections, signalling and first pictures.
(() => {
  if (window.pageProbe) return;
  const peers = [];
  const messages = [];
  const pictures = [];

  const NativePeer = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends NativePeer {
    constructor(...configuration) {
      super(...configuration);
      peers.push(this);
    }
  };

  const NativeSocket = window.WebSocket;
  const note = (direction, message, data) => {
    const first = Array.isArray(data) ? data[0] : null;
    const fields = first !== null && typeof first === "object" ? first : {};
    messages.push({
      at: Date.now(),
      direction,
      message,
      stream: fields.mediaSessionId ?? (typeof first === "string" ? first : ""),
      status: fields.status ?? "",
      info: fields.info ?? "",
      sdp: fields.sdp ?? (message === "setRemoteSDP" ? data[1] : ""),
    });
  };
  window.WebSocket = class extends NativeSocket {
    constructor(...target) {
      super(...target);
      note("out", "open", [target[0]]);
      this.addEventListener("open", () => note("in", "opened", []));
      this.addEventListener("close", () => note("in", "closed", []));
      this.addEventListener("message", (event) => {
        const { message, data } = JSON.parse(event.data);
        note("in", message, data);
      });
    }

    send(text) {
      const { message, data } = JSON.parse(text);
      note("out", message, data);
      super.send(text);
    }
  };

  const watchPicture = (video) => {
    if (video.watchedByProbe) return;
    video.watchedByProbe = true;
    const first = (now, frame) => {
      const at = performance.timeOrigin + now;
      pictures.push({ at, element: video.id, width: frame.width, height: frame.height });
    };
    video.addEventListener("loadstart", () => video.requestVideoFrameCallback(first));
    video.requestVideoFrameCallback(first);
  };
  new MutationObserver(() => document.querySelectorAll("video").forEach(watchPicture)).observe(document, {
    childList: true,
    subtree: true,
  });

  const live = () => peers.filter((peer) => peer.signalingState !== "closed");

  const read = async (peer) => {
    const report = await peer.getStats();
    const all = [...report.values()];
    const rtp = (type, kind) => all.find((s) => s.type === type && s.kind === kind) ?? {};
    const codec = (s) => report.get(s.codecId)?.mimeType?.split("/")[1] ?? "";
    const sends = all.some((s) => s.type === "outbound-rtp");
    const type = sends ? "outbound-rtp" : "inbound-rtp";
    const video = rtp(type, "video");
    const audio = rtp(type, "audio");
    const source = all.find((s) => s.type === "media-source" && s.kind === "audio") ?? {};
    const pair = all.find((s) => s.type === "candidate-pair" && s.nominated) ?? {};
    return {
      at: Date.now(),
      sends,
      connection: peer.connectionState,
      videoCodec: codec(video),
      audioCodec: codec(audio),
      width: video.frameWidth ?? 0,
      height: video.frameHeight ?? 0,
      fps: video.framesPerSecond ?? 0,
      frames: video.framesDecoded ?? video.framesEncoded ?? 0,
      keyFrames: video.keyFramesDecoded ?? video.keyFramesEncoded ?? 0,
      freezes: video.freezeCount ?? 0,
      videoBytes: video.bytesReceived ?? video.bytesSent ?? 0,
      audioBytes: audio.bytesReceived ?? audio.bytesSent ?? 0,
      audioLevel: audio.audioLevel ?? source.audioLevel ?? 0,
      audioEnergy: audio.totalAudioEnergy ?? source.totalAudioEnergy ?? 0,
      packetsLost: (video.packetsLost ?? 0) + (audio.packetsLost ?? 0),
      rttMs: (pair.currentRoundTripTime ?? 0) * 1000,
    };
  };

  const pixels = (video) => {
    const canvas = document.createElement("canvas");
    canvas.width = 16;
    canvas.height = 12;
    const context = canvas.getContext("2d");
    context.drawImage(video, 0, 0, 16, 12);
    return [...context.getImageData(0, 0, 16, 12).data].filter((_, i) => i % 4 !== 3);
  };

  window.pageProbe = {
    messages,
    pictures,
    peers,
    live,
    media: () => Promise.all(live().map(read)),
    pixels: (selector) => pixels(document.querySelector(selector)),
  };
})();
