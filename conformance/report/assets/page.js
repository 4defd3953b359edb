// The filters, and the page as a whole.

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
  const filter = settled();
  document.title = said("title") + " · " + DATA.header.target.name;
  page.replaceChildren(...overview().filter(Boolean),
    make("section", { class: "listing" },
      make("div", {}, make("h2", {}, said("verdicts")), make("span", { class: "shown soft", role: "status" })),
      filters(filter), make("p", { class: "none empty soft", hidden: true }, said("nothing")),
      make("div", { class: "rows", role: "list" })));
  list();
}

begin(show);
