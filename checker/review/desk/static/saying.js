// What is said to the reader, seen at the edge of the page and read out by a screen reader.
const SECONDS = 6;
const place = document.querySelector(".said");
let timer;

export const say = (words) => {
  place.textContent = words;
  place.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { place.hidden = true; }, SECONDS * 1000);
};

export const words = (name, values = {}) => Object.entries(values).reduce(
  (text, [key, value]) => text.replace(`{${key}}`, value),
  document.body.dataset[`said${name.replace(/(^|_)([a-z])/g, (_, __, letter) => letter.toUpperCase())}`],
);
