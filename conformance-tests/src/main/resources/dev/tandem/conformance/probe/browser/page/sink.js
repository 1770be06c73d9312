/** Worker that reads the stamp of every decoded picture and the tone of every 10 ms of sound, with the time of each. */
import { BEEP, readStamp } from "./stamp.js";

const BEEP_HZ = 2400;
const WINDOW_MS = 100;
const QUIET = 0.01;
const TONES = Array.from({ length: 16 }, (_, i) => 400 + 50 * i);

const clock = () => performance.timeOrigin + performance.now();

let frames = [];
let sounds = [];
let beeps = [];
let brokenStamps = 0;

async function eachOf(readable, use) {
  const reader = readable.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    try {
      await use(next.value, clock());
    } finally {
      next.value.close();
    }
  }
}

/** Time sent was cut to 32 bits; it is near the time of arrival. */
function whole(sentMs, atMs) {
  const turn = 2 ** 32;
  return sentMs + Math.round((atMs - sentMs) / turn) * turn;
}

async function picture(frame, atMs) {
  const bytes = new Uint8Array(frame.allocationSize());
  const [luma] = await frame.copyTo(bytes);
  const { codedWidth: width, codedHeight: height } = frame;
  const stamp = readStamp(bytes.subarray(luma.offset), luma.stride, width, height);
  if (!stamp) {
    brokenStamps++;
    return;
  }
  frames.push([atMs, stamp.tag, stamp.counter, stamp.flags & BEEP, whole(stamp.sentMs, atMs), width, height]);
}

/** The strength of one frequency (Goertzel), 1 for a full-scale sine. */
function strength(samples, rate, hz) {
  const c = 2 * Math.cos((2 * Math.PI * hz) / rate);
  let a = 0;
  let b = 0;
  for (const sample of samples) {
    const next = sample + c * a - b;
    b = a;
    a = next;
  }
  return (2 * Math.sqrt(Math.max(0, a * a + b * b - c * a * b))) / samples.length;
}

const level = (samples) => Math.sqrt(samples.reduce((sum, s) => sum + s * s, 0) / samples.length);

let gathered = [];
let gatheredSamples = 0;
let beeping = false;

function gather(samples, rate, atMs) {
  gathered.push(samples);
  gatheredSamples += samples.length;
  if (gatheredSamples < (rate * WINDOW_MS) / 1000) return;
  const all = new Float32Array(gatheredSamples);
  let at = 0;
  for (const part of gathered) {
    all.set(part, at);
    at += part.length;
  }
  gathered = [];
  gatheredSamples = 0;
  const loud = level(all);
  let best = 0;
  let hz = 0;
  for (const tone of [...TONES, BEEP_HZ]) {
    const now = strength(all, rate, tone);
    if (now > best) [best, hz] = [now, tone];
  }
  sounds.push([atMs, loud, loud < QUIET ? 0 : hz]);
}

function sound(data, atMs) {
  const samples = new Float32Array(data.numberOfFrames);
  data.copyTo(samples, { planeIndex: 0, format: "f32-planar" });
  const beep = strength(samples, data.sampleRate, BEEP_HZ) > level(samples) && level(samples) > QUIET;
  if (beep && !beeping) beeps.push(atMs);
  beeping = beep;
  gather(samples, data.sampleRate, atMs);
}

onmessage = ({ data }) => {
  if (data.video) eachOf(data.video, picture);
  if (data.audio) eachOf(data.audio, sound);
  if (data.reset) [frames, sounds, beeps, brokenStamps] = [[], [], [], 0];
  if (data.read) postMessage({ read: data.read, frames, sounds, beeps, brokenStamps, atMs: clock() });
};
