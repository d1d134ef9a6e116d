// Passkeys: asks the server what to ask the device, then sends the device's answer with the form.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

function forBrowser({ publicKey }) {
  const asked = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (asked.user) asked.user = { ...asked.user, id: bytes(asked.user.id) };
  for (const name of ["excludeCredentials", "allowCredentials"]) {
    if (asked[name]) asked[name] = asked[name].map((key) => ({ ...key, id: bytes(key.id) }));
  }
  return { publicKey: asked };
}

function forServer(key) {
  const response = { clientDataJSON: text(key.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (key.response[name]) response[name] = text(key.response[name]);
  }
  return JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response, clientExtensionResults: {} });
}

async function askDevice(form) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("what", form.dataset.passkey);
  const answer = await fetch("/passkeys/begin/", { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  const options = forBrowser(await answer.json());
  return form.dataset.passkey === "sign in" ? navigator.credentials.get(options) : navigator.credentials.create(options);
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const note = form.querySelector("[data-passkey-note]");
    try {
      form.elements.key.value = forServer(await askDevice(form));
      form.submit();
    } catch {
      // Also when somebody changed their mind: nothing happened, and the form is as it was.
      note.hidden = false;
    }
  });
}
