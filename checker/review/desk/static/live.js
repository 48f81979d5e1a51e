// News from the others: what was decided elsewhere appears within seconds.
import { current, mark } from "./queue.js";
import { fragment, news } from "./requests.js";
import { say, words } from "./saying.js";

const EVERY = 2000;
let lost = false;

export const take = (answer) => {
  const body = document.body.dataset;
  body.sequence = String(Math.max(Number(body.sequence), answer.sequence));
  answer.items.forEach(mark);
  document.querySelector(".progress progress").value = answer.decided;
  document.querySelector("[data-progress]").textContent = answer.progress;
};

// Has the reader begun to write? Then what is on the page is not taken away.
const untouched = () => [...document.querySelectorAll(".words textarea")].every((field) => field.value === field.defaultValue)
  && !document.querySelector(".decide")?.contains(document.activeElement);

const tell = async (items) => {
  const here = items.find((item) => item.fingerprint === current()?.dataset.fingerprint && item.reviewer
    && item.reviewer !== document.body.dataset.reviewer);
  if (!here) return;
  say(words("elsewhere", { reviewer: here.reviewer, state: here.state }));
  if (untouched()) document.getElementById("finding").innerHTML = await fragment(`/finding/${here.fingerprint}`);
};

const look = async () => {
  try {
    const answer = await news(document.body.dataset.sequence);
    if (lost) say(words("back"));
    lost = false;
    take(answer);
    await tell(answer.items);
  } catch {
    if (!lost) say(words("lost"));
    lost = true;
  }
};

export const watch = () => {
  const again = async () => {
    if (!document.hidden) await look();
    setTimeout(again, EVERY);
  };
  setTimeout(again, EVERY);
  document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
};
