/** Reads RTCPeerConnection.getStats and turns two readings into rates for people. */
import { peer } from "./peers.js";

function pick(report, direction) {
  const reading = { at: performance.now(), bytes: 0, lost: 0, packets: 0, frames: 0 };
  const codecs = new Map();
  report.forEach((s) => s.type === "codec" && codecs.set(s.id, s.mimeType.split("/")[1]));
  const rtp = direction === "out" ? "outbound-rtp" : "inbound-rtp";
  report.forEach((s) => {
    if (s.type === rtp && s.kind === "video") readVideo(reading, s, codecs);
    if (s.type === rtp && s.kind === "audio") readAudio(reading, s, codecs);
    if (s.type === "media-source" && s.kind === "audio") reading.audioLevel = s.audioLevel;
    if (s.type === "remote-inbound-rtp") reading.lost += s.packetsLost ?? 0;
    if (s.type === "candidate-pair" && s.nominated) reading.rtt = s.currentRoundTripTime;
  });
  return reading;
}

function readVideo(reading, s, codecs) {
  reading.width = s.frameWidth;
  reading.height = s.frameHeight;
  reading.fps = s.framesPerSecond;
  reading.frames = s.framesDecoded ?? s.framesEncoded ?? 0;
  reading.freezes = s.freezeCount;
  reading.videoCodec = codecs.get(s.codecId);
  addTraffic(reading, s);
}

function readAudio(reading, s, codecs) {
  reading.audioCodec = codecs.get(s.codecId);
  if (s.audioLevel !== undefined) reading.audioLevel = s.audioLevel;
  addTraffic(reading, s);
}

function addTraffic(reading, s) {
  reading.bytes += s.bytesReceived ?? s.bytesSent ?? 0;
  reading.packets += s.packetsReceived ?? s.packetsSent ?? 0;
  reading.lost += s.packetsLost ?? 0;
}

/** Calls `show` every `everyMs` with the newest rates, or with null when nothing flows. */
export function watch(direction, show, everyMs = 1000) {
  let before = null;
  let source = null;
  return setInterval(async () => {
    const connection = peer(direction);
    if (!connection || connection.connectionState === "closed") {
      if (before) show(null);
      before = null;
      return;
    }
    const now = pick(await connection.getStats(), direction);
    const rates = source === connection && before ? withRates(now, before) : now;
    source = connection;
    before = now;
    show(rates);
  }, everyMs);
}

function withRates(now, before) {
  const seconds = (now.at - before.at) / 1000;
  const lost = Math.max(0, now.lost - before.lost);
  const packets = Math.max(0, now.packets - before.packets);
  return {
    ...now,
    bitrate: ((now.bytes - before.bytes) * 8) / seconds,
    lossPercent: packets + lost === 0 ? 0 : (100 * lost) / (packets + lost),
  };
}
