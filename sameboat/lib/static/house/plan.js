// Keeps the safety plan on this phone, where its owner asked for it, and prints it.
import { PLAN, KEPT_PLAN } from "./leave.js";

const tools = document.querySelector("[data-plan-tools]");
const [keep, drop, print] = ["keep", "drop", "print"].map((name) => document.querySelector(`[data-plan-${name}]`));
const said = document.querySelector("[data-plan-kept]");

function show(isKept) {
  keep.hidden = isKept;
  drop.hidden = said.hidden = !isKept;
}

async function bringHere() {
  const answer = await fetch("/me/plan/kept/");
  if (!answer.ok || answer.redirected) return false;
  const headers = {};
  for (const name of ["Content-Type", "Content-Security-Policy"]) headers[name] = answer.headers.get(name) || "";
  await (await caches.open(KEPT_PLAN)).put(PLAN, new Response(await answer.text(), { headers }));
  return true;
}

async function begin() {
  tools.hidden = false;
  print.addEventListener("click", () => globalThis.print());
  // Without a service worker nothing could open it later.
  if (!("caches" in globalThis) || !navigator.serviceWorker) {
    keep.hidden = true;
    return;
  }
  const isKept = Boolean(await (await caches.open(KEPT_PLAN)).match(PLAN));
  show(isKept);
  if (isKept) await bringHere(); // as it is now
  keep.addEventListener("click", async () => show(await bringHere()));
  drop.addEventListener("click", async () => show(!(await caches.delete(KEPT_PLAN))));
}

begin().catch(() => {});
