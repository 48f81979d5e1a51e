// Single keys. They can be switched off, for whoever speaks to the computer or has a trembling hand (WCAG 2.1.4).
const OFF = "desk-single-keys-off";

// The letter on the key; on a keyboard with other letters than Latin ones the letter that a Latin one has there.
const letter = (event) => {
  if (/^[\x20-\x7e]$/.test(event.key)) return event.key.toLowerCase();
  if (/^Key[A-Z]$/.test(event.code) && event.key.length === 1) return event.code[3].toLowerCase();
  if (event.key === "؟" || (event.code === "Slash" && event.shiftKey)) return "?";
  if (/^[٠-٩]$/.test(event.key)) return String(event.key.charCodeAt(0) - 0x660);
  return event.key;
};

const writing = (target) => target.matches?.("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]");

export const listenToKeys = (actions) => {
  const toggle = document.querySelector("[data-single-keys]");
  toggle.checked = !localStorage.getItem(OFF);
  toggle.addEventListener("change", () => (toggle.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && writing(event.target)) {
      event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat && !/^[jk]$|^Arrow/.test(event.key)) return;
    if (writing(event.target) || document.querySelector("dialog[open]") || !toggle.checked) return;
    if (event.key.startsWith("Arrow") && event.target.closest?.(".reasons")) return;
    const pressed = letter(event);
    if (/^[1-9]$/.test(pressed)) actions.digit(Number(pressed));
    else if (Object.hasOwn(actions, pressed) && pressed !== "digit") actions[pressed]();
    else return;
    event.preventDefault();
  });
};
