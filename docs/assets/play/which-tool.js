/* Seven questions and a recommendation. Questions, tools and rules are in which-tool.json; tools/which_tool.py
   makes the table of the page from the same file. The first rule that fits decides. */

/* Pure, so that they can be tested. */
export const fits = (rule, answers) => Object.entries(rule.if).every(([key, values]) => values.includes(answers[key]));

export function recommend(data, answers) {
  const fitting = data.rules.filter((rule) => fits(rule, answers));
  const [first] = fitting;
  return { rule: first, index: data.rules.indexOf(first), second: fitting.find((rule) => rule.take !== first.take) };
}

/* What an address says; what it does not say, or says wrongly, is the first option. */
export function answersFrom(data, search) {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    data.questions.map(({ key, options }) => {
      const known = options.map(([value]) => value);
      return [key, known.includes(given.get(key)) ? given.get(key) : known[0]];
    }),
  );
}

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const build = (element, data) => {
  const tables = element.querySelector(".play-still-table");
  const rows = [...element.querySelectorAll("tbody tr")];
  const folder = new URL("../", location.href);
  let answers = answersFrom(data, location.search);

  const link = (tool) => {
    const [name, path] = data.tools[tool];
    return make("a", { href: new URL(path, folder).href }, name);
  };
  const status = make("div", { className: "play-which-tool-result" });
  status.setAttribute("role", "status");

  const draw = () => {
    const { rule, index, second } = recommend(data, answers);
    status.replaceChildren(
      make("p", { className: "play-which-tool-take" }, "Take ", link(rule.take), "."),
      make("p", {}, make("b", {}, "For it: "), rule.why),
      make("p", {}, make("b", {}, "Against it: "), rule.against),
    );
    if (second) status.append(make("p", {}, make("b", {}, "Second choice: "), link(second.take), `. ${second.why}`));
    rows.forEach((row, number) => {
      if (number === index) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    });
  };

  const form = make("form", { className: "play-which-tool-form" });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const { key, ask, options } of data.questions) {
    const set = make("fieldset", {}, make("legend", {}, ask));
    for (const [value, text] of options) {
      const radio = make("input", { type: "radio", name: key, value, checked: answers[key] === value });
      set.append(make("label", {}, radio, make("span", {}, text)));
    }
    form.append(set);
  }
  form.addEventListener("change", ({ target }) => {
    answers = { ...answers, [target.name]: target.value };
    history.replaceState(history.state, "", `?${new URLSearchParams(answers)}${location.hash}`);
    draw();
  });

  for (const still of element.querySelectorAll("figure")) still.hidden = true;
  const fold = make("details", {}, make("summary", {}, "All rules as a table; the one that decided is marked"), tables);
  element.prepend(form, status);
  element.append(fold);
  draw();
};

export default async function (element) {
  const answer = await fetch(new URL("which-tool.json", import.meta.url));
  if (answer.ok) build(element, await answer.json());
}
