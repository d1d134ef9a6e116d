{% load static %}// Keeps Help now and the look of the house on this device. Never a page with people's words.
const KEPT = "house-1";
const FILES = ["/help/", "{% static 'house/house.css' %}", "{% static 'house/icons.svg' %}", "{% static 'house/mark.svg' %}", "{% static 'house/house.js' %}"];

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
    event.respondWith(fetch(request).catch(() => caches.match("/help/")));
  }
});
