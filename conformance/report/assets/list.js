// The list of verdicts. Rows are as high as each other, so only those near the eye are made:
// a row's place is its number times that height, and what is open above it.

const NEAR = 10; // rows kept made above and below the window
const view = { found: [], rows: new Map(), grown: new Map(), box: null, height: 0, asked: 0 };

const sizes = new ResizeObserver((seen) => {
  for (const { target } of seen) {
    const grown = target.open ? target.offsetHeight - view.height : 0;
    if (target.isConnected) view.grown[grown > 0 ? "set" : "delete"](Number(target.dataset.at), grown);
  }
  draw();
});

function fits(verdict, filter) {
  return ["outcome", "area", "kind", "consequence"].every((key) => !filter[key] || verdict[key] === filter[key])
    && (!filter.q || haystack(verdict).includes(folded(filter.q)));
}

function sought(filter) {
  const found = DATA.verdicts.filter((verdict) => fits(verdict, filter));
  const wanted = filter.open && DATA.verdicts.find((verdict) => verdict.id === filter.open);
  return wanted ? [wanted, ...found.filter((verdict) => verdict !== wanted)] : found;
}

function list() {
  const filter = asked();
  view.found = sought(filter);
  view.box = page.querySelector(".rows");
  view.rows.clear();
  view.grown.clear();
  sizes.disconnect();
  view.box.replaceChildren();
  page.querySelector(".none").hidden = view.found.length > 0;
  page.querySelector(".shown").textContent = said("shown", number(view.found.length), number(DATA.verdicts.length));
  measure();
  const first = view.found[0];
  if (filter.open && first?.id === filter.open) {
    view.rows.get(0).open = true;
    page.querySelector(".listing").scrollIntoView();
  }
}

function measure() {
  if (!view.box || !view.found.length) return draw();
  const probe = row(view.found[0], 0);
  view.box.append(probe);
  view.height = probe.offsetHeight;
  probe.remove();
  draw();
}

function above(at) {
  let height = at * view.height;
  for (const [open, grown] of view.grown) if (open < at) height += grown;
  return height;
}

function at(height) {
  let low = 0;
  let high = Math.max(view.found.length - 1, 0);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (above(middle) <= height) low = middle;
    else high = middle - 1;
  }
  return low;
}

function draw() {
  if (!view.box) return;
  view.box.style.height = above(view.found.length) + "px";
  const top = -view.box.getBoundingClientRect().top;
  const from = Math.max(at(top) - NEAR, 0);
  const to = Math.min(at(top + innerHeight) + NEAR, view.found.length - 1);
  for (const [number, element] of view.rows) {
    if (number >= from && number <= to || element.contains(document.activeElement)) continue;
    element.remove();
    if (!element.open) view.rows.delete(number);
  }
  let next = view.box.firstElementChild;
  for (let number = from; number <= to; number++) {
    const element = made_row(number);
    while (next && Number(next.dataset.at) < number) next = next.nextElementSibling;
    if (next === element) next = next.nextElementSibling;
    else view.box.insertBefore(element, next);
    element.style.transform = `translateY(${above(number)}px)`;
  }
}

function made_row(number) {
  if (!view.rows.has(number)) {
    const element = row(view.found[number], number);
    element.setAttribute("aria-posinset", number + 1);
    element.setAttribute("aria-setsize", view.found.length);
    sizes.observe(element);
    view.rows.set(number, element);
  }
  return view.rows.get(number);
}

function soon() {
  view.asked ||= requestAnimationFrame(() => { view.asked = 0; draw(); });
}

addEventListener("scroll", soon, { passive: true });
addEventListener("resize", () => { view.rows.forEach((element) => element.remove()); view.rows.clear(); view.grown.clear(); measure(); });
