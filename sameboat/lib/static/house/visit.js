// Keeps a visit sheet on this phone, where its owner asked for it, with a list of those that are kept; and prints it.
import { VISITS, KEPT_VISITS } from "./leave.js";

const tools = document.querySelector("[data-visit-tools]");
const [keep, drop, print] = ["keep", "drop", "print"].map((name) => document.querySelector(`[data-visit-${name}]`));
const said = document.querySelector("[data-visit-kept]");
const mine = `${VISITS}${tools?.dataset.visitTools}/`;

function show(isKept) {
  keep.hidden = isKept;
  drop.hidden = said.hidden = !isKept;
}

async function bring(cache, from, as) {
  const answer = await fetch(from);
  if (!answer.ok || answer.redirected) return false;
  const headers = {};
  for (const name of ["Content-Type", "Content-Security-Policy"]) headers[name] = answer.headers.get(name) || "";
  await cache.put(as, new Response(await answer.text(), { headers }));
  return true;
}

// One page at a time: a list asked for before something was let go never comes to lie over the one asked for after.
const inTurn = (act) => (navigator.locks ? navigator.locks.request(KEPT_VISITS, act) : act());

async function list(cache) {
  const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const ids = paths.filter((path) => path !== VISITS).map((path) => path.split("/")[2]);
  if (ids.length) await bring(cache, `${VISITS}kept/?sheets=${ids.join(".")}`, VISITS);
  else await caches.delete(KEPT_VISITS);
}

async function bringHere(cache) {
  const isHere = await bring(cache, `${mine}kept/`, mine);
  if (isHere) await list(cache);
  return isHere;
}

// On the page with the list: a sheet that was let go does not stay behind on the phone.
async function tidy() {
  if (!(await caches.has(KEPT_VISITS))) return;
  const cache = await caches.open(KEPT_VISITS);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (pathname !== VISITS && !document.querySelector(`main a[href="${pathname}"]`)) await cache.delete(pathname);
  }
  await list(cache);
}

async function begin() {
  tools.hidden = false;
  print.addEventListener("click", () => globalThis.print());
  // Without a service worker nothing could open it later.
  if (!("caches" in globalThis) || !navigator.serviceWorker) {
    keep.hidden = true;
    return;
  }
  const open = () => caches.open(KEPT_VISITS);
  const isKept = (await caches.has(KEPT_VISITS)) && Boolean(await (await open()).match(mine));
  show(isKept);
  if (isKept) await inTurn(async () => bringHere(await open())); // as it is now
  keep.addEventListener("click", () => inTurn(async () => show(await bringHere(await open()))));
  drop.addEventListener("click", async () => {
    // At once, whatever is still being brought over a slow line; and again once that has come.
    show(!(await (await open()).delete(mine)));
    await inTurn(async () => {
      const cache = await open();
      await cache.delete(mine);
      await list(cache);
    });
  });
}

(tools ? begin() : inTurn(tidy)).catch(() => {});
