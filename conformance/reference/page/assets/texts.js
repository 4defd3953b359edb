// A text with its entities; offsets count UTF-16 units, as strings of JavaScript do.

import {make} from "/page/elements.js";

const TAGS = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};
const SCHEMES = /^(https?|tg|mailto|tel):/i;

export function formatted(text, entities = []) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return make("p", {dir: "auto"}, ...pieces(text, 0, text.length, sorted));
}

function pieces(text, start, end, entities) {
  const made = [];
  let at = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (entity.offset > at) made.push(text.slice(at, entity.offset));
    made.push(styled(entity, text.slice(entity.offset, stop), pieces(text, entity.offset, stop, entities)));
    at = stop;
  }
  if (at < end) made.push(text.slice(at, end));
  return made;
}

function styled(entity, inner, children) {
  const link = {url: address(inner), text_link: entity.url, email: `mailto:${inner}`, phone_number: `tel:${inner}`}[entity.type];
  if (link && SCHEMES.test(link)) return make("a", {href: link, target: "_blank", rel: "noreferrer"}, ...children);
  if (entity.type === "spoiler") return make("span", {class: "spoiler"}, ...children);
  return make(TAGS[entity.type] ?? "span", {class: entity.type}, ...children);
}

const address = (text) => (SCHEMES.test(text) ? text : `https://${text}`);
