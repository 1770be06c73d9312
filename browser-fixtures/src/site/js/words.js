/** Protocol statuses and refusals in words that a tired person understands. */

const SESSION = {
  PENDING: ["Connecting…", "busy"],
  CONNECTED: ["Connecting…", "busy"],
  ESTABLISHED: ["Connected", "good"],
  DISCONNECTED: ["Not connected", "idle"],
  FAILED: ["Could not connect", "bad"],
};

const STREAM = {
  NEW: ["Ready", "idle"],
  PENDING: ["Starting…", "busy"],
  PUBLISHING: ["On air", "good"],
  PLAYING: ["Playing", "good"],
  UNPUBLISHED: ["Publishing stopped", "idle"],
  STOPPED: ["Stopped", "idle"],
  FAILED: ["Failed", "bad"],
};

const REASONS = {
  "Stream name is already in use": "The stream name is already in use: choose another.",
  "MediaSessionId is already in use": "The server still holds this session: try again.",
  "Stream not found": "There is no stream of this name on this server. Check the name, and that it is being published.",
  "Stopped by publisher stop": "The publisher stopped or lost its connection.",
  "Stopped by session disconnect": "The connection to the server ended.",
  "Stopped by rest /terminate": "The stream was ended through the REST API.",
  "Failed by ICE timeout": "No media path to the server: its UDP ports cannot be reached from here.",
  "Failed by ICE error": "No media path to the server could be agreed.",
  "Failed by ICE keep alive": "The media path was lost: the network changed or went silent.",
  "Failed by DTLS error": "The encrypted media channel could not be set up.",
  "Failed by DTLS fingerprint error": "The server's encryption key is not the one it announced.",
  "Failed by RTP activity": "No sound or picture arrived for too long.",
  "No common codecs": "This browser cannot decode what the publisher sends: publish with another codec.",
  "Session not ready": "The connection was not ready yet: try again.",
  "Session does not exist": "The session has ended: connect again.",
  "Publish stream is not ready": "The stream is just starting: try again in a moment.",
  "Restricted access": "The server does not allow this.",
};

const LOCAL = {
  "Permission denied": "The browser may not use the camera and microphone: allow it in the address bar, or choose the test picture.",
  "Requested device not found": "No camera or microphone was found: connect one, or choose the test picture.",
  "Could not start video source": "The camera is in use by another program.",
};

const UNKNOWN = (status) => [status, "idle"];

export function sessionWords(status) {
  const [text, tone] = SESSION[status] ?? UNKNOWN(status);
  return { text, tone };
}

export function streamWords(status) {
  const [text, tone] = STREAM[status] ?? UNKNOWN(status);
  return { text, tone };
}

/** Why a stream failed; `info` is the server's text, `localError` the browser's own. */
export function reasonWords(info, localError) {
  if (localError) return LOCAL[localError] ?? `The browser said: ${localError}.`;
  if (!info) return "The connection to the server was lost.";
  return REASONS[info] ?? `The server said: ${info}.`;
}

export function connectionTrouble(url) {
  const hint = url.startsWith("wss:")
    ? " If the server's certificate is self-signed, open its https address once and accept it."
    : "";
  return `No server answers at ${url}. Check the address, the port and that the server runs.${hint}`;
}
