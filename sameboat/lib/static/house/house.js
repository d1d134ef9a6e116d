// Smooths what already works without it: leaving quickly, drafts on the phone, help with no connection.
import { watchForLeaving, forgetEverything } from "./leave.js";
import { keepDrafts } from "./drafts.js";

watchForLeaving();
keepDrafts();

for (const form of document.querySelectorAll("form[data-sign-out]")) {
  form.addEventListener("submit", forgetEverything);
}
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}
