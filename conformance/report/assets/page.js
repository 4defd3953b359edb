// The list, its filters kept in the address, and the page as a whole.

const CHUNK = 150; // rows made at a time; the next ones when the end comes into view
const page = document.getElementById("page");
let watcher = null;

function asked() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function address(change) {
  const next = { ...asked(), open: "", ...change };
  return "#" + new URLSearchParams(Object.entries(next).filter(([, value]) => value));
}

function go(change, scroll) {
  location.hash = address(change);
  if (scroll) page.querySelector(".listing").scrollIntoView();
}

function fits(verdict, filter) {
  return (!filter.outcome || verdict.outcome === filter.outcome)
    && (!filter.area || verdict.area === filter.area)
    && (!filter.kind || verdict.kind === filter.kind)
    && (!filter.q || haystack(verdict).includes(filter.q.toLowerCase()));
}

function haystack(verdict) {
  verdict.words ??= [verdict.id, verdict.promise, verdict.reason, verdict.method, verdict.session,
    ...(verdict.differences || []).map((each) => each.path)].filter(Boolean).join("\n").toLowerCase();
  return verdict.words;
}

function choice(name, any, values, filter) {
  const options = values.map((value) =>
    make("option", { value, selected: filter[name] === value }, name === "area" ? value : said(value)));
  return make("select", { name, "aria-label": said(any), onchange: (event) => go({ [name]: event.target.value }) },
    make("option", { value: "" }, said(any)), options);
}

function filters(filter) {
  const present = (key) => [...new Set(DATA.verdicts.map((verdict) => verdict[key]))];
  return make("div", { class: "filters" },
    make("input", { type: "search", name: "q", dir: "auto", placeholder: said("search"), "aria-label": said("search"),
      value: filter.q || "", oninput: (event) => {
        history.replaceState(null, "", address({ q: event.target.value }));
        list();
      } }),
    choice("outcome", "anyOutcome", OUTCOMES.filter((outcome) => DATA.counts[outcome]), filter),
    choice("area", "anyArea", present("area").sort(), filter),
    choice("kind", "anyKind", present("kind"), filter),
    make("button", { type: "button", onclick: () => go({ outcome: "", area: "", kind: "", q: "" }) }, said("clear")));
}

function list() {
  const filter = asked();
  const found = DATA.verdicts.filter((verdict) => fits(verdict, filter));
  const wanted = filter.open && DATA.verdicts.find((verdict) => verdict.id === filter.open);
  if (wanted) {
    if (found.includes(wanted)) found.splice(found.indexOf(wanted), 1);
    found.unshift(wanted);
  }
  const rows = page.querySelector(".rows");
  rows.replaceChildren(found.length ? "" : make("p", { class: "empty soft" }, said("nothing")));
  page.querySelector(".shown").textContent = said("shown", number(found.length), number(DATA.verdicts.length));
  let from = 0;
  const more = make("button", { type: "button", onclick: () => append() }, said("more"));
  const append = () => {
    more.remove();
    rows.append(...found.slice(from, from + CHUNK).map((verdict, at) => row(verdict, from + at, verdict === wanted)));
    from += CHUNK;
    if (from < found.length) rows.append(more);
  };
  watcher?.disconnect();
  watcher = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && append(), { rootMargin: "600px" });
  append();
  watcher.observe(more);
  if (wanted) rows.firstElementChild.scrollIntoView();
}

function show() {
  const filter = asked();
  const next = filter.lang ?? (navigator.language.startsWith("fa") ? "fa" : "en");
  language = next in DATA.strings ? next : "en";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "fa" ? "rtl" : "ltr";
  document.title = said("title") + " · " + DATA.header.target.name;
  page.replaceChildren(...overview().filter(Boolean),
    make("section", { class: "listing" },
      make("div", {}, make("h2", {}, said("verdicts")), make("span", { class: "shown soft", role: "status" })),
      filters(filter), make("div", { class: "rows" })));
  list();
}

addEventListener("hashchange", show);
show();
