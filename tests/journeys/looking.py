"""Looks at pages in Chromium for whatever is not ours: elements, attributes, addresses, requests, scripts."""

import itertools
from urllib.parse import urlsplit

# What may stand in a page of the house. Everything else came in with somebody's words.
_STRANGE = """
(html) => {
  const wrong = [];
  const page = html === undefined ? document : new DOMParser().parseFromString(html, "text/html");
  const names = new Set(`html head meta title link script body header nav main aside section article div
    p h1 h2 h3 a b em strong s span br ul ol li blockquote figure img svg use form fieldset legend label
    input textarea select optgroup option button details summary dl dt dd table thead tbody tr th td code hr`.split(/\\s+/));
  const said = new Set("p br em strong s ul ol li blockquote a figure img".split(" "));
  const marks = new Set("href rel src alt width height loading".split(" "));
  const known = new Set(`id class dir href rel src type name value content charset lang action method enctype
    for required disabled checked selected maxlength minlength min max rows cols accept autocomplete
    autocapitalize placeholder hidden tabindex role width height viewbox loading alt scope open title
    datetime form formaction formnovalidate readonly autofocus label`.split(/\\s+/));
  const ours = (address) => address.startsWith("/") && !address.startsWith("//") && !address.startsWith("/\\\\");
  const report = (element, why) => wrong.push(`${why}: ${element.outerHTML.slice(0, 160)}`);
  for (const element of page.querySelectorAll("*")) {
    const name = element.localName;
    const inWords = element.closest(".letter") && !element.matches(".letter");
    if (!names.has(name)) report(element, "an element of no page of ours");
    if (inWords && !said.has(name)) report(element, "an element that nobody may write");
    if (name === "script" && (element.textContent || !ours(element.getAttribute("src") || ""))) report(element, "a script");
    if (name === "link" && !ours(element.getAttribute("href") || "")) report(element, "a link to elsewhere");
    if (["meta", "link", "title", "script"].includes(name) && !element.closest("head")) report(element, "a head's element in the body");
    if (name === "meta" && element.hasAttribute("http-equiv")) report(element, "a meta that does something");
    if (name === "use" && !ours(element.getAttribute("href") || "")) report(element, "a drawing from elsewhere");
    for (const { name: key, value } of element.attributes) {
      if (inWords && !marks.has(key)) report(element, `an attribute nobody may write (${key})`);
      else if (!known.has(key.toLowerCase()) && !key.startsWith("aria-") && !key.startsWith("data-")) report(element, `an attribute of ours it is not (${key})`);
      if (["src", "action", "formaction"].includes(key) && value && !ours(value) && !value.startsWith("#")) report(element, `${key} leads elsewhere`);
      if (key === "href" && !ours(value) && !/^([#?]|https?:\\/\\/|tel:|sms:)/.test(value)) report(element, "an address that is none");
      if (["id", "name"].includes(key) && /alert|evil|config|<|>/.test(value) && !element.matches("form input, form textarea")) report(element, "a name that hides another");
    }
  }
  return wrong;
}
"""
_ON_EACH_PAGE = """
for (const name of ["alert", "confirm", "prompt", "msgbox", "print"]) window[name] = (x) => console.log(`SMUGGLED ran: ${x}`);
document.addEventListener("securitypolicyviolation", (e) => console.log(`SMUGGLED stopped by the policy: ${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
"""


class Look:
    """A browser that looks at pages and remembers what was strange. `wrong` holds it."""

    def __init__(self, chromium, address, *, without_policy=False):
        self.context = chromium.new_context(
            viewport={"width": 360, "height": 640},
            bypass_csp=without_policy,
            service_workers="block",
        )
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(_ON_EACH_PAGE)
        self.address, self._parts = address, itertools.count()
        self.wrong, self.seen, self.empty = [], 0, set()
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("dialog", self._asked)
        self.page.on("request", self._requested)
        self.context.route(lambda url: not url.startswith((address, "file:")), self._stopped)

    def _said(self, message):
        if "SMUGGLED" in message.text:
            self.wrong.append(f"{self.page.url}: {message.text}")

    def _asked(self, dialog):
        self.wrong.append(f"{self.page.url}: a dialog, {dialog.message}")
        dialog.dismiss()

    def _requested(self, request):
        if not request.url.startswith((self.address, "file:", "data:")):
            self.wrong.append(
                f"{self.page.url}: asked {urlsplit(request.url).netloc} for something"
            )

    def _stopped(self, route):
        route.abort()

    def _note(self, where, html):
        """Which pages show nothing that was smuggled, and so prove nothing."""
        if not any(word in html for word in ("lert(", "evil.", "msgbox")):
            self.empty.add(where)

    def _strange(self, where, html=None):
        found = self.page.evaluate(_STRANGE, html) if html else self.page.evaluate(_STRANGE)
        self.wrong += [f"{where}: {each}" for each in found]
        self.seen += 1

    def as_(self, client):
        """From now on the browser is signed in as this test client is."""
        self.context.clear_cookies()
        kept = [
            {"name": name, "value": morsel.value, "url": self.address}
            for name, morsel in client.cookies.items()
            if name == "place"
        ]
        self.context.add_cookies(kept)
        return self

    def open(self, *addresses):
        """Open pages of the house, or files, for real."""
        for address in addresses:
            self.page.goto(address if "://" in address else self.address + address)
            self._note(address, self.page.content())
            self._strange(address)
        return self

    def read(self, client, *addresses, sent=None):
        """Take pages as the house sends them and read them as the browser would, without running them."""
        for address in addresses:
            answer = client.get(address, sent)
            assert answer.status_code == 200, (address, answer.status_code)
            self.read_answer(address, answer)
        return self

    def read_answer(self, where, answer):
        html = answer.content.decode()
        self._note(where, html)
        self._strange(where, html)

    def open_answer(self, answer):
        """Open what the house answered to a form, with its own headers."""
        address = f"{self.address}/an-answer/{next(self._parts)}/"
        headers = {name: value for name, value in answer.items() if name != "Content-Length"}
        self.context.route(
            address, lambda route: route.fulfill(body=answer.content, headers=headers)
        )
        return self.open(address)

    def close(self):
        self.context.close()
