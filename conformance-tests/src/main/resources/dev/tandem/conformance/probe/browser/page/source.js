/**
 * Worker that makes stamped pictures and a tone on one clock. The tone's frequency names the stream; once a second it
 * gives way to a beep, whose first sample belongs to a picture with the flag BEEP. A worker's timers run in hidden tabs.
 */
import { BEEP, drawStamp } from "./stamp.js";

const RATE = 48000;
const CHUNK = RATE / 100;
const TICK_MS = 5;
const LATEST_MS = 500;
const BEEP_EVERY_MS = 1000;
const BEEP_MS = 150;
const BEEP_HZ = 2400;
const LOUDNESS = 0.25;

const clock = () => performance.timeOrigin + performance.now();

let settings = null;
let videoWriter = null;
let audioWriter = null;
let counter = 0;
let nextFrameMs = 0;
let nextBeepMs = 0;
let beepUntilMs = 0;
let audioStartMs = 0;
let chunks = 0;
let phase = 0;
let droppedByWriter = 0;

function drawFrame(nowMs, isBeep) {
  const { width, height, tag } = settings;
  const luma = width * height;
  const picture = new Uint8Array(luma + 2 * ((width >> 1) * (height >> 1)));
  if (!settings.frozen) counter++;
  drawStamp(picture, width, height, { tag, counter, flags: isBeep ? BEEP : 0, sentMs: Math.round(nowMs) });
  picture.fill(96 + (tag % 64), luma);
  const frame = new VideoFrame(picture, {
    format: "I420",
    codedWidth: width,
    codedHeight: height,
    timestamp: Math.round(performance.now() * 1000),
  });
  videoWriter.write(frame).catch(() => droppedByWriter++);
}

function soundChunk(startMs) {
  const samples = new Float32Array(CHUNK);
  const beeping = startMs < beepUntilMs;
  const hz = beeping ? BEEP_HZ : settings.toneHz;
  for (let i = 0; i < CHUNK; i++) {
    phase += (2 * Math.PI * hz) / RATE;
    samples[i] = settings.silent ? 0 : LOUDNESS * Math.sin(phase);
  }
  phase %= 2 * Math.PI;
  const sound = new AudioData({
    format: "f32-planar",
    sampleRate: RATE,
    numberOfFrames: CHUNK,
    numberOfChannels: 1,
    timestamp: chunks * 10000,
    data: samples,
  });
  audioWriter.write(sound).catch(() => droppedByWriter++);
}

function soundUntil(nowMs) {
  if (!audioWriter) return;
  if (nowMs - (audioStartMs + chunks * 10) > LATEST_MS) audioStartMs = nowMs - chunks * 10;
  while (audioStartMs + chunks * 10 <= nowMs) {
    soundChunk(audioStartMs + chunks * 10);
    chunks++;
  }
}

function tick() {
  const nowMs = clock();
  const frameIsDue = nowMs >= nextFrameMs;
  const isBeep = frameIsDue && nowMs >= nextBeepMs;
  if (isBeep) {
    nextBeepMs = Math.max(nextBeepMs + BEEP_EVERY_MS, nowMs);
    beepUntilMs = nowMs + BEEP_MS;
  }
  soundUntil(nowMs);
  if (!frameIsDue) return;
  nextFrameMs += 1000 / settings.fps;
  if (nowMs - nextFrameMs > LATEST_MS) nextFrameMs = nowMs;
  if (videoWriter) drawFrame(nowMs, isBeep);
}

onmessage = ({ data }) => {
  if (data.set) {
    Object.assign(settings, data.set);
    return;
  }
  settings = data.settings;
  videoWriter = data.video?.getWriter() ?? null;
  audioWriter = data.audio?.getWriter() ?? null;
  nextFrameMs = clock();
  nextBeepMs = nextFrameMs + BEEP_EVERY_MS / 2;
  audioStartMs = nextFrameMs;
  setInterval(tick, TICK_MS);
  setInterval(() => postMessage({ counter, droppedByWriter }), 250);
};
