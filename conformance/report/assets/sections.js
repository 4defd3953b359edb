// Sections that stand only where the report has what they show.

const STANDINGS = ["pass", "losses", "unknown", "fails"];

// A corpus of real bots: how many would run, for all of them and for each group.
function realBots(each) {
  return make("section", { class: "card corpus" },
    make("h2", {}, said("botsTitle")),
    make("p", { class: "lead" }, each.groups.slice(0, 1).map((all) =>
      said(all.unchanged ? "botsLead" : "botsNone", number(all.unchanged), number(all.total)))),
    make("div", { class: "bars" }, each.groups.map(group)),
    make("div", { class: "legend soft" }, ["unchanged", ...STANDINGS.slice(1)].map((kind) =>
      make("span", {}, make("i", { class: "dot " + (kind === "unchanged" ? "pass" : kind) }), said("fate:" + kind)))),
    make("details", { class: "small" }, make("summary", {}, said("limits")),
      make("p", {}, foreign(each.gathered)), make("ul", {}, each.limits.map((limit) => make("li", {}, foreign(limit)))),
      each.unheld.length ? make("p", {}, said("unheld"), " ", each.unheld.map(({ name, bots }) => [mono(name), " (" + number(bots) + ") "])) : null));
}

function group(each) {
  const piece = (kind, count, words) => [kind, count / each.total, said("fate:" + words) + " " + number(count)];
  const [low, high] = each.runs_unchanged.interval;
  const told = [
    said("wouldRun", number(each.unchanged), number(each.total)),
    low == null ? "" : said("interval", number(low), number(high)),
    each.readdressed ? said("readdressed", number(each.readdressed)) : "",
    each.losses ? said("withLosses", number(each.losses)) : "",
    each.unknown ? said("notKnown", number(each.unknown)) : "",
  ].filter(Boolean).join(language === "fa" ? "، " : ", ");
  return make("div", { class: "bar group" },
    make("span", { class: "name" }, grouped(each.group)),
    stack([piece("pass", each.unchanged, "unchanged"), piece("readdressed", each.readdressed, "readdressed"),
      piece("losses", each.losses, "losses"), piece("unknown", each.unknown, "unknown"), piece("fails", each.fails, "fails")]),
    make("span", { class: "told" }, told));
}

function grouped(name) {
  const key = "group:" + name;
  return key in DATA.strings[language] ? said(key) : foreign(name);
}

// Which gap, closed next, frees the most bots.
function fixList(each) {
  if (!each.fixes.length) return null;
  const shown = each.fixes.slice(0, 10);
  return make("section", { class: "card" }, make("h2", {}, said("fixes")),
    make("p", { class: "soft" }, said("fixesNote", number(each.groups[0]?.total ?? 0))),
    table(["rank", "gaps", "frees", "opens", "runningThen"], shown.map((fix, at) => [
      number(at + 1),
      fix.gaps.map((gap) => [make("button", { type: "button", class: "plain", onclick: () => go({ q: ofGap(fix, gap), outcome: "" }, true) }, mono(gap)), " "]),
      number(fix.frees), number(fix.opens), number(fix.running)])),
    each.fixes.length > shown.length ? make("p", { class: "soft" }, said("andMore", number(each.fixes.length - shown.length))) : null);
}

function ofGap(fix, gap) {
  const name = gap.split(":").at(-1);
  return fix.clauses.length === 1 ? fix.clauses[0] : name;
}

function table(heads, rows) {
  return make("div", { class: "scroll" }, make("table", { class: "plain" },
    make("thead", {}, make("tr", {}, heads.map((key) => make("th", {}, said(key))))),
    make("tbody", {}, rows.map((cells) => make("tr", {}, cells.map((cell) => make("td", {}, cell)))))));
}

function told(verdict) {
  return make("a", { href: address({ open: verdict.id }) }, make("i", { class: "dot " + verdict.outcome }), " ", said(verdict.outcome));
}

// Unmodified bots that were run here.
function bench() {
  const found = DATA.verdicts.filter((verdict) => verdict.kind === "bot");
  if (!found.length) return null;
  const counted = (outcome) => found.filter((verdict) => verdict.outcome === outcome).length;
  return make("section", { class: "card" }, make("h2", {}, said("bench")),
    make("p", { class: "lead" }, said("benchLead", number(counted("pass")), number(found.length), number(counted("skipped")))),
    table(["bot", "framework", "lines", "outcome", "broke", "whose"], found.map((verdict) => {
      const { framework, version, lines, played, whose } = verdict.bot;
      return [mono(verdict.id.replace(/^bots\./, "")), foreign([framework, version].filter(Boolean).join(" ")),
        played == null || lines == null ? "—" : said("of", number(played), number(lines)),
        told(verdict), foreign(verdict.reason || ""), foreign(whose || "")];
    })));
}

// What the platform says, beside what was seen; the broken claims first, as the data has them.
const CLAIMS = ["broken", "untested", "kept", "not claimed, there", "not claimed, absent"];
const MOST_CLAIMS = 40;

function claims() {
  const { rows, counts, platform, as_of } = DATA.claims || {};
  if (!rows?.length) return null;
  const shown = rows.slice(0, MOST_CLAIMS);
  return make("section", { class: "card" }, make("h2", {}, said("claims")),
    make("p", { class: "soft" }, foreign(`${platform}, ${as_of}`), " · ", said("claimsNote")),
    table(["claimKind", ...CLAIMS.map((state) => "claim:" + state)], Object.entries(counts).map(([kind, each]) =>
      [said("claimed:" + kind), ...CLAIMS.map((state) => number(each[state] || 0))])),
    make("details", { class: "small", open: rows[0].state === "broken" },
      make("summary", {}, said("claimsEach", number(shown.length), number(rows.length))),
      table(["claimed", "finding", "seenAs", "claimSource"], shown.map((each) => [mono(each.name),
        make("span", { class: each.state === "broken" ? "fail" : "" }, said("claim:" + each.state)),
        each.checks.length
          ? make("a", { href: address({ open: each.checks[0] }) }, said("passOf", number(each.passed), number(each.judged))) : "—",
        /^https:\/\//.test(each.source) ? outward(each.source, each.source) : foreign(each.source)]))));
}

// What is uncertain about a platform is asked, and judged neither way.
function probes() {
  const found = DATA.verdicts.filter((verdict) => verdict.kind === "probe");
  if (!found.length) return null;
  return make("section", { class: "card" }, make("h2", {}, said("probes")),
    make("p", { class: "soft" }, said("probesNote")),
    table(["question", "seenAs"], found.map((verdict) => [foreign(verdict.promise), foreign(verdict.reason || "—")])));
}
