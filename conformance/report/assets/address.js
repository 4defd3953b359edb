// What the address asks for: language, theme and filters, kept there and nowhere else.

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

function settled() {
  const filter = asked();
  const next = filter.lang ?? (navigator.language.startsWith("fa") ? "fa" : "en");
  language = next in DATA.strings ? next : "en";
  theme = ["dark", "light"].includes(filter.theme) ? filter.theme : darkness.matches ? "dark" : "light";
  document.documentElement.lang = language;
  document.documentElement.dir = language === "fa" ? "rtl" : "ltr";
  document.documentElement.dataset.theme = theme;
  return filter;
}

function switches() {
  const other = language === "en" ? "fa" : "en";
  return make("div", { class: "switches" },
    make("button", { type: "button", name: "theme", onclick: () => go({ theme: theme === "dark" ? "light" : "dark" }) },
      said(theme === "dark" ? "light" : "dark")),
    make("button", { type: "button", name: "lang", lang: other, onclick: () => go({ lang: other }) }, said("language")));
}

async function begin(show) {
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
