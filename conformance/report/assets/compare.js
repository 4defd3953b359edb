// A comparison of platforms: the filters kept in the address, and the page as a whole.

const FEW = 120; // found by a filter, they are all shown without a further press

function go(change) {
  location.hash = address(change);
}

function outcomesOf(clause) {
  return clause.cells.filter((_, at) => DATA.columns[at].clauses).map((outcome) => outcome ?? NOT_RUN);
}

function fits(clause, filter) {
  const outcomes = outcomesOf(clause);
  return (!filter.area || clause.area === filter.area)
    && (!filter.outcome || outcomes.includes(filter.outcome))
    && (!filter.differ || new Set(outcomes).size > 1)
    && (!filter.q || words(clause).includes(folded(filter.q)));
}

function words(clause) {
  clause.words ??= folded([clause.id, clause.promise, ...clause.reasons].join("\n"));
  return clause.words;
}

function isNarrowed(filter) {
  return Boolean(filter.outcome || filter.differ || filter.q);
}

// An area that was pressed is open; so is what a filter found, where that is little, unless it was closed.
function isOpen(area, found, filter) {
  const pressed = (key) => (filter[key] || "").split(",").includes(area);
  const few = isNarrowed(filter) && filter.count <= FEW || filter.area === area;
  return found.some((clause) => clause.id === filter.clause) || pressed("areas") || (few && !pressed("closed"));
}

function toggle(area, open) {
  const filter = asked();
  const without = (key) => (filter[key] || "").split(",").filter((each) => each && each !== area);
  go({ areas: (open ? without("areas") : [...without("areas"), area]).join(","),
    closed: (open ? [...without("closed"), area] : without("closed")).join(","), clause: "" });
}

function choice(name, any, values, filter) {
  const options = values.map((value) =>
    make("option", { value, selected: filter[name] === value }, name === "area" ? areaWord(value) : said(value)));
  return make("select", { name, "aria-label": said(any), onchange: (event) => go({ [name]: event.target.value }) },
    make("option", { value: "" }, said(any)), options);
}

function filters(filter) {
  const present = SHOWN_OUTCOMES.filter((outcome) => DATA.clauses.some((clause) => outcomesOf(clause).includes(outcome)));
  return make("div", { class: "filters" },
    make("input", { type: "search", name: "q", dir: "auto", placeholder: said("search"), "aria-label": said("search"),
      value: filter.q || "", oninput: (event) => {
        history.replaceState(null, "", address({ q: event.target.value }));
        grid();
      } }),
    choice("outcome", "anyOutcome", present, filter),
    choice("area", "anyArea", DATA.areas.map((each) => each.name), filter),
    make("button", { type: "button", name: "differ", "aria-pressed": String(Boolean(filter.differ)), onclick: () => go({ differ: filter.differ ? "" : "1" }) }, said("differ")),
    make("button", { type: "button", name: "clear", onclick: () => go({ q: "", outcome: "", area: "", differ: "", areas: "", closed: "", clause: "" }) }, said("clear")));
}

function section(title, rows) {
  if (!rows.length) return null;
  return [make("tbody", {}, make("tr", { class: "title" }, make("th", { scope: "rowgroup", class: "first", colspan: 1 }, said(title)),
    make("td", { colspan: DATA.columns.length }))), make("tbody", {}, rows)];
}

function grid() {
  const filter = asked();
  const found = DATA.clauses.filter((clause) => fits(clause, filter));
  const areas = DATA.areas.map((each) => [each, found.filter((clause) => clause.area === each.name)])
    .filter(([, clauses]) => clauses.length);
  filter.count = found.length;
  page.querySelector(".grid").replaceChildren(heads(), ...[
    wholes(),
    section("areas", areas.map(([each, clauses]) => areaRows(each, clauses, filter)).flat(Infinity)),
    section("sessions", sessionRows()),
    section("benchTitle", botRows()),
  ].flat().filter(Boolean));
  page.querySelector(".none").hidden = found.length > 0 || !DATA.clauses.length;
  page.querySelector(".shown").textContent = said("areaShown", number(found.length), number(DATA.clauses.length));
}

function shownNotes() {
  const written = (value) => typeof value === "number" ? number(value) : value;
  return DATA.notes.map(({ key, values }) => make("li", {}, foreign(said(key, ...values.map(written)))));
}

function legend() {
  return make("div", { class: "legend soft" }, SHOWN_OUTCOMES.map((outcome) =>
    make("span", {}, make("i", { class: "dot " + (outcome === NOT_RUN ? "skipped" : outcome) }), said(outcome))));
}

function show() {
  const filter = settled();
  const box = page.querySelector(".matrix");
  const [left, top] = box ? [box.scrollLeft, box.scrollTop] : [0, 0];
  document.title = said("compareTitle");
  page.replaceChildren(hatching(),
    make("header", {}, make("div", {}, make("h1", {}, said("compareTitle")),
      make("p", { class: "soft" }, said("compareLead", number(DATA.columns.length), number(DATA.clauses.length))),
      make("div", { class: "tags" }, shared().map((tag) => make("span", { class: "tag" }, tagged(tag))))), switches()),
    DATA.notes.length ? make("ul", { class: "banner notes" }, shownNotes()) : "",
    make("p", { class: "soft lines" }, said("percentNote")), legend(), filters(filter),
    make("p", { class: "shown soft", role: "status" }),
    make("p", { class: "none empty soft", hidden: true }, said("nothingCompared")),
    make("div", { class: "matrix", tabindex: 0 }, make("table", { class: "grid" })));
  grid();
  page.querySelector(".matrix").scrollTo(left, top);
}

async function compare() {
  await begin(() => {
    for (const each of DATA.areas) each.whole ??= DATA.clauses.filter((clause) => clause.area === each.name).length;
    show();
  });
}

compare();
