"use strict";
// Everything on the page is built here, and text only ever becomes a text node.

const OUTCOMES = ["fail", "error", "blocked", "unsupported", "skipped", "pass"];

function make(tag, about, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(about || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child != null && child !== ""));
  return element;
}

let language = "en";

function said(key, ...values) {
  const text = DATA.strings[language][key] ?? key;
  return text.replace(/\{(\d)\}/g, (_, index) => values[index]);
}

const formats = new Map(); // each is dear to make

function number(value, digits = 0) {
  const key = language + digits;
  if (!formats.has(key)) formats.set(key, new Intl.NumberFormat(language, { maximumFractionDigits: digits }));
  return formats.get(key).format(value);
}

function percent(value) {
  return language === "fa" ? number(value) + "٪" : number(value) + "%";
}

// Marks that turn text around are shown, not obeyed; the joiners that Persian needs stay.
const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function visible(text) {
  return text.split(/([\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])/).filter(Boolean).map((part) =>
    TURNING.test(part)
      ? make("span", { class: "control" }, "U+" + part.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"))
      : part);
}

// Text of a platform or of the suite: its own direction, whatever the page's.
function foreign(text, about) {
  return make("span", { class: "text", dir: "auto", ...about }, visible(text));
}

function mono(text, about) {
  return make("code", { dir: "ltr", ...about }, make("bdi", {}, visible(text)));
}

// An escape such as \n is Latin in the midst of Persian, and would come out as n\.
function unescaped(text) {
  return text.split(/((?:\\(?:u[\da-fA-F]{4}|.))+)/).filter(Boolean).map((part) =>
    part.startsWith("\\") ? make("bdi", { class: "escape", dir: "ltr" }, part) : visible(part));
}

const TOKENS = /("(?:\\.|[^"\\])*")(\s*:)?|(-?\d[\d.eE+-]*|true|false|null)/g;

// Each string stands apart, so that Persian in a value never moves the quotes and commas around it.
function json(text) {
  const pre = make("pre", { class: "json", dir: "ltr" });
  let from = 0;
  for (const found of text.matchAll(TOKENS)) {
    pre.append(...visible(text.slice(from, found.index)));
    if (found[1]) {
      pre.append(make("bdi", { class: found[2] ? "k" : "s" }, unescaped(found[1])), found[2] || "");
    } else {
      pre.append(make("span", { class: "n" }, found[3]));
    }
    from = found.index + found[0].length;
  }
  pre.append(...visible(text.slice(from)));
  return pre;
}

function line(text) {
  return make("pre", { class: "line", dir: "ltr" }, visible(text));
}

function outward(address, label) {
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank", dir: "ltr" }, label);
}
