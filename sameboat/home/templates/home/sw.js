{% load static %}// Keeps Help now and the look of the house on this device. Never a page with people's words, but one's own
// safety plan and visit sheets, which plan.js and visit.js bring here where their owner asked for it.
const KEPT = "house-1";
const KEPT_PLAN = "plan-1";
const PLAN = "/me/plan/";
const KEPT_VISITS = "visits-1";
const VISITS = "/visits/";
const BEGINNINGS = ["/", "/today/", "/me/", "/care/"];
const COMING_IN = ["/sign-in/", "/join/", "/recover/"];
const FILES = ["/help/", "{% static 'house/house.css' %}", "{% static 'house/icons.svg' %}", "{% static 'house/mark.svg' %}", "{% static 'house/house.js' %}"];

const NOTHING = `<!doctype html><html lang="{{ LANGUAGE_CODE|default:'en-gb' }}"><meta charset="utf-8"><title>{% translate "No connection" %}</title><h1>{% translate "No connection" %}</h1>`;
let hasLeft = false;

const saysNothing = () => new Response(NOTHING, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });

// Kept beside the pages too: a browser ends an idle worker, and with it whatever it only remembers.
const AWAY = "away-1";
async function remember(isAway) {
  hasLeft = isAway;
  await (isAway ? (await caches.open(AWAY)).put("/away", new Response("")) : caches.delete(AWAY));
}

// The list as the phone has it: a sheet that is no longer here is not named either.
async function keptList() {
  const kept = await caches.match(VISITS);
  if (!kept) return undefined;
  let page = await kept.text();
  for (const [item, path] of page.matchAll(/<li><a [^>]*href="(\/visits\/[^"]+)"[^]*?<\/li>/g)) {
    if (!(await caches.match(path))) page = page.replace(item, () => "");
  }
  return new Response(page, { headers: kept.headers });
}

// What its owner keeps here: their plan, a visit sheet, or the list of the sheets, to which they come from wherever one begins.
async function keptFor(pathname) {
  if (pathname === PLAN) return caches.match(PLAN);
  if (BEGINNINGS.includes(pathname) || pathname === VISITS) return keptList();
  return pathname.startsWith(VISITS) ? caches.match(pathname) : undefined;
}

const forgetKept = () => Promise.all([KEPT_PLAN, KEPT_VISITS].map((name) => caches.delete(name)));

async function withoutLine({ pathname }) {
  const isAway = hasLeft || (await caches.has(AWAY));
  if (pathname === "/leave/" || (isAway && pathname !== "/help/")) return saysNothing();
  return (await keptFor(pathname)) || caches.match("/help/");
}

// Nothing of a person's stays on the device: their plan and sheets go, and Help now is kept as a guest sees it.
async function forget() {
  await forgetKept();
  const address = await registration.pushManager?.getSubscription();
  if (address) await address.unsubscribe();
  const answer = await fetch("/help/", { credentials: "omit" });
  if (answer.ok) await (await caches.open(KEPT)).put("/help/", answer);
}

addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(forget().catch(() => {}));
});
// A call: a few words that name nobody, and the page that a tap opens.
addEventListener("push", (event) => {
  const told = event.data ? event.data.json() : {};
  const path = String(told.path || "").startsWith("/") ? told.path : "/";
  event.waitUntil(registration.showNotification(told.words || "", { tag: path, renotify: true, data: { path }, icon: "{% static 'house/mark.svg' %}" }));
});
addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data.path));
});
addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => ![KEPT, KEPT_PLAN, KEPT_VISITS, AWAY].includes(name)).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  // Seen here, and not only told by the page: a page that was opened before this worker has no way to tell it.
  if (url.pathname === "/leave/") event.waitUntil(remember(true));
  if (["/leave/", "/sign-out/"].includes(url.pathname)) event.waitUntil(forget().catch(() => {}));
  // Two people may use one phone: whoever comes in does not find what whoever was here before kept.
  if (request.method === "POST" && COMING_IN.some((path) => url.pathname.startsWith(path))) event.waitUntil(forgetKept());
  if (request.method !== "GET") return;
  if (url.pathname === "/help/") {
    event.respondWith(
      fetch(request)
        .then((answer) => {
          const copy = answer.clone();
          if (answer.ok) caches.open(KEPT).then((cache) => cache.put("/help/", copy));
          return answer;
        })
        .catch(() => caches.match("/help/")),
    );
  } else if (FILES.includes(url.pathname)) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  } else if (request.mode === "navigate") {
    event.respondWith(
      fetch(request)
        .then((answer) => {
          if (["/back/", "/sign-in/"].includes(url.pathname)) event.waitUntil(remember(false));
          return answer;
        })
        .catch(() => withoutLine(url)),
    );
  }
});
