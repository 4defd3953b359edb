// What an owner reads: the figures, each with its denominator.

function overview() {
  const { header, score, footer } = DATA;
  return [
    make("header", {},
      make("div", {},
        make("p", { class: "soft" }, said("title")),
        make("h1", {}, foreign(header.target.name)),
        header.target.url ? make("p", { class: "url", dir: "ltr" }, visible(header.target.url)) : null,
        make("div", { class: "tags" }, header.tags.map((tag) => make("span", { class: "tag" }, tagged(tag))))),
      make("button", { type: "button", lang: language === "en" ? "fa" : "en", onclick: () => {
        go({ lang: language === "en" ? "fa" : "en" });
      } }, said("language"))),
    footer ? null : make("p", { class: "banner", role: "status" }, said("interrupted")),
    make("section", { class: "overview" }, fidelity(score), figures(score)),
    make("section", { class: "half" },
      score.areas.length ? chart("areas", "areasNote", score.areas.map(area)) : null,
      make("div", { class: "column" },
        score.sessions.length ? chart("sessions", null, score.sessions.map(session)) : null,
        made(header, footer))),
  ];
}

function tagged(tag) {
  const key = "tag:" + tag;
  return key in DATA.strings[language] ? said(key) : foreign(tag);
}

function fidelity(score) {
  if (score.fidelity == null) {
    return make("div", { class: "card" }, make("h2", {}, said("fidelity")), make("div", { class: "number" }, "—"),
      make("p", { class: "soft" }, said("noFidelity")));
  }
  const sign = language === "fa" ? "٪" : "%";
  return make("div", { class: "card" },
    make("h2", {}, said("fidelity")),
    make("div", { class: "number" }, number(score.fidelity), make("small", {}, sign)),
    make("p", {}, said("clausesPass", number(score.passed), number(score.clauses))),
    make("p", { class: "soft" }, said("formula", number(score.areas.length))));
}

function figures(score) {
  const total = Object.values(DATA.counts).reduce((sum, each) => sum + each, 0);
  const seen = OUTCOMES.filter((outcome) => DATA.counts[outcome]);
  const figure = (title, value, note) =>
    make("div", { class: "figure" }, make("h2", {}, said(title)), make("b", {}, value), make("p", { class: "soft" }, note));
  const strip = seen.map((outcome) => {
    const piece = make("span", { class: outcome, title: said(outcome) });
    piece.style.flexGrow = DATA.counts[outcome] / total;
    return piece;
  });
  const { steps, surface } = score;
  return make("div", { class: "card" },
    make("div", { class: "figures" },
      figure("steps", said("of", number(steps.passed), number(steps.total)), said("stepsNote", number(score.sessions.length))),
      figure("surface", said("of", number(surface.answered), number(surface.methods)), said("surfaceNote")),
      figure("untested", score.fidelity == null ? "—" : percent(score.untested_percent),
        said("untestedNote", number(score.untested_clauses)))),
    make("div", { class: "strip", "aria-hidden": "true" }, strip),
    make("div", { class: "outcomes" }, seen.map((outcome) =>
      make("button", { type: "button", onclick: () => go({ outcome }, true) },
        make("i", { class: "dot " + outcome }), said(outcome), make("b", {}, number(DATA.counts[outcome]))))));
}

function chart(title, note, bars) {
  return make("div", { class: "card" }, make("h2", {}, said(title)),
    note ? make("p", { class: "soft" }, said(note)) : null, make("div", { class: "bars" }, bars));
}

function bar(name, earned, untried, share, parts, onclick) {
  const fill = (kind, width) => {
    const piece = make("span", { class: kind });
    piece.style.inlineSize = width * 100 + "%";
    return piece;
  };
  return make("button", { class: "bar", type: "button", onclick },
    make("span", { class: "name" }, foreign(name)),
    make("span", { class: "track" }, fill("earned", earned), fill("untried", untried)),
    make("span", { class: "share" }, percent(share)),
    make("span", { class: "parts soft" }, parts));
}

function area(each) {
  return bar(each.name, each.earned / each.possible, each.untested_weight / each.possible, each.percent,
    said("of", number(each.passed), number(each.clauses)), () => go({ area: each.name, kind: "clause" }, true));
}

function session(each) {
  return bar(each.session || "—", each.passed / each.total, 0, Math.floor(each.passed * 100 / each.total),
    said("of", number(each.passed), number(each.total)), () => go({ kind: "step", q: each.session }, true));
}

function made(header, footer) {
  const date = new Date(header.started_at);
  const when = isNaN(date) ? header.started_at
    : new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(date);
  const facts = {
    date: when, botApi: header.bot_api, suite: header.suite, driver: header.driver,
    runtime: header.python + " / " + header.httpx, schemas: header.schemas.slice(0, 12),
    cassettes: Object.keys(header.cassettes).length ? number(Object.keys(header.cassettes).length) : "",
    redacted: footer ? number(footer.redacted) : "", exit: footer ? number(footer.exit_code) : "",
  };
  return make("div", { class: "card" }, make("h2", {}, said("made")),
    make("dl", { class: "facts" }, Object.entries(facts).filter(([, value]) => value).map(([key, value]) =>
      [make("dt", {}, said(key)), make("dd", {}, foreign(String(value)))])));
}
