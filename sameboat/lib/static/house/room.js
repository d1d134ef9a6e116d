// A meeting as it goes on: asks for what changed, and catches up after a lost connection.
import { backOff, writeLines } from "./room_line.js";

const FAST = 1000, QUIET = 4000, HIDDEN = 15000, LONGEST = 30000;

const room = document.querySelector("[data-room]");
const list = document.querySelector(".lines");
const pane = list.parentElement;
const state = document.querySelector("[data-line-state]");
let { after, as } = room.dataset;
let wait = FAST, fails = 0, timer = 0, looks = false;

function put(line) {
  const known = document.getElementById(line.id);
  if (known) return known.replaceWith(line);
  let before = list.lastElementChild;
  while (before && Number(before.dataset.at) > Number(line.dataset.at)) before = before.previousElementSibling;
  before ? before.after(line) : list.prepend(line);
}

function take(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  const isAtEnd = pane.scrollHeight - pane.scrollTop - pane.clientHeight < 80;
  box.content.querySelectorAll("li").forEach(put);
  if (isAtEnd) pane.scrollTop = pane.scrollHeight;
  const around = box.content.querySelector("#around");
  if (!around) return;
  // It begins: the page has no form yet. At its end what is typed stays where it is.
  if (around.dataset.as === "on" && as !== "on") location.reload();
  as = around.dataset.as;
  document.getElementById("around").replaceWith(around);
}

async function look() {
  clearTimeout(timer);
  if (looks) return;
  looks = true;
  try {
    const answer = await fetch(`${room.dataset.room}?after=${after}&as=${as}`, { redirect: "manual", signal: AbortSignal.timeout?.(LONGEST) });
    if (answer.type === "opaqueredirect" || answer.status === 404) return (state.textContent = state.dataset.gone);
    if (answer.status === 200) {
      take(await answer.text());
      after = answer.headers.get("X-After");
      wait = FAST;
    } else if (answer.status === 204) wait = Math.min(wait * 1.15, QUIET);
    else throw new Error(String(answer.status));
    if (state.textContent === state.dataset.offline) state.textContent = "";
    fails = 0;
  } catch {
    fails += 1;
    if (fails > 1 && !state.textContent) state.textContent = state.dataset.offline;
  } finally {
    looks = false;
  }
  if (as === "open" || as === "on") timer = setTimeout(look, fails ? backOff(fails) : document.hidden ? HIDDEN : wait);
}

room.classList.add("live");
pane.scrollTop = pane.scrollHeight;
addEventListener("online", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
writeLines(room, state, () => {
  wait = FAST;
  look();
});
timer = setTimeout(look, FAST);
