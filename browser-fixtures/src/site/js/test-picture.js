/** A moving picture and a soft tone for machines without a camera or a microphone. */

const BARS = ["#e8e8e8", "#d8c62b", "#2bc7cf", "#35b24a", "#c544bd", "#cf3b3b", "#3c57cf"];

function draw(context, width, height, startedMs) {
  const seconds = (performance.now() - startedMs) / 1000;
  const bar = width / BARS.length;
  BARS.forEach((color, i) => {
    context.fillStyle = color;
    context.fillRect(i * bar, 0, bar + 1, height);
  });
  context.fillStyle = "#101623";
  context.fillRect(0, height * 0.66, width, height * 0.34);
  const x = width * (0.5 + 0.42 * Math.sin(seconds * 1.4));
  context.fillStyle = `hsl(${(seconds * 60) % 360} 90% 60%)`;
  context.beginPath();
  context.arc(x, height * 0.34, height * 0.13, 0, 2 * Math.PI);
  context.fill();
  context.fillStyle = "#ffffff";
  context.font = `600 ${Math.round(height * 0.11)}px ui-monospace, monospace`;
  context.textAlign = "center";
  context.fillText(new Date().toISOString().slice(11, 23), width / 2, height * 0.86);
}

function tone() {
  const context = new AudioContext();
  const out = context.createMediaStreamDestination();
  const gain = context.createGain();
  gain.gain.value = 0.15;
  const sound = context.createOscillator();
  sound.frequency.value = 330;
  const swell = context.createOscillator();
  swell.frequency.value = 0.7;
  const depth = context.createGain();
  depth.gain.value = 0.1;
  swell.connect(depth).connect(gain.gain);
  sound.connect(gain).connect(out);
  sound.start();
  swell.start();
  return { track: out.stream.getAudioTracks()[0], stop: () => context.close() };
}

/** A stream with the wanted tracks; `stop()` ends it. */
export function testPicture({ width, height, fps, video, audio }) {
  const stream = new MediaStream();
  const endings = [];
  if (video) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    const started = performance.now();
    draw(context, width, height, started);
    const timer = setInterval(() => draw(context, width, height, started), 1000 / fps);
    const [track] = canvas.captureStream(fps).getVideoTracks();
    stream.addTrack(track);
    endings.push(() => clearInterval(timer), () => track.stop());
  }
  if (audio) {
    const sound = tone();
    stream.addTrack(sound.track);
    endings.push(sound.stop);
  }
  return { stream, stop: () => endings.forEach((end) => end()) };
}
