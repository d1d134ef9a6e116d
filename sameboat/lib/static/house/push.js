// Turns push messages on for this browser: asks its owner, takes an address from the browser, sends it along with the form.
const form = document.querySelector("[data-push]");
const notes = Object.fromEntries([...document.querySelectorAll("[data-push-note]")].map((note) => [note.dataset.pushNote, note]));

const say = (which) => Object.entries(notes).forEach(([name, note]) => { note.hidden = name !== which; });

const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.codePointAt(0));
const toText = (bytes) => btoa(String.fromCodePoint(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

async function turnOn() {
  if ((await Notification.requestPermission()) !== "granted") return say("refused");
  const worker = await navigator.serviceWorker.ready;
  const old = await worker.pushManager.getSubscription();
  if (old) await old.unsubscribe();
  const address = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: toBytes(form.dataset.push) });
  form.elements.endpoint.value = address.endpoint;
  form.elements.point.value = toText(address.getKey("p256dh"));
  form.elements.secret.value = toText(address.getKey("auth"));
  form.submit();
}

if (form && "PushManager" in globalThis && "Notification" in globalThis && navigator.serviceWorker) {
  form.hidden = false;
  say("");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    turnOn().catch(() => say("failed"));
  });
}
