// The one script of the pages. Without it everything works by links and forms; with it a draft is kept on the
// phone while the network is down, what is typed is saved at once, and counts and timers run.
"use strict";

const csrf = document.querySelector('meta[name="csrf"]').content;

/** Send fields and return [status, data]; throws when the network is down. */
async function send(url, body, keepalive = false) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "Accept": "application/json", "X-CSRF-Token": csrf },
    body: body,
    credentials: "same-origin",
    keepalive: keepalive,
  });
  return [response.status, await response.json()];
}

/** What was typed and is not saved yet: kept on this device for this person, by the address of its page. */
const who = document.querySelector(".who")?.textContent ?? "";
const here = document.querySelector("[data-keep]")?.dataset.keep ?? location.pathname + location.search;
const drafts = {
  mark: "draft " + who + " ",
  get(url) { try { return JSON.parse(localStorage.getItem(this.mark + url)); } catch { return null; } },
  set(url, draft) { try { localStorage.setItem(this.mark + url, JSON.stringify(draft)); } catch { /* no room: only no draft */ } },
  drop(url) { try { localStorage.removeItem(this.mark + url); } catch { /* the same */ } },
  urls() {
    try { return Object.keys(localStorage).filter((key) => who && key.startsWith(this.mark)).map((key) => key.slice(this.mark.length)); }
    catch { return []; }
  },
};
/** Saves the form of this page now; set by the form. */
let own = async () => {};
let again = null;

/** Why a draft cannot be sent, "" when the server has it; "-" while the network is down. */
async function sent(url) {
  const draft = drafts.get(url);
  if (!draft) { drafts.drop(url); return ""; }
  if (url.startsWith("/rate/") && !new Map(draft.fields).get("grade")) return "no grade was chosen yet.";
  try {
    const [status, data] = await send(url, new URLSearchParams(draft.fields));
    if (status === 200) {
      if (JSON.stringify(drafts.get(url)) === JSON.stringify(draft)) drafts.drop(url);
      return "";
    }
    return data.conflict ? "you said something else on another device." : data.error || "not saved.";
  } catch { return "-"; }
}

/** Send what other pages left on this device, and name what is left; returns the addresses of that. */
async function flush() {
  clearTimeout(again);
  const left = new Map();
  let done = 0;
  for (const url of drafts.urls()) {
    if (url === here) continue;
    const why = await sent(url);
    if (why) left.set(url, why); else done++;
  }
  name(left);
  if ([...left.values()].includes("-")) again = setTimeout(flush, 5000);
  else if (done && document.querySelector("[data-fresh]")) location.reload();
  return [...left.keys()];
}

/** Show what is not saved, each with a door to its page and a way to give it up. */
function name(left) {
  const place = document.querySelector("[data-left]");
  if (!place) return;
  place.hidden = !left.size;
  place.querySelector("ul").replaceChildren(...[...left].map(([url, why]) => {
    const line = document.createElement("li"), door = document.createElement("a"), button = document.createElement("button");
    door.href = url;
    door.textContent = drafts.get(url)?.label || url;
    button.textContent = "Throw it away";
    button.addEventListener("click", () => { drafts.drop(url); line.remove(); place.hidden = !place.querySelector("li"); });
    line.append(door, ": " + (why === "-" ? "no network; sent as soon as it is back. " : why + " "), button);
    return line;
  }));
}

/** Hand in, or leave, only when nothing is left on this device that the server does not have. */
function last() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-drop]");
    if (link) drafts.drop(link.dataset.drop);
  });
  document.addEventListener("submit", async (event) => {
    const form = event.target, button = event.submitter;
    if (form.dataset.sure || !("handin" in form.dataset || "leave" in form.dataset)) return;
    event.preventDefault();
    await new Promise((done) => setTimeout(done));  // a form cannot be sent anew while it is being sent
    await own();
    await flush();
    const left = drafts.urls().filter((url) => url.startsWith(form.dataset.handin || ""));
    if (left.length && "handin" in form.dataset) {
      document.querySelector("[data-left]").scrollIntoView();
      return;
    }
    if (left.length && !confirm("What you typed is not all saved (" + left.length + "). Leave and throw it away?")) return;
    left.forEach((url) => drafts.drop(url));
    form.dataset.sure = "yes";
    form.requestSubmit(button);
  });
}

