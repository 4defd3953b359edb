// What the page holds, unpacked: the overview and the index at once, the evidence when it is asked for.

let DATA = null;
let PACKED = [];
const opened = new Map();

async function unpack(text) {
  const letters = atob(text);
  const bytes = new Uint8Array(letters.length);
  for (let at = 0; at < letters.length; at++) bytes[at] = letters.charCodeAt(at);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(stream).json();
}

async function load() {
  DATA = await unpack(document.getElementById("data").textContent);
  PACKED = document.getElementById("evidence").textContent.split("\n");
  DATA.verdicts.forEach((verdict, at) => { verdict.at = at; });
}

// The part whose first verdict is the last one not after ours; parts are few, and kept once opened.
async function evidence(verdict) {
  let part = DATA.starts.length - 1;
  while (DATA.starts[part] > verdict.at) part--;
  if (!opened.has(part)) opened.set(part, unpack(PACKED[part]));
  return { ...verdict, ...(await opened.get(part))[verdict.at - DATA.starts[part]] };
}

// Keyboards differ in how they write two letters of Persian, and in its digits and joiners.
function folded(text) {
  return text.toLowerCase().replace(/[يى]/g, "ی").replace(/ك/g, "ک").replace(/\u200c/g, "")
    .replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0).replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660);
}

function haystack(verdict) {
  verdict.words ??= folded([verdict.id, verdict.promise, verdict.reason, verdict.method, verdict.session,
    ...(verdict.paths || [])].filter(Boolean).join("\n"));
  return verdict.words;
}
