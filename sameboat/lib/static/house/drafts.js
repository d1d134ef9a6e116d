// What a person types is kept: on the server as they type, on this phone when the line is gone.

const WAIT = 1000;
const SKIP = new Set(["csrfmiddlewaretoken", "once_key", "next"]);

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

const key = (place) => `kept:${place}`;

function keepHere(place, fields) {
  try {
    localStorage.setItem(key(place), JSON.stringify(fields));
  } catch {
    // No room or no storage: the words are still in the form.
  }
}

async function send(form, place, state) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.set("place", place);
  body.set("fields", JSON.stringify(fieldsOf(form)));
  try {
    const answer = await fetch(form.dataset.draftTo || "/drafts/", { method: "POST", body, keepalive: true, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    localStorage.removeItem(key(place));
    if (state) state.textContent = state.dataset.saved;
  } catch {
    keepHere(place, fieldsOf(form));
    if (state) state.textContent = state.dataset.offline;
  }
}

function watch(form) {
  const place = form.dataset.draft;
  const state = form.querySelector("[data-draft-state]");
  let timer = 0;
  try {
    const kept = JSON.parse(localStorage.getItem(key(place)) || "null");
    if (kept) {
      putBack(form, kept);
      send(form, place, state);
    }
  } catch {
    localStorage.removeItem(key(place));
  }
  form.addEventListener("input", () => {
    keepHere(place, fieldsOf(form));
    clearTimeout(timer);
    timer = setTimeout(() => send(form, place, state), WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("online", () => localStorage.getItem(key(place)) && send(form, place, state));
}

export function keepDrafts() {
  document.querySelectorAll("form[data-draft]").forEach(watch);
  // The server says that a post arrived: only then are the words on this phone let go.
  const done = document.querySelector("[data-draft-done]");
  if (done) localStorage.removeItem(key(done.dataset.draftDone));
}
