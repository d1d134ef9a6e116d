// What a person types is kept: on the server as they type, on this phone when the line is gone.

const WAIT = 1000;
const SKIP = new Set(["csrfmiddlewaretoken", "once_key", "next", "asked", "write_to_me"]);

function fieldsOf(form) {
  const kept = {};
  for (const [name, value] of new FormData(form)) {
    if (SKIP.has(name) || typeof value !== "string") continue;
    kept[name] = name in kept ? [].concat(kept[name], value) : value;
  }
  return kept;
}

function putBack(form, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const values = [].concat(value);
    for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.type !== "file" && !field.value) field.value = values[0];
    }
  }
}

// Two people may use one phone after another: the words of one never come up for the other.
const keyOf = ({ draftWhose, draft, draftDone }) => `kept:${draftWhose}:${draft || draftDone}`;

function keepHere(form, fields) {
  try {
    localStorage.setItem(keyOf(form.dataset), JSON.stringify(fields));
  } catch {
    // No room or no storage: the words are still in the form.
  }
}

async function send(form, state) {
  const body = new FormData();
  const fields = JSON.stringify(fieldsOf(form));
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("place", form.dataset.draft);
  body.set("fields", fields);
  try {
    const answer = await fetch(form.dataset.draftTo || "/drafts/", { method: "POST", body, keepalive: true, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    // What was typed meanwhile stays here until it has arrived too.
    if (localStorage.getItem(keyOf(form.dataset)) === fields) localStorage.removeItem(keyOf(form.dataset));
    if (state) state.textContent = state.dataset.saved;
  } catch {
    keepHere(form, fieldsOf(form));
    if (state) state.textContent = state.dataset.offline;
  }
}

function watch(form) {
  const key = keyOf(form.dataset);
  const state = form.querySelector("[data-draft-state]");
  let timer = 0;
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept) {
      putBack(form, kept);
      send(form, state);
    }
  } catch {
    localStorage.removeItem(key);
  }
  form.addEventListener("input", () => {
    keepHere(form, fieldsOf(form));
    clearTimeout(timer);
    timer = setTimeout(() => send(form, state), WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", () => localStorage.getItem(key) && send(form, state));
}

export function keepDrafts() {
  // The server says that a post arrived: only then are the words on this phone let go, and before
  // the empty form asks for them.
  const done = document.querySelector("[data-draft-done]");
  if (done) localStorage.removeItem(keyOf(done.dataset));
  document.querySelectorAll("form[data-draft]").forEach(watch);
}
