// Questions to the desk. Every change carries the token that only our own pages know.
const token = document.querySelector("meta[name=desk-token]").content;
const PATIENCE = 15000;

const ask = async (path, options = {}) => {
  let answer;
  try {
    answer = await fetch(path, { ...options, signal: AbortSignal.timeout(PATIENCE) });
  } catch {
    throw Object.assign(new Error(document.body.dataset.saidFailed), { lost: true });
  }
  if (answer.ok) return answer;
  const told = await answer.json().catch(() => ({ error: document.body.dataset.saidFailed }));
  throw new Error(document.body.dataset.saidRefused.replace("{reason}", told.error));
};

export const fragment = async (path) => (await ask(path)).text();

export const news = async (since) => (await ask(`/live?since=${since}`)).json();

export const post = async (path, body) => {
  const headers = { "content-type": "application/json", "x-desk-token": token };
  return (await ask(path, { method: "POST", headers, body: JSON.stringify(body) })).json();
};

// The same for every attempt at one decision: arriving twice it still is one.
export const key = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (one) => one.toString(16).padStart(8, "0")).join("");
