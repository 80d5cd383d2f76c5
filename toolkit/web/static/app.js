// The one script of the pages. Without it everything works by links and forms; with it a draft is kept on the
// phone while the network is down, what is typed is saved at once, and counts and timers run.
"use strict";

const csrf = document.querySelector('meta[name="csrf"]').content;

/** Send fields and return [status, data]; throws when the network is down. */
async function send(url, body) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Accept": "application/json", "X-CSRF-Token": csrf },
    body: body,
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
  const wanted = form.dataset.evidence.split(" ");
  let waiting = null;

  const fields = () => Object.fromEntries([...new FormData(form)].filter(([name]) => name !== "csrf"));
  const say = (text, bad = false) => { note.textContent = text; note.classList.toggle("bad", bad); };
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(fields())); } catch { /* no room: only no draft */ } };
  const drop = () => { try { localStorage.removeItem(key); } catch { /* the same */ } };

  let turn = Promise.resolve();
  /** One after the other: an answer that is still under way would look like another device's. */
  const save = (leave = false) => { turn = turn.then(() => saveNow(leave)); return turn; };

  async function saveNow(leave) {
    const sent = fields();
    if (!sent.grade) { if (leave) form.submit(); return; }
    keep();
    if (!leave && wanted.includes(sent.grade) && !sent.evidence.trim()) {
      say("Not saved yet: write one thing that could be seen.");
      return;
    }
    try {
      const [status, data] = await send(location.pathname, new URLSearchParams(sent));
      if (status === 200) {
        form.elements.seen_before.value = data.stamp;
        drop();
        say("Saved. " + (data.missing ? data.missing + " tasks are left." : "All tasks are rated."));
        if (leave) location.assign(data.go);
      } else if (status === 409 && data.conflict && leave) {
        form.submit();
      } else if (status === 409 && data.conflict) {
        say("You rated this elsewhere meanwhile. Press Save to see both.", true);
      } else {
        say(data.error || "Not saved.", true);
      }
    } catch {
      say("No network: kept on this device, sent as soon as it is back.", true);
      clearTimeout(waiting);
      waiting = setTimeout(save, 5000);
    }
  }

  const soon = () => { clearTimeout(waiting); waiting = setTimeout(save, 600); };
  form.addEventListener("input", () => { keep(); soon(); });
  form.addEventListener("submit", (event) => { event.preventDefault(); clearTimeout(waiting); save(true); });
  window.addEventListener("online", () => save());

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

/** Keep an answer on the phone until the server has it, and go on only then. */
function steady() {
  const form = document.querySelector("[data-steady]");
  if (!form) return;
  const key = "draft " + form.dataset.steady;
  const note = form.querySelector("[data-saved]");
  const say = (text, bad = false) => { note.textContent = text; note.classList.toggle("bad", bad); };
  const typed = () => [...new FormData(form)].filter(([name, value]) => name !== "csrf" && typeof value === "string");
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(typed())); } catch { /* no room: only no draft */ } };
  const drop = () => { try { localStorage.removeItem(key); } catch { /* the same */ } };
  let waiting = null;

  async function hand(button) {
    clearTimeout(waiting);
    const body = new FormData(form);
    if (button && button.name) body.set(button.name, button.value);
    keep();
    try {
      const [status, data] = await send(form.action, body);
      if (status === 200) { drop(); location.assign(data.go); }
      else if (status === 409 && data.conflict) { drop(); form.submit(); }
      else say(data.error || "Not saved.", true);
    } catch {
      say("No network: kept on this device, sent as soon as it is back.", true);
      waiting = setTimeout(() => hand(button), 5000);
    }
  }

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => { event.preventDefault(); hand(event.submitter); });
  try {
    const draft = new Map(JSON.parse(localStorage.getItem(key) || "[]"));
    if (!draft.size) return;
    if (draft.get("seen_before") !== form.elements.seen_before.value) { drop(); return; }
    const all = JSON.parse(localStorage.getItem(key));
    for (const field of form.elements) {
      if (!field.name || ["csrf", "seen_before", "do"].includes(field.name) || field.type === "file") continue;
      const values = all.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
      else field.value = values[0] ?? "";
    }
    say("A draft from this device is back; it is not saved yet.");
  } catch { drop(); }
}

/** Count the minutes of the case down from when the page was opened. */
function timer() {
  const shown = document.querySelector("[data-timer]");
  if (!shown) return;
  const end = (Number(shown.dataset.timerFrom) || Date.now()) + Number(shown.dataset.timer) * 60000;
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
  const room = document.querySelector("[data-live-from]");
  if (!room) return;
  const places = [...room.querySelectorAll("[data-live]")];
  const url = room.dataset.liveFrom;
  setInterval(async () => {
    try {
      const response = await fetch(url, { headers: { "Accept": "application/json" }, credentials: "same-origin" });
      if (!response.ok) return;
      const data = await response.json();
      if ("liveReload" in room.dataset && data.now !== room.dataset.liveReload) { location.reload(); return; }
      for (const place of places) {
        if (place.dataset.live in data) place.textContent = data[place.dataset.live];
      }
    } catch { /* the next turn tries again */ }
  }, 5000);
}

exchange();
autosave();
steady();
timer();
live();
