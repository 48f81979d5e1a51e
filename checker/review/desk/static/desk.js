// What happens on every page: keys, windows, the reviewer's name, news from the others.
import { decide, dismissLike, previewLike, undo } from "./decisions.js";
import { listenToKeys } from "./keys.js";
import { watch } from "./live.js";
import { post } from "./requests.js";
import { chooseReason, focusOn, inSight, joinEvidence, show, step } from "./queue.js";
import { say } from "./saying.js";

const open = (name) => {
  const window = document.getElementById(name);
  if (!window.open) window.showModal();
};

document.addEventListener("click", (event) => {
  const at = (selector) => event.target.closest(selector);
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  const item = at(".queue li a");
  if (item && plain) {
    event.preventDefault();
    show(item.closest("li"), { address: item.href });
  } else if (at("[data-open]")) open(at("[data-open]").dataset.open);
  else if (at("[data-judgement]")) decide(at("[data-judgement]").dataset.judgement, at("[data-judgement]"));
  else if (at("[data-skip]")) step(1, { toDo: true });
  else if (at("[data-undo]")) undo();
  else if (at("[data-like]")) previewLike();
});

// A reason chosen twice is no reason: radio buttons alone could not be taken back.
document.addEventListener("pointerdown", (event) => {
  const chosen = event.target.closest(".reasons label")?.querySelector("input");
  if (chosen) chosen.dataset.was = chosen.checked ? "yes" : "";
});
document.addEventListener("click", (event) => {
  if (event.target.matches?.(".reasons input[type=radio]") && event.target.dataset.was === "yes") {
    event.target.checked = false;
    event.target.dataset.was = "";
  }
});

document.querySelector(".filters")?.addEventListener("change", (event) => event.currentTarget.requestSubmit());
document.querySelector(".filters")?.addEventListener("submit", (event) => {
  // What is not asked for stays out of the address.
  for (const field of event.currentTarget.elements) {
    if (field.name && (field.value === "" || (field.name === "state" && field.value === "todo"))) field.disabled = true;
  }
});
window.addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll(".filters :disabled")) field.disabled = false;
});

document.querySelector("[data-reviewer-form]").addEventListener("submit", async (event) => {
  event.preventDefault();
  const name = new FormData(event.currentTarget).get("name");
  try {
    await post("/reviewer", { name });
    location.reload();
  } catch (error) {
    say(error.message);
  }
});

document.getElementById("like").addEventListener("close", (event) => {
  if (event.currentTarget.returnValue === "dismiss") dismissLike();
});

listenToKeys({
  c: () => decide("confirmed"),
  d: () => decide("dismissed"),
  u: () => decide("unsure"),
  s: () => step(1, { toDo: true }),
  z: () => undo(),
  a: () => previewLike(),
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  n: () => focusOn("textarea[name=note]"),
  e: () => focusOn("textarea[name=suggestion]"),
  "/": () => focusOn(".filters [name=q]"),
  "?": () => open("keys"),
  digit: (number) => chooseReason(number),
});

joinEvidence();
inSight();
watch();
if (!document.body.dataset.reviewer) open("who");
