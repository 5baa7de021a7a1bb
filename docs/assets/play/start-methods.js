/* Explore what a child has after fork, forkserver and spawn. The data are made from the records of the
   examples by tools/start_methods.py; without this script the page shows the same for the newest Python. */

const METHODS = ["fork", "forkserver", "spawn"];
const PLATFORMS = { linux: "Linux", macos: "macOS", windows: "Windows" };
const MANUAL = "https://docs.python.org/3/library/multiprocessing.html#";
const NOT_STATED = "?";
const NOT_THERE = "–";

/* What the widget shows for a platform and a Python; pure, so that it can be tested. */
export function view(data, platform, python) {
  const before = data.pythons[data.pythons.indexOf(python) - 1];
  const rows = data.rows.map((row) => ({
    ...row,
    cells: METHODS.map((method, column) => {
      if (platform === "linux") {
        const [answer, line] = row.cells[python][column];
        const changed = before !== undefined && row.cells[before][column][0] !== answer;
        return { method, answer, line, changed };
      }
      if (platform === "windows" && method !== "spawn") return { method, answer: NOT_THERE, changed: false };
      const [answer, section] = row.documented[method] ?? [NOT_STATED];
      return { method, answer, section, changed: false };
    }),
  }));
  const fallback = platform === "linux" ? data.defaults[python] : "spawn";
  return { rows, before, fallback, changes: rows.flatMap((row) => row.cells.filter((cell) => cell.changed)).length };
}

export function sentence(data, platform, python) {
  const { before, fallback, changes } = view(data, platform, python);
  if (platform === "windows")
    return "Windows has spawn only. Not run here: the cells say what the documentation says, and ? where it says nothing.";
  if (platform === "macos")
    return (
      "macOS: the default is spawn. Not run here: the cells say what the documentation says, and ? where it says " +
      "nothing. It calls fork unsafe on macOS."
    );
  const first = `Python ${python} on Linux: the default is ${fallback}. `;
  if (!before) return `${first}Every cell was run.`;
  const same = data.defaults[before] === fallback ? "" : ` The default was ${data.defaults[before]} in ${before}.`;
  const count = { 0: "No answer differs", 1: "One answer differs" }[changes] ?? `${changes} answers differ`;
  return `${first}${count} from ${before}${changes ? " (underlined)" : ""}.${same}`;
}

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const choice = (label, options, chosen, changed) => {
  const select = make("select");
  for (const [value, text] of options) select.add(new Option(text, value, false, value === chosen));
  select.addEventListener("change", () => changed(select.value));
  return make("label", {}, `${label} `, select);
};

const cardOf = (name) => {
  const card = document.querySelector(`[data-example="explain/${name}.py"]`);
  return card ? make("a", { href: `#${card.id}` }, `${name}.py`) : `${name}.py`;
};

/* The texts below a question: what each child printed, or where the documentation says it. */
const proof = (row, platform) => {
  const list = make("ul");
  for (const { method, answer, line, section } of row.cells) {
    const item = make("li", {}, `${method}: `);
    if (platform === "linux") item.append(line ? make("q", {}, line) : "prints no such line");
    else if (section) item.append(`${answer}, `, make("a", { href: MANUAL + section }, "says the documentation"));
    else item.append(answer === NOT_THERE ? "not on this platform" : "the documentation does not say");
    list.append(item);
  }
  const parts = [list];
  if (row.note && platform === "linux") parts.push(make("p", {}, row.note));
  if (platform === "linux") parts.push(make("p", {}, "Printed by ", cardOf(row.example)));
  return parts;
};

const build = (element, data) => {
  let platform = "linux";
  let python = data.pythons.at(-1);
  const open = new Set();
  const status = make("p", { className: "play-status" });
  status.setAttribute("role", "status");
  const head = make("tr");
  const body = make("tbody");
  const caption = make("caption", {}, "Choose a question to see what was printed");
  const table = make("table", { className: "play-start-methods-table" }, caption, make("thead", {}, head), body);

  const draw = () => {
    const focused = body.contains(document.activeElement) ? document.activeElement.textContent : null;
    const shown = view(data, platform, python);
    head.replaceChildren(make("th", { scope: "col" }, "A child …"));
    for (const method of METHODS) {
      const cell = make("th", { scope: "col" }, ...(method === "forkserver" ? ["fork", make("wbr"), "server"] : [method]));
      if (method === shown.fallback) cell.append(make("small", {}, "default"));
      head.append(cell);
    }
    body.replaceChildren();
    shown.rows.forEach((row, number) => {
      const button = make("button", { type: "button" }, row.question);
      const id = `play-start-methods-${number}`;
      button.setAttribute("aria-expanded", open.has(number));
      button.setAttribute("aria-controls", id);
      const line = make("tr", {}, make("th", { scope: "row" }, button));
      for (const { method, answer, changed } of row.cells) {
        const cell = make("td", {}, changed ? make("ins", {}, answer) : answer);
        cell.dataset.answer = answer;
        if (changed) cell.title = `not so in ${shown.before}`;
        if (method === shown.fallback) cell.className = "play-start-methods-default";
        line.append(cell);
      }
      const cell = make("td", { colSpan: METHODS.length + 1 }, ...proof(row, platform));
      const details = make("tr", { id, hidden: !open.has(number) }, cell);
      button.addEventListener("click", () => {
        if (!open.delete(number)) open.add(number);
        details.hidden = !open.has(number);
        button.setAttribute("aria-expanded", open.has(number));
      });
      body.append(line, details);
      if (row.question === focused) button.focus();
    });
    status.textContent = sentence(data, platform, python);
  };

  const controls = make(
    "div",
    { className: "play-controls" },
    choice("Python", data.pythons.map((p) => [p, p]), python, (value) => {
      python = value;
      draw();
    }),
    choice("Platform", Object.entries(PLATFORMS), platform, (value) => {
      platform = value;
      draw();
    }),
  );
  draw();
  for (const still of element.querySelectorAll(".play-still-table")) still.hidden = true;
  element.prepend(controls, status, table);
};

export default async function (element) {
  const answer = await fetch(new URL("start-methods.json", import.meta.url));
  if (answer.ok) build(element, await answer.json());
}
