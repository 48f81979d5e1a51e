// The queue and the finding beside it.
import { fragment } from "./requests.js";
import { say } from "./saying.js";

const main = document.getElementById("finding");
const rows = () => [...document.querySelectorAll(".queue li[data-fingerprint]")];
const waiting = (row) => ["open", "reopened"].includes(row.dataset.standing);

export const current = () => main?.querySelector("article");
export const onQueue = () => Boolean(main);
const currentRow = () => rows().find((row) => row.dataset.fingerprint === current()?.dataset.fingerprint);

// Long neighbours must not push the passage itself below the edge.
export const inSight = () => {
  if (matchMedia("(min-width: 56.01rem)").matches) main?.querySelector(".subject")?.scrollIntoView({ block: "nearest" });
};

let asked = 0;

export const show = async (row, { address, focus = "h2" } = {}) => {
  const mine = ++asked;
  let html;
  try {
    html = await fragment(`/finding/${row.dataset.fingerprint}`);
  } catch (error) {
    say(error.message);
    return;
  }
  if (mine !== asked) return; // somebody was quicker with the next key
  for (const one of rows()) one.querySelector("a").removeAttribute("aria-current");
  const link = row.querySelector("a");
  link.setAttribute("aria-current", "true");
  main.innerHTML = html;
  main.scrollTop = 0;
  inSight();
  history.replaceState(null, "", address ?? link.href);
  row.scrollIntoView({ block: "nearest" });
  main.querySelector(focus)?.focus({ preventScroll: true });
};

// To the row `by` further on; with `toDo`, in a queue of what waits, to the next that waits. Past the page's edge the desk
// says where to go: what was decided has left the queue meanwhile, so the next page no longer begins where it did.
export const step = (by, { toDo = false, focus } = {}) => {
  if (!onQueue() || !current()) return;
  const all = rows();
  const at = all.indexOf(currentRow());
  const skipping = toDo && main.dataset.todo === "yes";
  const row = skipping ? all.slice(at + 1).find(waiting) : all[at + by];
  if (row) return show(row, { focus });
  const edge = document.querySelector(by > 0 ? ".pager [rel=next]" : ".pager [rel=prev]");
  if (skipping) location.assign(`/after/${current().dataset.fingerprint}${location.search}`);
  else if (edge) location.assign(edge.href);
};

// What the desk has told: rows and the finding that is shown stand as they stand now.
export const mark = (item) => {
  const row = rows().find((one) => one.dataset.fingerprint === item.fingerprint);
  const places = [row, current()?.dataset.fingerprint === item.fingerprint ? current() : null];
  for (const place of places.filter(Boolean)) {
    place.dataset.standing = item.standing;
    const stands = place.querySelector(".stands");
    const name = document.createElement("bdi");
    name.textContent = item.reviewer;
    stands.replaceChildren(item.state, ...(item.reviewer ? [" · ", name] : []));
    for (const button of place.querySelectorAll("[data-judgement]")) {
      button.setAttribute("aria-pressed", String(button.dataset.judgement === item.standing));
    }
  }
};

export const focusOn = (selector) => {
  const field = document.querySelector(selector);
  field?.focus();
  if (field?.select && field.type === "search") field.select();
};

export const chooseReason = (number) => {
  const reason = document.querySelectorAll(".reasons input[type=radio]")[number - 1];
  if (reason) reason.checked = !reason.checked;
};

// The words on the two sides light up together, wherever they are pointed at or focused.
export const joinEvidence = () => {
  const join = (event) => {
    const table = event.target.closest?.(".passages");
    const on = ["pointerover", "focusin"].includes(event.type) && Boolean(event.target.closest?.("mark"));
    table?.classList.toggle("joined", on);
  };
  for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) main?.addEventListener(type, join);
};
