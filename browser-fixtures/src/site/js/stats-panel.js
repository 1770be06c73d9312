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

/** The root of the level makes quiet speech visible. */
function showLevel(level, linear) {
  const percent = Math.round(100 * Math.min(1, Math.sqrt(linear)));
  level.querySelector(".track").setAttribute("aria-valuenow", String(percent));
  level.querySelector(".fill").style.width = `${percent}%`;
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
  level.innerHTML = `<span>Sound</span><span id="${root.id}-level" class="track"
    role="meter" aria-label="Sound level" aria-valuemin="0" aria-valuemax="100"><span class="fill"></span></span>`;
  root.append(list, level);
  watch(direction, (reading) => {
    for (const [key, , text] of ROWS) {
      root.querySelector(`#${root.id}-${key}`).textContent = reading ? text(reading) : NONE;
    }
    showLevel(level, reading?.audioLevel ?? 0);
  });
}
