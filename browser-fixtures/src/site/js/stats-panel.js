/** Shows live statistics: resolution, frame rate, bitrate, round trip, loss and an audio level bar. */
import { watch } from "./statistics.js";

const NONE = "–";
const ROWS = [
  ["size", "Resolution", (r) => (r.width ? `${r.width}×${r.height}` : NONE)],
  ["fps", "Frames/s", (r) => (r.fps === undefined ? NONE : String(Math.round(r.fps)))],
  ["bitrate", "Bitrate", (r) => (r.bitrate === undefined ? NONE : rate(r.bitrate))],
  ["rtt", "Round trip", (r) => (r.rtt === undefined ? NONE : `${Math.max(1, Math.round(r.rtt * 1000))} ms`)],
  ["loss", "Loss", (r) => (r.lossPercent === undefined ? NONE : `${r.lossPercent.toFixed(1)} %`)],
  ["codecs", "Codecs", (r) => [r.videoCodec, r.audioCodec].filter(Boolean).join(", ") || NONE],
];

function rate(bps) {
  return bps >= 1e6 ? `${(bps / 1e6).toFixed(1)} Mb/s` : `${Math.round(bps / 1000)} kb/s`;
}

/** Fills `root` and keeps it up to date for the publisher ("out") or the player ("in"). */
export function statsPanel(root, direction) {
  const list = document.createElement("dl");
  list.className = "stats";
  for (const [key, title] of ROWS) {
    const cell = document.createElement("div");
    cell.innerHTML = `<dt>${title}</dt><dd id="${root.id}-${key}">${NONE}</dd>`;
    list.append(cell);
  }
  const level = document.createElement("div");
  level.className = "level";
  level.innerHTML = `<span>Sound</span><meter id="${root.id}-level" min="0" max="1" value="0" aria-label="Sound level"></meter>`;
  root.append(list, level);
  watch(direction, (reading) => {
    for (const [key, , text] of ROWS) {
      root.querySelector(`#${root.id}-${key}`).textContent = reading ? text(reading) : NONE;
    }
    const meter = level.querySelector("meter");
    meter.value = reading?.audioLevel ? Math.min(1, Math.sqrt(reading.audioLevel)) : 0;
  });
}
