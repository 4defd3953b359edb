// Bars as inline SVG: shares of a whole, side by side.

const SVG = "http://www.w3.org/2000/svg";

function drawn(tag, about, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(about)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Hatching tells what is not known from what is not there, also without colour.
function hatching() {
  const lines = drawn("pattern", { id: "hatch", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" },
    drawn("rect", { width: 1.6, height: 5, class: "hatch" }));
  return drawn("svg", { width: 0, height: 0, class: "away", "aria-hidden": "true" }, drawn("defs", {}, lines));
}

// `pieces` are [kind, share, words]; what they leave of the whole stays empty.
function stack(pieces) {
  let from = 0;
  const there = pieces.filter(([, share]) => share > 0);
  const bars = there.map(([kind, share, words]) => {
    const piece = drawn("rect", { x: from * 100 + "%", width: share * 100 + "%", height: "100%", class: "piece " + kind });
    if (words) piece.append(drawn("title", {}, words));
    from += share;
    return piece;
  });
  return drawn("svg", { class: "stack", role: "img", "aria-label": there.map(([, , words]) => words).filter(Boolean).join(", ") },
    drawn("rect", { width: "100%", height: "100%", class: "track" }), ...bars);
}

function bar(name, pieces, share, parts, onclick) {
  const about = onclick ? { type: "button", onclick } : {};
  return make(onclick ? "button" : "div", { class: "bar", ...about },
    make("span", { class: "name" }, name), stack(pieces),
    make("span", { class: "share" }, share == null ? "—" : percent(share)),
    make("span", { class: "parts soft" }, parts));
}

function chart(title, note, bars, about) {
  return make("div", { class: "card", ...about }, make("h2", {}, said(title)),
    note ? make("p", { class: "soft" }, note) : null, make("div", { class: "bars" }, bars));
}

function area(each) {
  const untested = each.untested_weight / each.possible;
  return bar(areaName(each.name), [
    ["earned", each.earned / each.possible, said("passOf", number(each.passed), number(each.clauses))],
    ["untried", untested, said("untestedOf", number(each.untested), number(each.clauses))],
  ], each.percent, said("of", number(each.passed), number(each.clauses)), () => go({ area: each.name, kind: "clause" }, true));
}

function tier(each) {
  return bar(foreign(each.name), [
    ["earned", each.percent / 100, said("passOf", number(each.passed), number(each.clauses))],
    ["untried", Math.min(1 - each.percent / 100, each.untested_percent / 100), said("untestedOf", number(each.untested_clauses), number(each.clauses))],
  ], each.percent, said("of", number(each.passed), number(each.clauses)));
}

function session(each) {
  return bar(foreign(each.session || "—"), [["earned", each.passed / each.total, said("of", number(each.passed), number(each.total))]],
    Math.floor(each.passed * 100 / each.total), said("of", number(each.passed), number(each.total)),
    () => go({ kind: "step", q: each.session }, true));
}

function areaWord(name) {
  const key = "area:" + name;
  return key in DATA.strings[language] ? said(key) : name;
}

function areaName(name) {
  return foreign(areaWord(name));
}

function tagged(tag) {
  const key = "tag:" + tag;
  return key in DATA.strings[language] ? said(key) : foreign(tag);
}
