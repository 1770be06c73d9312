/** Where things are: page parameters and the server's default addresses. */

const parameters = new URLSearchParams(window.location.search);

/** A parameter of the page, or the given default. `?autoplay` alone counts as "true". */
export function parameter(name, otherwise = "") {
  if (!parameters.has(name)) return otherwise;
  return parameters.get(name) || "true";
}

export function flag(name) {
  return parameters.has(name) && parameters.get(name) !== "false";
}

const secure = window.location.protocol === "https:";
const host = window.location.hostname || "localhost";

/** ws://host:8080 for a page served over http, wss://host:8443 for one served over https. */
export function defaultWebSocket() {
  return parameter("ws", secure ? `wss://${host}:8443` : `ws://${host}:8080`);
}

/** The server that served this page: its REST API lives at the same origin. */
export function defaultRest() {
  return parameter("server", window.location.origin);
}

/** Four hexadecimal digits, as the vendor's example pages name their streams. */
export function randomName() {
  const bytes = crypto.getRandomValues(new Uint8Array(2));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

/** Hands the parameters of this page on to links marked `data-keep`, as a comma list of names. */
export function keepParameters(root) {
  for (const link of root.querySelectorAll("a[data-keep]")) {
    const url = new URL(link.href, window.location.href);
    for (const name of link.dataset.keep.split(",")) {
      if (parameters.has(name)) url.searchParams.set(name, parameters.get(name));
    }
    link.href = url.pathname + url.search;
  }
}
