// The calls that bots make, newest first.

import {make, one} from "/page/elements.js";

const calls = [];
const KEPT = 300;

const pretty = (text) => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };
const opened = (text) => { try { return /^[[{]/.test(text) ? JSON.parse(text) : text; } catch { return text; } };
const shown = (params) => Object.fromEntries(Object.entries(params).map(([name, text]) => [name, opened(text)]));
const empty = (call) => call.method.toLowerCase() === "getupdates" && call.answer === '{"ok":true,"result":[]}';

export function add(more) {
  calls.unshift(...more.reverse());
  calls.length = Math.min(calls.length, KEPT);
  if (more.length) draw();
}

export function draw() {
  const wanted = one("#filter").value.toLowerCase();
  const quiet = one("#quiet").checked;
  const open = new Set([...document.querySelectorAll("#calls details[open]")].map((item) => item.dataset.number));
  const listed = calls.filter((call) => call.method.toLowerCase().includes(wanted) && !(quiet && empty(call)));
  one("#calls").replaceChildren(...listed.map((call) => line(call, open.has(String(call.number)))));
}

function line(call, open) {
  const asked = {...shown(call.params), ...call.files};
  const details = make("details", {"data-number": call.number, open},
    make("summary", {}, make("b", {}, call.method), make("span", {}, `${call.elapsed_ms} ms`), make("span", {}, String(call.status))),
    make("pre", {}, `@${call.bot}  ${call.verb}  ${call.form}\n${JSON.stringify(asked, null, 2)}`),
    make("pre", {}, pretty(call.answer)));
  return make("li", {class: call.status >= 400 ? "bad" : ""}, details);
}