/** The secret of an invitation stands behind the # and never reaches the server's log; hand it over and wipe it. */
function exchange() {
  const form = document.querySelector("[data-exchange]");
  let code = location.hash.slice(1);
  try { code = decodeURIComponent(code); } catch { /* no code of ours; the server says so */ }
  if (!form || !code) return;
  history.replaceState(null, "", location.pathname);
  form.elements.code.value = code;
  form.requestSubmit();
}

/**
 * Keep what is typed on this device until the server has it: a rating is saved while it is typed, an answer when
 * its page is left. What another device saved meanwhile is shown beside it before one of the two holds.
 */
function keeping() {
  const form = document.querySelector("[data-keep]");
  if (!form) return;
  const url = form.dataset.keep, rating = "evidence" in form.dataset, conflict = "conflict" in form.dataset;
  const note = form.querySelector("[data-saved]");
  const say = (text, bad = false) => { note.textContent = text; note.classList.toggle("bad", bad); };
  const typed = () => [...new FormData(form)].filter(([name, value]) => name !== "csrf" && typeof value === "string");
  const words = (fields) => JSON.stringify(fields.filter(([name]) => name !== "seen_before" && name !== "do"));
  const file = () => [...form.elements].some((field) => field.type === "file" && field.files.length);
  const wanting = () => rating && form.dataset.evidence.split(" ").includes(form.elements.grade.value) && !form.elements.evidence.value.trim();
  let first = words(typed()), waiting = null, wish = [], leaving = false, turn = Promise.resolve();

  function keep(button) {
    const fields = typed();
    if (button?.value) fields.push([button.name, button.value]);
    else if (words(fields) === first) { drafts.drop(url); return; }
    drafts.set(url, { fields: fields, label: document.querySelector("h1").textContent.trim() });
  }

  /** One after the other: an answer that is still under way would look like another device's. */
  const save = (leave = false, button = null) => (turn = turn.then(() => saveNow(leave, button)));

  async function saveNow(leave, button) {
    clearTimeout(waiting);
    if (rating && !form.elements.grade.value) { if (leave) form.submit(); return; }
    const body = new FormData(form), told = words(typed());
    if (button?.name) body.set(button.name, button.value);
    if (leave) keep(button);
    if (!leave && wanting()) { say("Not saved yet: write one thing that could be seen."); return; }
    try {
      const [status, data] = await send(url, body);
      if (status === 200) {
        if (data.stamp) form.elements.seen_before.value = data.stamp;
        first = told;
        if (words(typed()) === told || leave) drafts.drop(url); else keep();
        if (rating) say((data.saved ? "Saved. " : "Left out: it counts as not seen by you. ") + (data.missing ? data.missing + (data.missing === 1 ? " task is left." : " tasks are left.") : "All tasks are rated."));
        if (leave) { leaving = true; location.assign(data.go); }
      } else if (status === 409 && data.conflict && leave) {
        leaving = true;
        form.submit();
      } else if (status === 409 && data.conflict) {
        say("You answered this elsewhere meanwhile. Press Save to see both.", true);
      } else {
        say(data.error || "Not saved.", true);
      }
    } catch {
      say("No network: kept on this device, sent as soon as it is back.", true);
      wish = [leave && !rating, button];
      waiting = setTimeout(() => save(...wish), 5000);
    }
  }

  if (conflict) {  // the draft stays as it is until the person has chosen
    form.addEventListener("submit", (event) => { event.preventDefault(); save(true, event.submitter); });
    return;
  }
  const dirty = () => drafts.get(url) !== null || file();
  own = async () => { if (dirty()) await save(); };
  form.addEventListener("input", () => {
    keep();
    clearTimeout(waiting);
    wish = [];
    if (rating) waiting = setTimeout(save, 600);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); save(true, event.submitter); });
  window.addEventListener("online", () => { if (dirty()) save(...wish); });
  window.addEventListener("pagehide", () => {
    if (!leaving && drafts.get(url) && !(rating && !form.elements.grade.value)) send(url, new URLSearchParams(typed()), true).catch(() => {});
  });
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || link.origin !== location.origin || link.hash) return;
    if (!dirty()) return;
    event.preventDefault();
    await Promise.race([own(), new Promise((done) => setTimeout(done, 3000))]);
    leaving = true;
    location.assign(link.href);
  });

  const draft = drafts.get(url);
  if (!draft) return;
  if (words(draft.fields) === first) { drafts.drop(url); return; }
  const old = new Map(draft.fields), stale = old.get("seen_before") !== form.elements.seen_before.value;
  const unsaid = rating && !old.get("grade");
  for (const field of form.elements) {
    if (!field.name || ["csrf", "do"].includes(field.name) || field.type === "file") continue;
    if (unsaid && ["grade", "seen_before"].includes(field.name)) continue;
    const values = draft.fields.filter(([name]) => name === field.name).map(([, value]) => value);
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  if (stale && !unsaid) { leaving = true; form.submit(); return; }
  say("A draft from this device is back" + (rating && !unsaid ? "." : "; it is not saved yet."));
  if (rating) save();
}

