"use strict";
// Filters, keys, joined highlights and the page's other language. The view stands in the address, so that a link gives
// it again: #severity=high&check=number&only=1&page=ar&finding=…
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const all = (what, within = document) => [...within.querySelectorAll(what)];
  const root = document.documentElement;
  const FACETS = ["severity", "check", "state"];

  const chunks = all(".chunk");
  const findings = data.chunks.flatMap((some, number) => some.map(
    ([key, check, severity, state, open]) => ({ key, check, severity, state, open: Boolean(open), chunk: chunks[number] })));
  const byKey = new Map(findings.map((one) => [one.key, one]));

  // --- the view and the address
  const read = () => {
    const said = new URLSearchParams(location.hash.slice(1));
    const view = { only: said.has("only"), page: said.get("page"), keys: said.get("keys") !== "off",
                   finding: said.get("finding") };
    for (const facet of FACETS) view[facet] = (said.get(facet) ?? "").split(",").filter(Boolean);
    return view;
  };
  const address = () => {
    const said = FACETS.filter((facet) => view[facet].length)
      .map((facet) => `${facet}=${view[facet].map(encodeURIComponent).join(",")}`);
    if (view.only) said.push("only=1");
    if (view.page) said.push(`page=${encodeURIComponent(view.page)}`);
    if (!view.keys) said.push("keys=off");
    if (view.finding) said.push(`finding=${encodeURIComponent(view.finding)}`);
    return `#${said.join("&")}`;
  };
  // A page opened from a mail may not change its address; it works all the same.
  const keep = () => { try { history.replaceState(null, "", address()); } catch { /* the view is lost on reload */ } };

  let view = read();
  let shown = [];
  const filtered = () => FACETS.some((facet) => view[facet].length);
  const matches = (one) => one.key === view.finding || (
    FACETS.every((facet) => !view[facet].length || view[facet].includes(one[facet])) && (view.state.length || one.open));

  // --- what is shown
  const fill = (chunk) => {
    const text = chunk.querySelector(":scope > script");
    if (!text) return;
    waiting.unobserve(chunk);
    chunk.innerHTML = text.textContent;  // written and escaped by the same templates as the rest of the page
    chunk.style.minHeight = "";
    speak(chunk);
    sift(chunk);
  };
  const waiting = new IntersectionObserver(
    (entries) => entries.filter((one) => one.isIntersecting).forEach((one) => fill(one.target)),
    { rootMargin: "1500px" });

  let keys = new Set();
  const sift = (chunk) => {
    for (const card of all(".finding", chunk)) card.hidden = !keys.has(card.dataset.findings);
    for (const mark of all("mark", chunk)) mark.classList.toggle("off", !mark.dataset.findings.split(" ").some((key) => keys.has(key)));
    for (const one of all(".passage", chunk)) one.classList.toggle("quiet", !one.querySelector(".finding:not([hidden])"));
  };
  const apply = () => {
    shown = findings.filter(matches);
    keys = new Set(shown.map((one) => one.key));
    const used = new Set(shown.map((one) => one.chunk));
    const articles = new Set([...used].map((chunk) => chunk.closest(".article")));
    for (const article of all(".article")) article.hidden = (filtered() || view.only) && !articles.has(article);
    for (const chunk of chunks) {
      chunk.hidden = view.only && !used.has(chunk);
      if (!chunk.querySelector(":scope > script")) sift(chunk);
    }
    root.classList.toggle("only", view.only);
    all(".filters input").forEach((box) => { box.checked = view[box.name].includes(box.value); });
    by("only").checked = view.only;
    by("clear").hidden = !filtered();
    by("keys-on").checked = view.keys;
    count();
  };
  const count = () => {
    const place = shown.findIndex((one) => one.key === view.finding) + 1;
    by("position").textContent = `${place || "–"} / ${shown.length}`;
    by("nothing").hidden = shown.length > 0 || !filtered();
    by("previous").disabled = by("next").disabled = !shown.length;
  };

  // --- the page's language
  const speak = (within) => {
    for (const one of all("[data-word]", within)) {
      const said = data.words[language][one.dataset.word];
      const fallback = data.words.en[one.dataset.word];
      if (said ?? fallback) one.textContent = said ?? fallback;
      if (said) { one.removeAttribute("lang"); one.removeAttribute("dir"); }
      else if (fallback) { one.lang = "en"; one.dir = "ltr"; }
    }
    for (const one of all(".message", within)) {
      const said = one.querySelector(`[lang="${language}"]`) ?? one.firstElementChild;
      for (const each of one.children) each.hidden = each !== said;
    }
    for (const one of all("[data-label]", within)) one.setAttribute("aria-label", data.words[language][one.dataset.label]);
  };
  let language = "en";
  const change = () => {
    const wanted = view.page ?? navigator.language.slice(0, 2);
    const next = wanted in data.words ? wanted : "en";
    all("[data-page]").forEach((button) => { button.hidden = button.dataset.page === next; });
    if (next === language) return;
    language = root.lang = next;
    root.dir = next === "ar" ? "rtl" : "ltr";
    speak(document);
  };

  // --- going from finding to finding
  const go = (one) => {
    if (!one) return;
    view.finding = one.key;
    one.chunk.closest("details").open = true;
    fill(one.chunk);
    if (!keys.has(one.key)) apply();
    keep();
    count();
    all("[aria-current]").forEach((former) => former.removeAttribute("aria-current"));
    const card = by(`finding=${one.key}`);
    card.setAttribute("aria-current", "true");
    card.focus({ preventScroll: true });
    card.closest(".passage").scrollIntoView({ block: "center" });
  };
  const step = (way) => {
    const place = shown.findIndex((one) => one.key === view.finding);
    const next = place < 0 ? (way > 0 ? 0 : shown.length - 1) : Math.min(Math.max(place + way, 0), shown.length - 1);
    go(shown[next]);
  };

  // --- evidence joined on both sides, and with its finding
  const join = (event) => {
    all(".joined").forEach((one) => one.classList.remove("joined"));
    const at = event.target.closest?.("[data-findings]");
    for (const key of at?.dataset.findings.split(" ") ?? []) {
      all(`[data-findings~="${CSS.escape(key)}"]`, at.closest(".article")).forEach((one) => one.classList.add("joined"));
    }
  };
  document.addEventListener("mouseover", join);
  document.addEventListener("focusin", join);

  // --- what the reader does
  const choose = () => {
    for (const facet of FACETS) view[facet] = all(`.filters input[name="${facet}"]:checked`).map((box) => box.value);
    view.only = by("only").checked;
    view.finding = null;
    keep();
    apply();
  };
  by("filters").addEventListener("change", choose);
  by("only").addEventListener("change", choose);
  by("clear").addEventListener("click", () => {
    all(".filters input").forEach((box) => { box.checked = false; });
    choose();
    by("filters").querySelector("input")?.focus();
  });
  by("previous").addEventListener("click", () => step(-1));
  by("next").addEventListener("click", () => step(1));
  by("help").addEventListener("click", () => by("keys").showModal());
  by("keys-on").addEventListener("change", (event) => { view.keys = event.target.checked; keep(); });
  all("[data-page]").forEach((button) => button.addEventListener("click", () => {
    view.page = button.dataset.page;
    keep();
    change();
    all("[data-page]").find((other) => !other.hidden)?.focus();
  }));

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const said = new URLSearchParams(link.hash.slice(1));
    if (said.has("finding")) {
      event.preventDefault();
      go(byKey.get(said.get("finding")));
    } else if (link.matches("[data-view]")) {
      event.preventDefault();
      for (const facet of FACETS) view[facet] = said.has(facet) ? [said.get(facet)] : [];
      view.finding = null;
      apply();
      step(1);
    } else {
      const there = by(decodeURIComponent(link.hash.slice(1)));
      if (!there) return;
      event.preventDefault();  // the address keeps the view
      if (there.hidden) { all(".filters input").forEach((box) => { box.checked = false; }); by("only").checked = false; choose(); }
      const inner = there.querySelector(":scope > details");
      if (inner) inner.open = true;
      there.scrollIntoView();
      there.focus({ preventScroll: true });
    }
  });

  // The key's letter, or where it lies on a keyboard whose letters are Arabic.
  const letter = (event) => (/^[a-z?]$/i.test(event.key) ? event.key.toLowerCase()
    : event.key === "؟" ? "?" : { KeyJ: "j", KeyK: "k", KeyO: "o", KeyF: "f" }[event.code]);
  const actions = {
    j: () => step(1),
    k: () => step(-1),
    o: () => by("only").click(),
    f: () => { by("filters").querySelector("input")?.focus(); by("filters").scrollIntoView({ block: "center" }); },
    "?": () => by("keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const busy = event.ctrlKey || event.metaKey || event.altKey || by("keys").open
      || event.target.matches("select, textarea, input:not([type=checkbox])");
    const action = view.keys && !busy && actions[letter(event)];
    if (action) { event.preventDefault(); action(); }
  });
  window.addEventListener("beforeprint", () => chunks.forEach(fill));
  window.addEventListener("hashchange", () => {
    if (location.hash && !location.hash.includes("=")) return;
    view = read();
    start();
  });

  const start = () => {
    change();
    apply();
    go(byKey.get(view.finding));
  };
  root.classList.add("script");
  for (const chunk of chunks.filter((one) => one.dataset.size)) {
    chunk.style.minHeight = `${chunk.dataset.size * 9}rem`;
    waiting.observe(chunk);
  }
  start();
})();
