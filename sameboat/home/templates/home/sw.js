{% load static %}// Keeps Help now and the look of the house on this device. Never a page with people's words.
const KEPT = "house-1";
const FILES = ["/help/", "{% static 'house/house.css' %}", "{% static 'house/icons.svg' %}", "{% static 'house/mark.svg' %}", "{% static 'house/house.js' %}"];

const NOTHING = `<!doctype html><html lang="{{ LANGUAGE_CODE|default:'en-gb' }}"><meta charset="utf-8"><title>{% translate "No connection" %}</title><h1>{% translate "No connection" %}</h1>`;
let hasLeft = false;

const saysNothing = () => new Response(NOTHING, { headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" } });
const withoutLine = ({ pathname }) => (pathname === "/leave/" || (hasLeft && pathname !== "/help/") ? saysNothing() : caches.match("/help/"));

async function keepAsGuest() {
  const answer = await fetch("/help/", { credentials: "omit" });
  if (answer.ok) await (await caches.open(KEPT)).put("/help/", answer);
}

addEventListener("message", (event) => {
  if (event.data === "left") hasLeft = true;
  if (event.data === "forget") event.waitUntil(keepAsGuest().catch(() => {}));
});
addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((cache) => cache.addAll(FILES)).then(() => skipWaiting()));
});
addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)))).then(() => clients.claim()),
  );
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
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
          if (["/back/", "/sign-in/"].includes(url.pathname)) hasLeft = false;
          return answer;
        })
        .catch(() => withoutLine(url)),
    );
  }
});
