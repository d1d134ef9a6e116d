// A large file on its way and while it is read: how far it is. Without this the form and the link do the same.

const EVERY = 2500;

function say(form, words) {
  const said = form.querySelector("[data-said]");
  said.textContent = words;
  said.hidden = !words;
}

function isTooLarge(form) {
  const files = [...form.elements.brought.files];
  return files.reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.most);
}

function send(form) {
  const sent = form.querySelector("[data-sent]");
  const button = form.querySelector("button");
  const request = new XMLHttpRequest();
  button.disabled = true;
  sent.hidden = false;
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) sent.value = (event.loaded / event.total) * 100;
  });
  request.addEventListener("load", () => {
    // The answer is a page: where it leads is where the form would have led.
    if (request.status < 400) {
      location.assign(request.responseURL);
      return;
    }
    const page = new DOMParser().parseFromString(request.responseText, "text/html");
    const error = page.querySelector(".error, .problems");
    // A web server in front may have a limit of its own, and says so without a page of ours.
    const why = request.status === 413 ? form.dataset.tooLarge : form.dataset.lost;
    say(form, error ? error.textContent.trim() : why);
    stop();
  });
  for (const name of ["error", "abort", "timeout"]) {
    request.addEventListener(name, () => {
      say(form, form.dataset.lost);
      stop();
    });
  }
  function stop() {
    button.disabled = false;
    sent.hidden = true;
    sent.value = 0;
  }
  request.open("POST", form.action);
  request.send(new FormData(form));
}

for (const form of document.querySelectorAll("form[data-bring]")) {
  form.addEventListener("submit", (event) => {
    if (!form.elements.brought.files.length) return;
    event.preventDefault();
    say(form, "");
    if (isTooLarge(form)) say(form, form.dataset.tooLarge);
    else send(form);
  });
}

async function lookAgain() {
  const shown = document.querySelector("#export[data-look-again]");
  if (!shown) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("#export");
    const far = fresh && fresh.querySelector("progress");
    // While it goes on only the figure changes, so that nothing is read out again and again.
    if (far) {
      shown.querySelector("progress").replaceWith(far);
      shown.querySelector("[data-far]").textContent = fresh.querySelector("[data-far]").textContent;
    } else if (fresh) shown.replaceWith(fresh);
  } catch {
    // No line just now: look again later.
  }
  setTimeout(lookAgain, EVERY);
}

setTimeout(lookAgain, EVERY);
