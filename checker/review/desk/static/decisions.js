// Decisions: made, made for all findings alike, and taken back.
import { current, step, show } from "./queue.js";
import { take } from "./live.js";
import { fragment, key, post } from "./requests.js";
import { say, words } from "./saying.js";

const DONE = "desk-done";
const REMEMBERED = 50;
const done = () => JSON.parse(sessionStorage.getItem(DONE) ?? "[]");
const remember = (all) => {
  try {
    sessionStorage.setItem(DONE, JSON.stringify(all.slice(-REMEMBERED)));
  } catch {
    sessionStorage.setItem(DONE, JSON.stringify(all.slice(-1))); // a browser keeps a few megabytes
  }
};

const field = (name) => current().querySelector(`[name=${name}]`);
const reason = () => current().querySelector("[name=reason]:checked")?.value ?? field("other").value.trim();
const shownReason = () => current().querySelector("[name=reason]:checked")?.parentElement.querySelector("bdi").textContent
  ?? field("other").value.trim();
const changed = () => {
  const suggestion = field("suggestion");
  return suggestion.value === suggestion.dataset.written ? "" : suggestion.value;
};

let busy = false;

// One request at a time: a key pressed twice is one decision, and the second key finds the next finding.
const once = async (act) => {
  if (busy) return;
  busy = true;
  try {
    await act();
  } catch (error) {
    say(error.message);
  } finally {
    busy = false;
  }
};

const send = async (path, body) => {
  const request = { ...body, since: Number(document.body.dataset.sequence) };
  try {
    return await post(path, request);
  } catch (error) {
    if (!error.lost) throw error;
    return post(path, request); // with the same key: nothing is kept twice
  }
};

export const decide = (judgement, button) => once(async () => {
  const article = current();
  if (!article) return;
  const answer = await send("/decide", {
    fingerprint: article.dataset.fingerprint, judgement, reason: reason(), note: field("note").value,
    suggestion: changed(), key: key(),
  });
  remember([...done(), answer.fingerprints]);
  take(answer);
  say(words(judgement));
  // Whoever works with the button finds it under the finger again; whoever works with keys is read the next finding.
  await step(1, { toDo: true, focus: button ? `[data-judgement=${judgement}]` : "h2" });
});

export const previewLike = () => once(async () => {
  if (!current()) return;
  const preview = document.getElementById("like");
  preview.innerHTML = await fragment(`/like/${current().dataset.fingerprint}`);
  preview.returnValue = "";
  const why = preview.querySelector("[data-why]");
  why.querySelector("bdi").textContent = shownReason();
  why.hidden = !shownReason();
  preview.showModal();
});

export const dismissLike = () => once(async () => {
  const { mark, fingerprint } = document.querySelector("#like form").dataset;
  const answer = await send("/dismiss-like", { fingerprint, mark, reason: reason(), note: field("note").value, key: key() });
  remember([...done(), answer.fingerprints]);
  take(answer);
  say(words("bulk", { count: answer.fingerprints.length }));
  await step(1, { toDo: true });
});

export const undo = () => once(async () => {
  const all = done();
  const last = all.pop();
  if (!last) {
    say(words("nothing_to_undo"));
    return;
  }
  const answer = await send("/undo", { fingerprints: last, key: key() });
  remember(all);
  take(answer);
  say(words(answer.undone.length ? "undone" : "decided_since"));
  const row = document.querySelector(`.queue li[data-fingerprint="${last[0]}"]`);
  if (row) await show(row);
  else location.assign(`/?finding=${last[0]}`);
});
