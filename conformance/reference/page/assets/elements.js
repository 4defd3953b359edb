// Elements are made of text and attributes, never of markup: what a bot sends stays text.

export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

export const one = (selector) => document.querySelector(selector);

export function toast(text) {
  const place = one("#toast");
  place.textContent = text;
  place.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { place.hidden = true; }, 4000);
}

export function notice(text) {
  const dialog = one("#notice");
  dialog.querySelector("p").textContent = text;
  dialog.showModal();
}
