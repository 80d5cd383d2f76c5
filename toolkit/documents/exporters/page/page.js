// Search, filters and colours of one page. It works on what the page holds and asks nobody for anything.
(() => {
  "use strict";
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const bar = document.querySelector(".tools");
  if (!bar) return;
  bar.hidden = false;

  // --- light and dark: the reader's choice, else that of the machine ---
  const dark = bar.querySelector("[data-dark]");
  const machine = matchMedia("(prefers-color-scheme: dark)");
  const remembered = () => { try { return localStorage.getItem("crmkit-colours"); } catch { return null; } };
  const show = (choice) => {
    if (choice) root.dataset.colours = choice; else delete root.dataset.colours;
    dark.setAttribute("aria-pressed", String((choice || (machine.matches ? "dark" : "light")) === "dark"));
  };
  dark.addEventListener("click", () => {
    const choice = dark.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    show(choice);
    try { localStorage.setItem("crmkit-colours", choice); } catch { /* a mail program may forbid it */ }
  });
  machine.addEventListener("change", () => show(remembered()));
  show(remembered());

  // --- where the reader is ---
  const links = new Map(all("nav.side a").map((link) => [decodeURIComponent(link.hash.slice(1)), link]));
  const seen = new IntersectionObserver((changes) => {
    for (const change of changes) {
      if (!change.isIntersecting) continue;
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(change.target.id)?.setAttribute("aria-current", "location");
    }
  }, { rootMargin: "0px 0px -70% 0px" });
  all("main :is(h2, h3)[id]").forEach((heading) => { if (links.has(heading.id)) seen.observe(heading); });

  // --- search and filters ---
  const field = bar.querySelector("input");
  if (!field) return;
  const choices = all("select", bar);
  const count = bar.querySelector("[role=status]");
  const reset = bar.querySelector("[type=reset]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const said = (element) => {
    const copy = element.cloneNode(true);
    all(".back", copy).forEach((links) => links.remove());
    return plain(copy.textContent);
  };
  const entries = all("[data-entry]").map((element) => ({ element, text: said(element), open: true }));
  const tables = all("main .scroll").filter((box) => box.querySelector("[data-entry]"));
  const parts = sections();

  // The text in parts, each from its heading to the next one; a part lies in those of its upper headings.
  function sections() {
    const found = [];
    const way = [];
    let part = { heading: null, level: 0, others: [], entries: [], upper: [] };
    for (const element of document.querySelector("main").children) {
      const level = /^H[2-6]$/.test(element.tagName) ? Number(element.tagName[1]) : 0;
      if (level) {
        while (way.length && way.at(-1).level >= level) way.pop();
        part = { heading: element, level, others: [], entries: [], upper: [...way] };
        way.push(part);
        found.push(part);
      } else if (part.heading) {
        const inside = entries.filter((entry) => element.contains(entry.element));
        part.entries.push(...inside);
        if (!inside.length) part.others.push(element);
      }
    }
    return found;
  }

  const away = (element, hidden) => element.classList.toggle("away", hidden);

  function apply() {
    const words = plain(field.value).split(/\s+/).filter(Boolean);
    const wanted = choices.filter((choice) => choice.value);
    const narrowed = words.length > 0 || wanted.length > 0;
    let shown = 0;
    for (const entry of entries) {
      entry.open = words.every((word) => entry.text.includes(word))
        && wanted.every((choice) => entry.element.getAttribute(`data-f-${choice.name}`) === choice.value);
      shown += entry.open;
      away(entry.element, !entry.open);
    }
    for (const box of tables) away(box, narrowed && !box.querySelector("[data-entry]:not(.away)"));
    for (const row of all("main tr.group")) away(row, narrowed);
    const live = new Set();
    for (const part of parts) {
      if (part.entries.some((entry) => entry.open)) [part, ...part.upper].forEach((one) => live.add(one));
    }
    for (const part of parts) {
      away(part.heading, narrowed && !live.has(part));
      for (const other of part.others) away(other, narrowed);
    }
    for (const other of all("main > .facts, main > .print-contents, main > .captions, main > .approval, main > .notes")) {
      away(other, narrowed);
    }
    reset.disabled = !narrowed;
    count.textContent = narrowed ? count.dataset.text.replace("{shown}", shown).replace("{all}", entries.length) : "";
  }

  const clear = () => {
    field.value = "";
    choices.forEach((choice) => { choice.value = ""; });
    apply();
  };
  bar.addEventListener("input", apply);
  bar.addEventListener("submit", (event) => {
    event.preventDefault();
    document.querySelector("[data-entry]:not(.away)")?.scrollIntoView({ block: "center" });
  });
  bar.addEventListener("reset", (event) => { event.preventDefault(); clear(); field.focus(); });
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
  // A link to something that the filter has put away shows everything again.
  const follow = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest(".away") || target?.querySelector(".away")) { clear(); target.scrollIntoView(); }
  };
  addEventListener("hashchange", follow);
  apply();
})();