/** Count the minutes of the case down from when the room turned to it. */
function timer() {
  const shown = document.querySelector("[data-timer]");
  if (!shown) return;
  const tick = () => {
    const since = Number(shown.dataset.timerFrom);
    shown.hidden = !since;
    const left = Math.round((since + Number(shown.dataset.timer) * 60000 - Date.now()) / 1000);
    const text = Math.floor(Math.abs(left) / 60) + ":" + String(Math.abs(left) % 60).padStart(2, "0");
    shown.textContent = left >= 0 ? text + " left" : text + " over";
    shown.classList.toggle("over", left < 0);
  };
  tick();
  setInterval(tick, 1000);
}

/** A task's page says what the room has turned to; what is typed here stays. */
function follow(data) {
  const place = document.querySelector("[data-shown]"), clock = document.querySelector("[data-timer]");
  if (!place) return;
  const mine = data.now === place.dataset.shown, door = place.querySelector("a");
  clock.dataset.timerFrom = mine ? data.since : "";
  place.hidden = mine || !data.now;
  door.textContent = "being shown now: " + data.now;
  door.href = location.pathname.replace(/[^/]*$/, data.now);
}

/** Say that this page is open, and fetch what changes while people work: elements say where from and what. */
function live() {
  const room = document.querySelector("[data-live-from]"), url = room?.dataset.liveFrom ?? document.body.dataset.pulse;
  if (!url) return;
  const places = room ? [...room.querySelectorAll("[data-live]")] : [];
  const asking = setInterval(async () => {
    try {
      const response = await fetch(url, { headers: { "Accept": "application/json" }, credentials: "same-origin" });
      if (response.status === 404) clearInterval(asking);  // the session has ended
      if (!response.ok) return;
      const data = await response.json();
      if (room && "liveReload" in room.dataset && data.now !== room.dataset.liveReload) { location.reload(); return; }
      for (const place of places) {
        if (place.dataset.live in data) place.textContent = data[place.dataset.live];
      }
      follow(data);
    } catch { /* the next turn tries again */ }
  }, places.length ? 5000 : room ? 10000 : 30000);
}

exchange();
window.addEventListener("hashchange", exchange);
last();
keeping();
flush();
window.addEventListener("online", flush);
timer();
live();
