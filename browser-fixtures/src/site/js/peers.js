/**
 * Remembers the peer connections that the vendor SDK opens, so that the page can read their
 * statistics, and puts the wanted codec first. Load it before the SDK is initialised.
 */

const open = new Set();
let videoCodec = "";

const Native = window.RTCPeerConnection;

window.RTCPeerConnection = class extends Native {
  constructor(...configuration) {
    super(...configuration);
    open.add(this);
  }

  createOffer(...options) {
    if (videoCodec) preferVideoCodec(this, videoCodec);
    return super.createOffer(...options);
  }

  close() {
    open.delete(this);
    super.close();
  }
};

function preferVideoCodec(peer, name) {
  const wanted = `video/${name}`.toLowerCase();
  const helpers = ["video/rtx", "video/red", "video/ulpfec"];
  for (const transceiver of peer.getTransceivers()) {
    if (transceiver.sender.track?.kind !== "video") continue;
    const { codecs } = RTCRtpSender.getCapabilities("video");
    const chosen = codecs.filter((c) => c.mimeType.toLowerCase() === wanted);
    const rest = codecs.filter((c) => helpers.includes(c.mimeType.toLowerCase()));
    if (chosen.length > 0) transceiver.setCodecPreferences([...chosen, ...rest]);
  }
}

/** Offers only this video codec from now on ("VP8", "VP9", "H264", "AV1"); "" leaves the choice to the browser. */
export function offerVideoCodec(name) {
  videoCodec = name;
}

/** The newest open connection that sends (publisher) or receives (player) media. */
export function peer(direction) {
  const wanted = direction === "out" ? "sendonly" : "recvonly";
  return [...open].reverse().find((p) => p.getTransceivers().some((t) => t.direction === wanted));
}
