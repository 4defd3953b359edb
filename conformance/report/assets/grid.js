// The table of a comparison: a column for each report, rows for areas, clauses, sessions and bots.

const NOT_RUN = "notRun";
const SHOWN_OUTCOMES = ["pass", "fail", "unsupported", "blocked", "error", "skipped", NOT_RUN];

// Reports of one platform stand beneath one name.
function platforms() {
  const found = [];
  for (const column of DATA.columns) {
    if (found.at(-1)?.name === column.name) found.at(-1).columns.push(column);
    else found.push({ name: column.name, columns: [column] });
  }
  return found;
}

function heads() {
  const several = DATA.columns.some((column) => column.shim || column.label !== column.name);
  const about = (text) => make("span", { class: "about soft" }, foreign(text));
  return make("thead", {},
    make("tr", {}, make("th", { scope: "col", class: "first", rowspan: several ? 2 : 1 }, said("clauseColumn")),
      platforms().map(({ name, columns }) => make("th", { scope: "colgroup", colspan: columns.length, class: "platform" }, foreign(name)))),
    several ? make("tr", {}, DATA.columns.map((column) => make("th", { scope: "col", class: "way" },
      column.shim ? said("behindShim", column.shim) : said("unchanged"),
      column.label === column.name ? null : about(column.label.slice(column.name.length))))) : null);
}

function madeOf(column) {
  const about = (text) => make("span", { class: "about soft" }, foreign(text));
  return [column.started_at.slice(0, 10), said("suite") + " " + column.suite, said("botApi") + " " + column.bot_api,
    said("driver") + ": " + column.driver, ...column.tags.filter((tag) => !shared().includes(tag))].map(about);
}

function shared() {
  return DATA.columns[0].tags.filter((tag) => DATA.columns.every((column) => column.tags.includes(tag)));
}

function across(first, cells, about) {
  return make("tr", about, make("th", { scope: "row", class: "first" }, first), cells.map((cell) => make("td", {}, cell)));
}

function share(value, part, whole, pieces) {
  return [make("b", { class: "value" }, value == null ? "—" : percent(value)), " ",
    make("span", { class: "soft" }, said("of", number(part), number(whole))), pieces ? stack(pieces) : null];
}

function none() {
  return make("span", { class: "soft" }, "—");
}

function wholes() {
  const floored = (part, whole) => Math.floor(part * 100 / whole);
  const figure = (key, cell) => across(said(key), DATA.columns.map((column) => cell(column) || none()));
  return make("tbody", { class: "wholes" },
    figure("made", madeOf),
    figure("fidelity", (each) => each.clauses ? share(each.fidelity, each.passed, each.clauses) : null),
    figure("untested", (each) => each.clauses ? [make("b", { class: "value" }, percent(each.untested_percent)), " ",
      make("span", { class: "soft" }, said("untestedClauses", number(each.untested_clauses), number(each.clauses)))] : null),
    figure("botsRun", ({ running }) => running ? share(running.runs_unchanged.percent, running.unchanged, running.total) : null),
    figure("steps", ({ steps }) => steps ? share(floored(steps.passed, steps.total), steps.passed, steps.total) : null));
}

function areaRows(each, found, filter) {
  const open = isOpen(each.name, found, filter);
  const first = [
    make("button", { type: "button", class: "plain area", "aria-expanded": String(open), onclick: () => toggle(each.name, open) },
      make("span", { class: "turn", "aria-hidden": "true" }, open ? "▾" : "▸"), " ", areaName(each.name)),
    found.length < each.whole ? make("span", { class: "soft counted" }, said("areaShown", number(found.length), number(each.whole))) : null];
  const cells = each.cells.map((cell) => cell ? share(cell.percent, cell.passed, cell.clauses, pieces(cell)) : none());
  return [across(first, cells, { class: "area" }), open ? found.map((clause) => clauseRows(clause, filter)) : []];
}

function pieces({ counts, clauses }) {
  return SHOWN_OUTCOMES.filter((outcome) => counts[outcome]).map((outcome) =>
    [outcome === NOT_RUN ? "untried" : outcome, counts[outcome] / clauses, said(outcome) + " " + number(counts[outcome])]);
}

function clauseRows(clause, filter) {
  const open = filter.clause === clause.id;
  const first = make("button", { type: "button", class: "plain clause", "aria-expanded": String(open),
    onclick: () => go({ clause: open ? "" : clause.id }) }, mono(clause.id));
  const cells = clause.cells.map((outcome, at) => DATA.columns[at].clauses ? judgedAs(outcome) : none());
  const row = across(first, cells, { class: "clause", "data-id": clause.id });
  return open ? [row, told(clause)] : row;
}

function judgedAs(outcome) {
  const name = outcome ?? NOT_RUN;
  return make("span", { class: "mark " + (outcome ?? "skipped") }, make("i", { class: "dot" }), " ", said(name));
}

function told(clause) {
  const page = /^#[\w-]+$/.test(clause.anchor) ? "https://core.telegram.org/bots/api" + clause.anchor : "";
  return make("tr", { class: "told" }, make("td", { colspan: DATA.columns.length + 1 }, make("div", { class: "inside" },
    make("p", {}, foreign(clause.promise || clause.id)),
    make("p", { class: "soft" }, said(clause.level), " · ", said(clause.consequence), page ? [" · ", outward(page, clause.anchor)] : null),
    make("ul", {}, clause.cells.map((outcome, at) => make("li", {}, foreign(DATA.columns[at].label),
      DATA.columns[at].shim ? " (" + said("behindShim", DATA.columns[at].shim) + ")" : "", " ", judgedAs(outcome), " ",
      foreign(clause.reasons[at])))))));
}

function sessionRows() {
  return DATA.sessions.map((each) => across(foreign(each.name), each.cells.map((cell) =>
    cell ? share(Math.floor(cell.passed * 100 / cell.total), cell.passed, cell.total, [["pass", cell.passed / cell.total, said("passOf", number(cell.passed), number(cell.total))]]) : none())));
}

function botRows() {
  return DATA.bots.map((each) => across(foreign(each.name), each.cells.map((cell) => [
    cell.tried ? share(Math.floor(cell.passed * 100 / cell.tried), cell.passed, cell.tried, [["pass", cell.passed / cell.tried, said("passOf", number(cell.passed), number(cell.tried))]]) : none(),
    cell.left ? make("span", { class: "soft counted" }, said("notTried", number(cell.left))) : null])));
}
