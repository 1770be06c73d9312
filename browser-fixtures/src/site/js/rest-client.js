/** Sends one REST request and tells status, time and body, or why there was no answer. */

export async function send(server, method, body) {
  const address = `${server.replace(/\/+$/, "")}/rest-api${method}`;
  const started = performance.now();
  try {
    const reply = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    return { address, status: reply.status, ms: performance.now() - started, text, json: asJson(text) };
  } catch {
    return { address, status: 0, ms: performance.now() - started, text: "", json: null };
  }
}

function asJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The same request for a terminal. */
export function curl(address, body) {
  const data = body === undefined ? "" : ` -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`;
  return `curl -i -X POST '${address}'${data}`;
}

const MEANINGS = {
  200: "Done",
  400: "The request is not understood",
  404: "Nothing found",
  409: "Already there",
  500: "The server could not do it",
  0: "No answer: check the address and that the server runs",
};

export function meaning(status) {
  return MEANINGS[status] ?? "Answered";
}
