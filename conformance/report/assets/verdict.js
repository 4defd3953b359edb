// One verdict: its row, and what opens beneath it.

function row(verdict, index) {
  const lost = verdict.points ? said("points", number(verdict.points, 2)) : "";
  const details = make("details", { class: "verdict", "data-at": index, role: "listitem", ontoggle: async () => {
    if (!details.open || details.querySelector(".body")) return;
    const place = make("div", { class: "body" });
    details.append(place);
    place.replaceWith(body(await evidence(verdict)));
  } },
  make("summary", {},
    make("span", { class: "mark " + verdict.outcome }, make("i", { class: "dot" }), said(verdict.outcome)),
    make("span", { class: "middle" },
      foreign(verdict.promise),
      foreign(verdict.reason || "", { class: "text why" }),
      make("span", { class: "id", dir: "ltr" }, make("bdi", {}, visible(verdict.id)))),
    make("span", { class: "side" },
      verdict.session && verdict.kind === "step" ? foreign(verdict.session) : areaName(verdict.area), make("br"), lost,
      verdict.expected ? [make("br"), said("expected")] : [])));
  return details;
}

function body(verdict) {
  const parts = [make("div", { class: "badges" },
    [said(verdict.kind), said(verdict.level), said(verdict.consequence), verdict.method,
      said("milliseconds", number(verdict.duration_ms, 1))].filter(Boolean).map((text) => make("span", {}, text)))];
  const part = (title, ...content) => parts.push(make("h3", {}, said(title)), ...content);
  part("promise", make("p", {}, foreign(verdict.promise)));
  if (verdict.reason) part("reason", make("p", {}, foreign(verdict.reason)));
  if (verdict.cause) part("blockedBy", make("p", {}, make("a", { href: address({ open: verdict.cause }) }, mono(verdict.cause))));
  if (verdict.differences) part("differences", differences(verdict.differences));
  for (const exchange of verdict.exchanges || []) part("exchange", sides(exchange));
  if (verdict.run_only) part("runOnly", line(DATA.command + " " + verdict.run_only));
  if (verdict.evidence) part("evidence", ...verdict.evidence.map(believed));
  if (/^#[\w-]+$/.test(verdict.anchor || "")) {
    const page = "https://core.telegram.org/bots/api" + verdict.anchor;
    part("anchor", make("p", {}, outward(page, page)));
  }
  if (verdict.extra) part("more_details", json(verdict.extra));
  parts.push(make("p", { class: "soft" }, make("a", { href: address({ open: verdict.id }) }, said("link"))));
  return make("div", { class: "body" }, parts);
}

function differences(found) {
  return make("div", { class: "scroll" }, make("table", { class: "differences" },
    make("thead", {}, make("tr", {}, ["path", "kind", "required", "came"].map((key) => make("th", {}, said(key))))),
    make("tbody", {}, found.map((each) => make("tr", { class: each.informative ? "informative" : "" },
      make("td", {}, mono(each.path)),
      make("td", {}, said(each.kind),
        each.informative ? make("div", { class: "soft" }, said("informative")) : null,
        each.note ? make("div", { class: "soft" }, foreign(each.note)) : null),
      make("td", {}, shown(each.expected)),
      make("td", {}, shown(each.observed)))))));
}

function shown(text) {
  if (text == null) return "—";
  const value = json(text);
  value.className = "json bare";
  return value;
}

function sides(exchange) {
  const status = exchange.status == null ? said("noAnswer") : String(exchange.status);
  return make("div", {},
    make("div", { class: "sides" },
      make("div", {},
        make("div", { class: "head" }, make("b", {}, said("request")), mono(exchange.verb + " " + exchange.url)),
        json(exchange.request)),
      make("div", {},
        make("div", { class: "head" }, make("b", {}, said("response")), mono(status),
          said("milliseconds", number(exchange.elapsed_ms, 1))),
        json(exchange.response))),
    exchange.curl ? [make("h3", {}, said("curl")), line(exchange.curl)] : []);
}

function believed(evidence) {
  const live = evidence.validated_live ? said("live", evidence.validated_live) : said("notLive");
  const reference = /^https:\/\//.test(evidence.reference)
    ? outward(evidence.reference, evidence.reference) : foreign(evidence.reference);
  return make("p", {}, said(evidence.kind), " · ", reference, " · ", make("span", { class: "soft" }, live));
}
