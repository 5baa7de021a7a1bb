/* A pasted traceback and the entries that are about it. The data is errors.json, made from the records of the
   failing programs; src/mpguide/tracebacks.py does the same for the command line. Nothing leaves the page. */

const replace = (line, pairs) => pairs.reduce((text, [pattern, by]) => text.replace(pattern, () => by), line);

const compiled = ({ paint, masks, quoted, frames, module, stack, general, ours }) => {
  const pairs = (list) => list.map(([pattern, by]) => [new RegExp(pattern, "g"), by]);
  return {
    paint: pairs(paint),
    masks: pairs(masks),
    quoted: pairs(quoted),
    frames: frames.map((pattern) => new RegExp(pattern)),
    module: new RegExp(module),
    stack: new RegExp(stack),
    general: new RegExp(general),
    ours: new RegExp(ours, "i"),
  };
};

const framesOf = (text, patterns) => {
  const found = new Set();
  for (const raw of text) {
    const line = replace(raw, patterns.paint);
    for (const pattern of patterns.frames) {
      const frame = line.match(pattern);
      const module = frame?.[1].replaceAll("\\", "/").match(patterns.module);
      if (module) {
        found.add(`${module[1]}:${frame[2]}`);
        break;
      }
    }
  }
  return found;
};

/* No word or number is cut. */
const endsWith = (line, end) => line.endsWith(end) && !/[\p{L}\p{N}_]$/u.test(line.slice(0, line.length - end.length));

/* A line that is enough to know a failure by, even if nothing else is known. */
const isTelling = ([kind, line], patterns) => {
  const words = line.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return kind !== "frame" && (kind === "loose" ? words >= 4 : words > 0) && !patterns.general.test(line);
};

/* Pure, so that it can be tested: the entries that a text is about, best first. */
export function find({ patterns: sources, traits, entries, enough }, text) {
  const patterns = compiled(sources);
  const raw = text.split(/\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/);
  const ours = patterns.ours.test(text);
  const message = !patterns.stack.test(replace(text, patterns.paint));
  if (!ours && !message) return [];
  const strict = raw.map((line) => replace(line, patterns.masks).trimEnd()).filter(Boolean);
  const lines = { strict, loose: strict.map((line) => replace(line, patterns.quoted)) };
  const frames = framesOf(raw, patterns);
  const holds = ([kind, what]) => (kind === "frame" ? frames.has(what) : lines[kind].some((line) => endsWith(line, what)));
  const known = (trait) => holds(trait) && (ours || isTelling(trait, patterns));
  const found = new Set(traits.map((_, number) => number).filter((number) => known(traits[number])));

  const isFrame = (number) => traits[number][0] === "frame";
  const worth = (numbers, frame) => numbers.reduce((sum, n) => sum + (isFrame(n) === frame ? traits[n][2] : 0), 0);
  const share = (variant, frame) => {
    const common = worth(variant.filter((n) => found.has(n)), frame);
    const missing = worth(variant.filter((n) => !found.has(n)), frame);
    const own = new Set(variant);
    const surplus = worth([...found].filter((n) => !own.has(n)), frame);
    return common && common / (common + 0.3 * missing + 0.6 * surplus);
  };
  const fit = (variant) =>
    variant.some((n) => found.has(n) && !isFrame(n)) ? share(variant, false) + 0.3 * share(variant, true) : 0;
  const says = (entry) => entry.says.some((number) => found.has(number));
  return entries
    .map((entry) => ({ entry, score: Math.max(...entry.variants.map(fit)) + (message && says(entry)) }))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score)
    .map(({ entry }) => entry);
}

/* The line to search for if no entry fits: the last one that looks like a message. */
export function messageOf(text) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  return lines.findLast((line) => /\w*(?:Error|Exception|Warning)\b/.test(line)) ?? lines.at(-1) ?? "";
}

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/* Backticks as in Markdown: what stands between them is code. */
const prose = (text) => text.split("`").map((part, number) => (number % 2 ? make("code", {}, part) : part));

const build = (element, data) => {
  const root = new URL("../", location.href);
  const field = make("textarea", { id: "traceback", rows: 9, spellcheck: false, autocomplete: "off" });
  field.placeholder = "Traceback (most recent call last): ...";
  const label = make("label", { htmlFor: "traceback" }, "Paste a traceback, or its last line");
  const status = make("div", { className: "play-explain-answer" });
  status.setAttribute("role", "status");

  const answer = ({ title, page, why }) => {
    const link = make("a", { href: new URL(page, root).href }, ...prose(title));
    return make("li", {}, make("p", {}, link), make("p", {}, ...prose(why)));
  };
  const search = (text) => {
    const address = new URL(location.href);
    address.search = new URLSearchParams({ q: messageOf(text).slice(0, 120) });
    address.hash = "";
    return make("a", { href: address.href }, "Search the guide for its message");
  };
  const draw = () => {
    const text = field.value;
    const entries = text.trim() ? find(data, text).slice(0, 5) : [];
    if (entries.length) {
      const [first, ...others] = entries;
      status.replaceChildren(make("ul", {}, answer(first)));
      if (others.length) status.append(make("p", {}, "Less likely:"), make("ul", {}, ...others.map(answer)));
    } else if (text.trim()) {
      const what = "No entry of this chapter fits. It may be an error of your program that only passed through a process: ";
      status.replaceChildren(make("p", {}, what, "look at the innermost traceback. ", search(text), "."));
    } else status.replaceChildren();
  };
  let wait = 0;
  field.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(draw, 150);
  });
  element.prepend(label, field, status);
};

export default async function (element) {
  const answer = await fetch(new URL("errors.json", import.meta.url));
  if (answer.ok) build(element, await answer.json());
}
