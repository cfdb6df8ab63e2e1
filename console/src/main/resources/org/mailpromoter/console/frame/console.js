// What a page does better with a script: times in the zone of the browser, copying, closing menus.
// Every page works without it.

const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long" });

function localTimes(root) {
  for (const each of root.querySelectorAll("time[datetime]")) {
    const at = new Date(each.dateTime);
    if (!Number.isNaN(at.valueOf())) {
      each.title = exact.format(at);
    }
  }
}

function copyButton(code) {
  const text = code.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button quiet copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy: ${text}`);
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  return button;
}

function copyable(root) {
  if (!navigator.clipboard) {
    return; // only over TLS and on the loopback interface
  }
  for (const code of root.querySelectorAll("code[data-copy]:not([data-copy=done])")) {
    code.dataset.copy = "done";
    code.append(copyButton(code));
  }
}

// A form that lists choices sends itself when one is made; its button stays for those without scripts.
function sendsItself(event) {
  const form = event.target.form;
  if (form && "send" in form.dataset && event.target.matches("select")) {
    form.requestSubmit();
  }
}

// Empty fields of a filter would only make its address longer.
function withoutEmpty(event) {
  if (event.target.method === "get") {
    for (const field of event.target.elements) {
      field.disabled ||= field.name !== "" && field.value === "";
    }
  }
}

function enable() {
  for (const field of document.querySelectorAll("form[method=get] :disabled")) {
    field.disabled = false;
  }
}

// A login ticket arrives in the fragment, which no log and no Referer holds.
function ticket() {
  const form = document.querySelector("form[data-ticket]");
  if (form && location.hash.length > 1) {
    form.elements.ticket.value = decodeURIComponent(location.hash.slice(1));
    history.replaceState(null, "", location.pathname + location.search);
    form.requestSubmit();
  }
}

// What a form announced is said once, and not again when the page is loaded again or kept as a bookmark.
function saidOnce() {
  const query = new URLSearchParams(location.search);
  if (query.has("said")) {
    query.delete("said");
    history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
  }
}

// A page that could not be shown is asked for again.
function again() {
  const seconds = Number(document.querySelector("[data-again]")?.dataset.again);
  if (seconds > 0) {
    setTimeout(() => location.reload(), seconds * 1000);
  }
}

// How many messages are new in a list, or that something in it changed. Rows never move by themselves, and nothing is asked while the
// page is not looked at or somebody paused it.
function live(strip) {
  const link = strip.querySelector("a");
  const pause = strip.querySelector("button");
  let paused = false;
  let source;
  let waiting;
  async function look() {
    waiting = undefined;
    if (!strip.dataset.newer) {
      link.classList.remove("later");
      return;
    }
    const answer = await fetch(strip.dataset.newer);
    const words = answer.ok && !answer.redirected ? await answer.text() : "";
    if (words) {
      link.textContent = `${words}, show`;
      link.classList.remove("later");
    }
  }
  function soon() {
    waiting ??= setTimeout(look, 1500);
  }
  function follow() {
    const wanted = !paused && !document.hidden;
    if (wanted && !source) {
      source = new EventSource(strip.dataset.live);
      source.addEventListener(strip.dataset.event ?? "message.decided", soon);
      if (strip.dataset.newer) {
        soon();
      }
    } else if (!wanted && source) {
      source.close();
      source = undefined;
      clearTimeout(waiting);
      waiting = undefined;
    }
  }
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.setAttribute("aria-pressed", String(paused));
    follow();
  });
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => source?.close());
  strip.classList.remove("later");
  follow();
}

function improve(root) {
  localTimes(root);
  copyable(root);
}

improve(document);
ticket();
saidOnce();
again();
document.querySelectorAll("[data-live]").forEach(live);
document.addEventListener("change", sendsItself);
document.addEventListener("submit", withoutEmpty);
addEventListener("pageshow", enable);
document.addEventListener("htmx:after:swap", () => improve(document));
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (menu && event.key === "Escape") {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
