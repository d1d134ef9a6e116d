// Leave quickly: one tap, or Escape three times within a second and a half.

// The service worker on "forget": Help now is kept as a guest sees it. It sees by itself that somebody
// goes to /leave/, and has a page that says nothing where there is no line.
const tell = (word) => navigator.serviceWorker?.controller?.postMessage(word);

// One's own safety plan and visit sheets, kept on this phone where their owner asked for it.
export const PLAN = "/me/plan/";
export const KEPT_PLAN = "plan-1";
export const VISITS = "/visits/";
export const KEPT_VISITS = "visits-1";

export function forgetEverything() {
  tell("forget");
  for (const name of [KEPT_PLAN, KEPT_VISITS]) globalThis.caches?.delete(name).catch(() => {});
  try {
    localStorage.clear();
    sessionStorage.clear();
  } catch {
    // Storage can be switched off; then there is nothing to forget.
  }
}

function leave() {
  forgetEverything();
  document.documentElement.hidden = true;
  // Where there is no line the server learns of it with the next page that is opened.
  document.cookie = `away=1; path=/; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  // Replacing takes this page out of the tab's history; the server sends us on to the neutral page.
  location.replace("/leave/");
}

export function watchForLeaving() {
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    presses = [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 1500);
    if (presses.length >= 3) leave();
  });
  for (const link of document.querySelectorAll("[data-leave]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      leave();
    });
  }
  // A page brought back by the back button asks the server again.
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
}
