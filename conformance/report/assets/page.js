// The filters kept in the address, and the page as a whole.

const page = document.getElementById("page");
const darkness = matchMedia("(prefers-color-scheme: dark)");
let theme = "light";

function asked() {
  return Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
}

function address(change) {
  const next = { ...asked(), open: "", ...change };
  return "#" + new URLSearchParams(Object.entries(next).filter(([, value]) => value));
}

function go(change, scroll) {
  const next = address(change);
  if (next === location.hash || next === "#" + location.hash.slice(1)) list();
  else location.hash = next;
  if (scroll) requestAnimationFrame(() => page.querySelector(".listing").scrollIntoView());
}

function choice(name, any, values, filter) {
  const options = values.map((value) =>
    make("option", { value, selected: filter[name] === value }, name === "area" ? areaWord(value) : said(value)));
  return make("select", { name, "aria-label": said(any), onchange: (event) => go({ [name]: event.target.value }) },
    make("option", { value: "" }, said(any)), options);
}

function filters(filter) {
  const present = (key) => [...new Set(DATA.verdicts.map((verdict) => verdict[key]))].filter(Boolean);
  return make("div", { class: "filters" },
    make("input", { type: "search", name: "q", dir: "auto", placeholder: said("search"), "aria-label": said("search"),
      value: filter.q || "", oninput: (event) => {
        history.replaceState(null, "", address({ q: event.target.value }));
        list();
      } }),
    choice("outcome", "anyOutcome", OUTCOMES.filter((outcome) => DATA.counts[outcome]), filter),
    choice("area", "anyArea", present("area").sort(), filter),
    choice("kind", "anyKind", present("kind"), filter),
    choice("consequence", "anyConsequence", present("consequence"), filter),
    make("button", { type: "button", name: "clear", onclick: () => go({ outcome: "", area: "", kind: "", consequence: "", q: "" }) }, said("clear")));
}

function show() {
  const filter = asked();
  const next = filter.lang ?? (navigator.language.startsWith("fa") ? "fa" : "en");
  language = next in DATA.strings ? next : "en";
  theme = ["dark", "light"].includes(filter.theme) ? filter.theme : darkness.matches ? "dark" : "light";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "fa" ? "rtl" : "ltr";
  document.documentElement.dataset.theme = theme;
  document.title = said("title") + " · " + DATA.header.target.name;
  page.replaceChildren(...overview().filter(Boolean),
    make("section", { class: "listing" },
      make("div", {}, make("h2", {}, said("verdicts")), make("span", { class: "shown soft", role: "status" })),
      filters(filter), make("p", { class: "none empty soft", hidden: true }, said("nothing")),
      make("div", { class: "rows", role: "list" })));
  list();
}

async function begin() {
  try {
    await load();
  } catch (error) {
    page.append("This browser cannot unpack the report (" + error.message + "): use one of 2023 or later.");
    return;
  }
  show();
  addEventListener("hashchange", show);
  darkness.addEventListener("change", show);
  performance.mark("shown");
}

begin();
