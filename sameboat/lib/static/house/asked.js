// While somebody writes a question: what others asked that is near to it. The words go in a form, never in an address.

const WAIT = 1500;
const FEWEST_WORDS = 4;

const form = document.querySelector("form#write");
const place = document.querySelector("[data-ask]");

function words() {
  const { title, body } = form.elements;
  return `${title.value} ${body.value}`.trim();
}

async function ask(found, asked) {
  const body = new FormData();
  for (const name of ["csrfmiddlewaretoken", "title", "body"]) body.set(name, form.elements[name].value);
  try {
    const answer = await fetch(place.dataset.ask, { method: "POST", body, redirect: "error" });
    if (!answer.ok || asked !== words()) return;
    const said = (await answer.text()).trim();
    // Said again only where it is something else, or it would be read aloud at every pause.
    if (said !== found.dataset.said) found.innerHTML = said;
    found.dataset.said = said;
    place.querySelector("button").hidden = true;
  } catch {
    // No line: the button still asks.
  }
}

if (form && place) {
  const found = place.querySelector("[data-found]");
  let timer = 0;
  let last = "";
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = words();
      if (form.elements.kind.value !== "question" || now.split(/\s+/).length < FEWEST_WORDS) {
        // What was found for other words stands there no longer.
        last = found.innerHTML = found.dataset.said = "";
        return;
      }
      if (now === last) return;
      last = now;
      ask(found, now);
    }, WAIT);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
}
