/** One connection to a WCS-style server through the vendor SDK (global `Flashphoner`). */

const { SESSION_STATUS, STREAM_STATUS, STREAM_EVENT } = Flashphoner.constants;

export const ready = Promise.resolve(Flashphoner.init({})).then(() => true);

const STREAM_ENDS = [STREAM_STATUS.UNPUBLISHED, STREAM_STATUS.STOPPED, STREAM_STATUS.FAILED];

/** Keeps at most one session; `onStatus(status)` is told of every change. */
export class Connection {
  #session = null;
  #url = "";

  constructor(onStatus) {
    this.onStatus = onStatus;
  }

  get established() {
    return this.#session?.status() === SESSION_STATUS.ESTABLISHED;
  }

  /** Resolves with the session once the server accepted it; reuses one to the same url. */
  async open(url) {
    await ready;
    if (this.established && this.#url === url) return this.#session;
    this.close();
    this.#url = url;
    this.onStatus(SESSION_STATUS.PENDING);
    return new Promise((resolve, reject) => {
      const session = Flashphoner.createSession({ urlServer: url, timeout: 10000 });
      this.#session = session;
      session.on(SESSION_STATUS.ESTABLISHED, () => {
        this.onStatus(SESSION_STATUS.ESTABLISHED);
        resolve(session);
      });
      for (const end of [SESSION_STATUS.DISCONNECTED, SESSION_STATUS.FAILED]) {
        session.on(end, () => {
          if (this.#session === session) {
            this.#session = null;
            this.onStatus(end);
          }
          reject(new Error(end));
        });
      }
    });
  }

  close() {
    const session = this.#session;
    if (session?.status() === SESSION_STATUS.ESTABLISHED) session.disconnect();
  }
}

/** Creates a stream whose every status goes to `onStatus(status, stream)`, events to `onEvent`. */
export function createStream(session, options, onStatus, onEvent = () => {}) {
  const stream = session.createStream(options);
  for (const status of [STREAM_STATUS.PENDING, STREAM_STATUS.PUBLISHING, STREAM_STATUS.PLAYING, ...STREAM_ENDS]) {
    stream.on(status, () => onStatus(status, stream));
  }
  stream.on(STREAM_EVENT, onEvent);
  return stream;
}

export function hasEnded(status) {
  return STREAM_ENDS.includes(status);
}
