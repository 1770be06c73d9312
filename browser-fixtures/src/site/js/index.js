/** The start page: keeps the parameters in its links and says whether this server is ready. */
import { byId, frame, showStatus } from "./page.js";

frame();
try {
  const reply = await fetch("/health/ready");
  const ready = reply.ok;
  showStatus(byId("serverStatus"), String(reply.status), {
    text: ready ? "This server is ready" : "This server is not ready yet",
    tone: ready ? "good" : "busy",
  });
} catch {
  showStatus(byId("serverStatus"), "0", { text: "This server does not answer", tone: "bad" });
}
