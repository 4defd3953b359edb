// What a message contains, by its kind.

import {fileAt} from "/page/door.js";
import {make} from "/page/elements.js";
import {formatted} from "/page/texts.js";

const largest = (sizes) => sizes[sizes.length - 1];
const measure = (file) => ({width: file.width, height: file.height});
const image = (file, kind = "") => make("img", {src: fileAt(file.file_id), alt: "", class: kind, ...measure(file)});
const card = (title, ...rest) => make("div", {class: "card"}, make("b", {dir: "auto"}, title), ...rest);
const download = (file, name) => make("a", {href: fileAt(file.file_id), download: name ?? ""}, `⬇ ${name ?? "file"} (${file.file_size ?? "?"} bytes)`);
const money = (amount, currency) => (currency === "XTR" ? `⭐ ${amount}` : `${(amount / 100).toFixed(2)} ${currency}`);

const KINDS = {
  photo: (sizes) => image(largest(sizes)),
  sticker: (file) => (file.is_animated || file.is_video ? make("div", {class: "big"}, file.emoji ?? "🖼") : image(file, "sticker")),
  animation: (file) => (/video/.test(file.mime_type ?? "") ? make("video", {src: fileAt(file.file_id), controls: true, loop: true}) : image(file)),
  video: (file) => make("video", {src: fileAt(file.file_id), controls: true}),
  video_note: (file) => make("video", {src: fileAt(file.file_id), controls: true}),
  audio: (file) => make("div", {}, make("b", {dir: "auto"}, [file.performer, file.title].filter(Boolean).join(" – ")), make("audio", {src: fileAt(file.file_id), controls: true})),
  voice: (file) => make("audio", {src: fileAt(file.file_id), controls: true}),
  document: (file) => download(file, file.file_name),
  venue: (venue) => card(`📍 ${venue.title}`, venue.address),
  location: (place) => card(`📍 ${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`, place.live_period ? "live" : ""),
  contact: (contact) => card(`👤 ${[contact.first_name, contact.last_name].filter(Boolean).join(" ")}`, make("bdi", {}, contact.phone_number)),
  dice: (dice) => make("div", {class: "big"}, `${dice.emoji} ${dice.value}`),
  game: (game) => card(`🎮 ${game.title}`, game.description),
  invoice: (invoice) => card(`🧾 ${invoice.title}`, make("span", {dir: "auto"}, invoice.description), make("b", {}, money(invoice.total_amount, invoice.currency))),
  successful_payment: (paid) => card(`✅ Paid ${money(paid.total_amount, paid.currency)}`),
  paid_media: (media) => card(`⭐ ${media.star_count}`, `${media.paid_media.length} paid media`),
};

// Those of which the first that is there stands for the message: a venue has a location too.
const ORDER = Object.keys(KINDS);

export function content(message, does) {
  const kind = ORDER.find((name) => name in message);
  const made = kind ? [KINDS[kind](message[kind])] : [];
  if (message.poll) made.push(poll(message, does));
  if (message.invoice && !message.reply_markup) made.push(make("button", {type: "button", onclick: () => does.pay(message)}, "Pay"));
  const text = message.text ?? message.caption;
  if (text !== undefined) made.push(formatted(text, message.entities ?? message.caption_entities));
  return made;
}

function poll(message, does) {
  const {poll: it} = message;
  const options = it.options.map((option, number) =>
    make("button", {type: "button", disabled: it.is_closed, onclick: () => does.vote(message, [number])},
      make("span", {dir: "auto"}, option.text), make("b", {}, String(option.voter_count))));
  return make("div", {class: "card poll"}, make("b", {dir: "auto"}, it.question), ...options,
    make("small", {}, `${it.type}, ${it.total_voter_count} votes${it.is_closed ? ", closed" : ""}`));
}

export const isService = (message) =>
  !("text" in message || "caption" in message || "poll" in message || ORDER.some((name) => name in message));

export function service(message) {
  const fields = Object.keys(message).filter((name) => !KNOWN.has(name));
  return fields.map((name) => name.replaceAll("_", " ")).join(", ") || "a message";
}

const KNOWN = new Set(["message_id", "from", "chat", "date", "sender_chat", "edit_date", "reply_to_message", "message_thread_id", "is_topic_message", "reply_markup", "has_protected_content", "paid_media"]);
