/** Push, pull, list and terminate through the REST API of a chosen server. */
import { defaultRest, parameter } from "./address.js";
import { allFilled, byId, frame, showStatus } from "./page.js";
import { curl, meaning, send } from "./rest-client.js";

const server = byId("server");
const uri = byId("uri");
const local = byId("localStreamName");
const remote = byId("remoteStreamName");

function names() {
  return { uri: uri.value.trim(), localStreamName: local.value.trim(), remoteStreamName: remote.value.trim() };
}

async function request(method, body) {
  if (!allFilled(server)) return null;
  byId("requestLine").textContent = curl(`${server.value.trim().replace(/\/+$/, "")}/rest-api${method}`, body);
  showStatus(byId("responseStatus"), "", { text: "Waiting…", tone: "busy" });
  const reply = await send(server.value.trim(), method, body);
  const tone = reply.status === 200 ? "good" : "bad";
  const code = reply.status === 0 ? "" : `${reply.status} · `;
  const text = `${code}${meaning(reply.status)} · ${reply.ms.toFixed(0)} ms`;
  showStatus(byId("responseStatus"), String(reply.status), { text, tone });
  byId("responseBody").textContent = reply.json ? JSON.stringify(reply.json, null, 2) : reply.text || "(empty body)";
  byId("response").hidden = false;
  return reply;
}

async function republish(method) {
  if (!remote.value.trim()) remote.value = local.value;
  if (!allFilled(uri, local, remote)) return;
  await request(method, names());
  await refresh();
}

/** Lists quietly: an empty list is answered with 404. */
async function refresh() {
  const reply = await send(server.value.trim(), "/pull/find_all");
  const rows = Array.isArray(reply.json) && reply.status === 200 ? reply.json : [];
  const body = byId("pushes").tBodies[0];
  body.replaceChildren(...rows.map(row));
  byId("pushes").hidden = rows.length === 0;
  byId("noPushes").hidden = rows.length > 0;
  byId("noPushes").textContent = reply.status === 0 ? "No answer from this server." : "Nothing is pushed or pulled now.";
}

function row(push) {
  const tr = document.createElement("tr");
  const cells = [
    ["Direction", push.direction ?? "–"],
    ["Here", push.localStreamName],
    ["There", push.remoteStreamName],
    ["Other server", push.uri],
    ["Status", [push.status, push.statusReason].filter(Boolean).join(": ")],
    ["Sent", sent(push)],
  ];
  for (const [label, text] of cells) {
    const td = document.createElement("td");
    td.dataset.label = label;
    td.textContent = text ?? "–";
    tr.append(td);
  }
  const td = document.createElement("td");
  const stop = document.createElement("button");
  stop.className = "stop small";
  stop.textContent = "Terminate";
  stop.addEventListener("click", async () => {
    const { uri: to, localStreamName, remoteStreamName } = push;
    await request("/pull/terminate", { uri: to, localStreamName, remoteStreamName });
    await refresh();
  });
  td.append(stop);
  tr.append(td);
  return tr;
}

function sent(push) {
  const bytes = push.bytesSent;
  if (bytes === undefined || bytes === null) return "–";
  return bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.round(bytes / 1000)} kB`;
}

frame();
server.value = defaultRest();
uri.value = parameter("target");
local.value = parameter("stream");
remote.value = parameter("remote", local.value);
byId("pushBtn").addEventListener("click", () => republish("/pull/push"));
byId("pullBtn").addEventListener("click", () => republish("/pull/pull"));
byId("findAllBtn").addEventListener("click", () => request("/pull/find_all").then(refresh));
byId("terminateBtn").addEventListener("click", async () => {
  const filter = Object.fromEntries(Object.entries(names()).filter(([, value]) => value));
  await request("/pull/terminate", filter);
  await refresh();
});
byId("refreshBtn").addEventListener("click", refresh);
setInterval(() => document.visibilityState === "visible" && byId("autoRefresh").checked && refresh(), 2000);
refresh();
