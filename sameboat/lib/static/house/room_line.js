// A line that somebody writes in a meeting: kept as they type, sent once, also where the answer or the page is lost.

const LONGEST = 30000;

export const backOff = (times) => Math.min(LONGEST, 1000 * 2 ** times) * (0.5 + Math.random());
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

export function writeLines(room, state, look) {
  const form = document.querySelector("form[data-line]");
  if (!form) return;
  const place = `kept:${form.dataset.whose}:${form.dataset.line}`;
  const say = (words) => (state.textContent = words);
  let sending = false, sent = "";

  function keep() {
    try {
      localStorage.setItem(place, JSON.stringify({ words: form.words.value, once_key: form.once_key.value, sent }));
    } catch {
      // No room or no storage: the words are still in the form.
    }
  }

  async function send(body, times = 1) {
    sending = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Room": "1" }, redirect: "manual", signal: AbortSignal.timeout?.(LONGEST) });
      if (answer.status >= 500) throw new Error(String(answer.status));
      sending = false;
      if (answer.status === 422) return say(await answer.text());
      // Something is asked first, or the session has ended: a page says so.
      if (answer.status !== 204) return form.submit();
      // What was typed meanwhile is a line of its own.
      if (form.words.value === body.get("words")) form.words.value = "";
      form.once_key.value = newKey();
      sent = "";
      keep();
      say("");
      look();
    } catch {
      say(state.dataset.unsent);
      setTimeout(() => send(body, times + 1), backOff(times));
    }
  }

  try {
    const kept = JSON.parse(localStorage.getItem(place) || "null");
    if (room.dataset.said) {
      localStorage.removeItem(place);
      // Loaded again, the page must not let go of what is typed from now on.
      history.replaceState(null, "", location.pathname);
    } else if (kept?.words && !form.words.value) {
      sent = kept.sent;
      form.words.value = kept.words;
      form.once_key.value = kept.once_key;
    }
  } catch {
    localStorage.removeItem(place);
  }
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => {
    // What was asked first, and what a button of its own says, goes as a form.
    if (event.submitter?.name || form.querySelector("[name=asked]")) return;
    event.preventDefault();
    if (sending) return;
    // Other words than those whose answer was lost are another line.
    if (sent && sent !== form.words.value) form.once_key.value = newKey();
    sent = form.words.value;
    keep();
    send(new FormData(form));
  });
}
