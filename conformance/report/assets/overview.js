// What an owner reads: the figures in words, each with its denominator.

function overview() {
  const { header, score, footer, doubts } = DATA;
  const lowest = [...score.areas].sort((one, other) => one.percent - other.percent || (one.name < other.name ? -1 : 1));
  return [
    hatching(), heading(header),
    footer ? null : make("p", { class: "banner", role: "status" }, said("interrupted", number(DATA.verdicts.length))),
    make("section", { class: "overview" }, fidelity(score), figures(score)),
    ...(score.bots || []).map(realBots),
    make("section", { class: "half" }, breaks(), works(score)),
    ...(score.bots || []).map(fixList),
    make("section", { class: "half" },
      score.areas.length ? chart("areas", said("areasNote"), lowest.map(area), { id: "areas" }) : null,
      make("div", { class: "column" },
        score.tiers?.length ? chart("tiers", said("tiersNote"), score.tiers.map(tier)) : null,
        score.sessions.length ? chart("sessions", null, score.sessions.map(session)) : null,
        doubts.length ? trust(doubts) : null,
        made(header, footer))),
    bench(), claims(), probes(),
  ];
}

function heading(header) {
  return make("header", {},
    make("div", {},
      make("p", { class: "soft" }, said("title")),
      make("h1", {}, foreign(header.target.name)),
      header.target.url ? make("p", { class: "url", dir: "ltr" }, visible(header.target.url)) : null,
      make("div", { class: "tags" }, header.tags.map((tag) => make("span", { class: "tag" }, tagged(tag))))),
    switches());
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
  const total = DATA.verdicts.length || 1;
  const seen = OUTCOMES.filter((outcome) => DATA.counts[outcome]);
  const figure = (title, value, note) =>
    make("div", { class: "figure" }, make("h2", {}, said(title)), make("b", {}, value), make("p", { class: "soft" }, note));
  const { steps, surface } = score;
  return make("div", { class: "card" },
    make("div", { class: "figures" },
      figure("steps", said("of", number(steps.passed), number(steps.total)), said("stepsNote", number(score.sessions.length))),
      figure("surface", said("of", number(surface.answered), number(surface.methods)), said("surfaceNote")),
      figure("untested", score.fidelity == null ? "—" : percent(score.untested_percent),
        said("untestedNote", number(score.untested_clauses), number(score.clauses)))),
    make("div", { class: "strip" }, stack(seen.map((outcome) =>
      [outcome, DATA.counts[outcome] / total, said(outcome) + " " + number(DATA.counts[outcome])]))),
    make("div", { class: "outcomes" }, seen.map((outcome) =>
      make("button", { type: "button", onclick: () => go({ outcome }, true) },
        make("i", { class: "dot " + outcome }), said(outcome), make("b", {}, number(DATA.counts[outcome]))))));
}

// In words: what a bot will trip over, the most frequent cause first.
function breaks() {
  const shown = DATA.losses.slice(0, 8);
  return make("div", { class: "card" }, make("h2", {}, said("breaksTitle")),
    make("p", { class: "soft" }, shown.length ? said("breaksNote") : said("breaksNothing")),
    make("ol", { class: "causes" }, shown.map(loss)),
    DATA.losses.length > shown.length ? make("p", { class: "soft" }, said("andMore", number(DATA.losses.length - shown.length))) : null);
}

function loss(each) {
  const counts = Object.entries(each.counts).map(([outcome, count]) =>
    make("span", { class: outcome }, number(count) + " " + said(outcome)));
  return make("li", {},
    make("button", { type: "button", class: "plain", onclick: () => go({ q: each.name, outcome: "" }, true) }, mono(each.name)), " ",
    make("span", { class: "counts" }, counts), " ",
    make("span", { class: "soft" }, said(each.consequence)),
    make("div", { class: "why" }, foreign(each.told)));
}

function works(score) {
  const whole = score.areas.filter((each) => each.passed === each.clauses);
  const used = score.capabilities || [];
  const standing = (wanted) => used.filter((each) => each.standing === wanted);
  const waiting = new Map((score.bots || []).flatMap((corpus) => corpus.gaps.map((gap) => [gap.gaps[0], gap.waits])));
  const failing = standing("fails").sort((one, other) => (waiting.get(other.name) || 0) - (waiting.get(one.name) || 0));
  return make("div", { class: "card" }, make("h2", {}, said("worksTitle")),
    make("p", { class: "soft" }, said("worksAreas", number(whole.length), number(score.areas.length))),
    make("div", { class: "chips" }, whole.map((each) =>
      make("button", { type: "button", class: "chip pass", onclick: () => go({ area: each.name }, true) }, areaName(each.name)))),
    used.length ? [
      make("h3", {}, said("capabilities")),
      make("div", { class: "strip" }, stack(STANDINGS.map((each) =>
        [each, standing(each).length / used.length, said("standing:" + each) + " " + number(standing(each).length)]))),
      make("p", { class: "soft" }, said("capabilitiesNote", number(standing("pass").length), number(used.length), number(failing.length))),
      make("div", { class: "chips" }, failing.slice(0, 24).map((each) =>
        make("button", { type: "button", class: "chip fail", onclick: () => go({ q: each.lost[0] || each.name, outcome: "" }, true) },
          mono(each.name), waiting.get(each.name) ? " " + said("bots", number(waiting.get(each.name))) : ""))),
      failing.length > 24 ? make("p", { class: "soft" }, said("andMore", number(failing.length - 24))) : null,
    ] : []);
}

function trust(doubts) {
  return make("div", { class: "card" }, make("h2", {}, said("trust")),
    make("ul", { class: "doubts" }, doubts.map((doubt) => make("li", {}, foreign(doubt)))));
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
