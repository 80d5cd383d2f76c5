// The one script of the pages. Without it everything works by links and forms; with it a draft is kept on the
// phone while the network is down, what is typed is saved at once, and counts and timers run.
"use strict";

const csrf = document.querySelector('meta[name="csrf"]').content;

/** Send a form's fields and return [status, data]; throws when the network is down. */
async function send(url, fields) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Accept": "application/json", "X-CSRF-Token": csrf },
    body: new URLSearchParams(fields),
    credentials: "same-origin",
  });
  return [response.status, await response.json()];
}

/** The secret of an invitation stands behind the # and never reaches the server's log; hand it over and wipe it. */
function exchange() {
  const form = document.querySelector("[data-exchange]");
  const code = decodeURIComponent(location.hash.slice(1));
  if (!form || !code) return;
  history.replaceState(null, "", location.pathname);
  form.elements.code.value = code;
  form.requestSubmit();
}

/** Save a rating while it is typed; keep it on the phone when it cannot be sent, and send it later. */
function autosave() {
  const form = document.querySelector("[data-autosave]");
  if (!form) return;
  const key = "draft " + document.querySelector(".who").textContent + " " + form.dataset.autosave;
  const note = form.querySelector("[data-saved]");
  let waiting = null;

  const fields = () => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrf"));
  const say = (text, bad = false) => { note.textContent = text; note.classList.toggle("bad", bad); };
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(fields())); } catch { /* no room: only no draft */ } };
  const drop = () => { try { localStorage.removeItem(key); } catch { /* the same */ } };

  async function save() {
    waiting = null;
    const sent = fields();
    if (!sent.grade) return;
    keep();
    try {
      const [status, data] = await send(location.pathname, sent);
      if (status === 200) {
        form.elements.seen_before.value = data.stamp;
        drop();
        say("Saved. " + (data.missing ? data.missing + " tasks are left." : "All tasks are rated."));
      } else if (status === 409 && data.conflict) {
        say("You rated this elsewhere meanwhile. Press Save to see both.", true);
      } else {
        say(data.error || "Not saved.", true);
      }
    } catch {
      say("No network: kept on this device, sent as soon as it is back.", true);
    }
  }

  const soon = () => { clearTimeout(waiting); waiting = setTimeout(save, 600); };
  form.addEventListener("input", () => { keep(); soon(); });
  form.addEventListener("submit", () => { clearTimeout(waiting); keep(); });
  window.addEventListener("online", save);

  try {
    const draft = JSON.parse(localStorage.getItem(key) || "null");
    if (draft && draft.seen_before === form.elements.seen_before.value) {
      for (const [name, value] of Object.entries(draft)) {
        if (name !== "seen_before" && form.elements[name]) form.elements[name].value = value;
      }
      say("A draft from this device is back.");
      save();
    } else if (draft) {
      drop();
    }
  } catch { drop(); }
}

/** Count the minutes of the case down from when the page was opened. */
function timer() {
  const shown = document.querySelector("[data-timer]");
  if (!shown) return;
  const end = Date.now() + Number(shown.dataset.timer) * 60000;
  shown.hidden = false;
  const tick = () => {
    const left = Math.round((end - Date.now()) / 1000);
    const text = Math.floor(Math.abs(left) / 60) + ":" + String(Math.abs(left) % 60).padStart(2, "0");
    shown.textContent = left >= 0 ? text + " left" : text + " over";
    shown.classList.toggle("over", left < 0);
  };
  tick();
  setInterval(tick, 1000);
}

/** Fetch what changes while people work: elements say where from, and under which name. */
function live() {
  const places = [...document.querySelectorAll("[data-live]")];
  if (!places.length) return;
  const url = places[0].closest("[data-live-from]").dataset.liveFrom;
  setInterval(async () => {
    try {
      const response = await fetch(url, { headers: { "Accept": "application/json" }, credentials: "same-origin" });
      if (!response.ok) return;
      const data = await response.json();
      for (const place of places) {
        if (place.dataset.live in data) place.textContent = data[place.dataset.live];
      }
    } catch { /* the next turn tries again */ }
  }, 5000);
}

exchange();
autosave();
timer();
live();
