/** The statistics of one peer connection that the kit judges by. */
export async function peerFigures(peer) {
  const report = await peer.getStats();
  const all = [...report.values()];
  const rtp = (kind) => all.find((s) => ["inbound-rtp", "outbound-rtp"].includes(s.type) && s.kind === kind) ?? {};
  const codec = (s) => report.get(s.codecId)?.mimeType?.split("/")[1] ?? "";
  const video = rtp("video");
  const audio = rtp("audio");
  const transport = all.find((s) => s.type === "transport") ?? {};
  const pair = report.get(transport.selectedCandidatePairId) ?? {};
  const remote = report.get(pair.remoteCandidateId) ?? {};
  return {
    atMs: performance.timeOrigin + performance.now(),
    connection: peer.connectionState,
    protocol: remote.protocol ?? "",
    videoCodec: codec(video),
    audioCodec: codec(audio),
    width: video.frameWidth ?? 0,
    height: video.frameHeight ?? 0,
    frames: video.framesDecoded ?? video.framesEncoded ?? 0,
    keyFrames: video.keyFramesDecoded ?? video.keyFramesEncoded ?? 0,
    freezes: video.freezeCount ?? 0,
    videoBytes: video.bytesReceived ?? video.bytesSent ?? 0,
    audioBytes: audio.bytesReceived ?? audio.bytesSent ?? 0,
    audioLevel: audio.audioLevel ?? 0,
    packetsLost: (video.packetsLost ?? 0) + (audio.packetsLost ?? 0),
    audioSamples: audio.totalSamplesReceived ?? 0,
    concealedSamples: audio.concealedSamples ?? 0,
  };
}
