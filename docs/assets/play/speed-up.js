/* A calculator of speed-up. The functions exported first are the model; they are tested against values
   worked out by hand (tests/test_play_speed_up.py). The values it begins with are measured (benchmarks/costs.py). */

/* Amdahl: the same job on more workers; serial is the share that only one can do. */
export const amdahl = (serial, workers) => 1 / (serial + (1 - serial) / workers);

/* Gustafson: a job that grows with the workers; serial is its share of the time on all of them. */
export const gustafson = (serial, workers) => workers - serial * (workers - 1);

/* Seconds that a job takes. Workers do the tasks in rounds, one task each; if more tasks run than there
   are cores, they share them evenly. The parent starts one worker after another and moves all data itself. */
export function time(job, workers) {
  const task = (job.seconds * (1 - job.serial)) / job.tasks;
  const round = (running) => (running ? task * Math.max(1, running / job.cores) : 0);
  const compute = Math.floor(job.tasks / workers) * round(workers) + round(job.tasks % workers);
  const moving = job.tasks * (job.message + job.bytes / job.rate);
  return job.seconds * job.serial + workers * job.start + compute + moving;
}

export const speedUp = (job, workers) => job.seconds / time(job, workers);

/* Where adding workers stops paying, among 1 to most workers. */
export function best(job, most) {
  let found = 1;
  for (let workers = 2; workers <= most; workers += 1) if (time(job, workers) < time(job, found)) found = workers;
  return found;
}

const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

export function verdict(job, most) {
  const top = best(job, most);
  const gain = `${number(speedUp(job, top))} times as fast as one core without workers`;
  if (speedUp(job, top) <= 1) return "Workers do not pay here: the job is fastest without them, on one core.";
  const parts = [`Fastest with ${top} ${top === 1 ? "worker" : "workers"}: ${number(time(job, top))} s, ${gain}.`];
  let enough = 1;
  while (speedUp(job, enough) < 0.9 * speedUp(job, top)) enough += 1;
  if (enough < top) parts.push(`${enough} already reach nine tenths of that.`);
  if (top >= job.tasks) parts.push("Each task has a worker; more would have nothing to do.");
  else if (top >= job.cores) parts.push("All cores are busy; more workers would share them.");
  else if (top < most) parts.push("With more, starting them costs more than it saves, or leaves the rounds as many.");
  if (job.serial) parts.push(`Amdahl's limit is ${number(1 / job.serial)}, with any number of workers.`);
  return parts.join(" ");
}

const CURVES = [
  ["gustafson", "Gustafson: the job grows with the workers"],
  ["amdahl", "Amdahl: the same job, without costs"],
  ["costs", "this job, with its costs and cores"],
];
const TABLE = [1, 2, 4, 8, 16, 32, 64];

const values = (job, workers) => ({
  gustafson: gustafson(job.serial, workers),
  amdahl: amdahl(job.serial, workers),
  costs: speedUp(job, workers),
});

/* The drawing, as SVG text; x is workers, y is speed-up. */
export function chart(job, most) {
  const all = Array.from({ length: most }, (_, index) => values(job, index + 1));
  const high = Math.max(2, ...all.flatMap(Object.values));
  const step = [1, 2, 5, 10, 20].find((size) => high / size <= 6) ?? 50;
  const x = (workers) => 34 + ((workers - 1) * 316) / (most - 1);
  const y = (value) => 178 - (value * 158) / high;
  const at = (px, py) => `${px.toFixed(1)} ${py.toFixed(1)}`;
  let marks = "";
  for (let value = 0; value <= high; value += step)
    marks += `<path class="play-speed-up-grid" d="M34 ${y(value).toFixed(1)}H350"/><text x="28" y="${(y(value) + 4).toFixed(1)}" text-anchor="end">${value}</text>`;
  const every = Math.ceil(most / 8);
  for (let workers = 1; workers <= most; workers += workers === 1 && every > 1 ? every - 1 : every)
    marks += `<text x="${x(workers).toFixed(1)}" y="193" text-anchor="middle">${workers}</text>`;
  const lines = CURVES.map(
    ([name]) =>
      `<path class="play-speed-up-${name}" d="M${all.map((one, index) => at(x(index + 1), y(one[name]))).join("L")}"/>`,
  ).join("");
  const top = best(job, most);
  const dot = `<circle class="play-speed-up-best" cx="${x(top).toFixed(1)}" cy="${y(speedUp(job, top)).toFixed(1)}" r="4"/>`;
  return `${marks}<text x="192" y="208" text-anchor="middle">workers</text><text x="34" y="11">speed-up</text>${lines}${dot}`;
}

export function rows(job) {
  return TABLE.map((workers) => {
    const one = values(job, workers);
    return [workers, `${number(time(job, workers))} s`, number(one.costs), number(one.amdahl), number(one.gustafson)];
  });
}

/* The job that the page begins with, from the measured values of the newest Python. */
export function measuredJob(measured, method) {
  const { start, transfer } = Object.values(measured.pythons).at(-1);
  const [small, large] = [transfer.Pipe["1000"][1], transfer.Pipe["1000000"][1]];
  const common = { seconds: 10, serial: 0.05, tasks: 64, bytes: 100_000, cores: 8 };
  return { ...common, start: start[method].each[1], message: small, rate: 1e6 / large };
}

const spread = (values) => {
  const units = [["s", 1], ["ms", 1e-3], ["µs", 1e-6]];
  const [unit, size] = units.find(([, least]) => values[1] >= least) ?? ["ns", 1e-9];
  const [low, middle, high] = values.map((seconds) => Number((seconds / size).toPrecision(3)));
  return `${middle} ${unit} (${low} to ${high})`;
};

/* Where the first values come from, with their spread. */
export function source(measured, method) {
  const [python, { start, transfer }] = Object.entries(measured.pythons).at(-1);
  return (
    `Measured on ${measured.date} with Python ${python}, ${measured.machine}, ${measured.cores} cores, median and ` +
    `quartiles: start-up of each of 8 workers under ${method} ${spread(start[method].each)}, sending 1 kB by a Pipe ` +
    `${spread(transfer.Pipe["1000"])}, 1 MB ${spread(transfer.Pipe["1000000"])}.`
  );
}

const INPUTS = [
  ["seconds", "Whole job on one core, in seconds", 1, 0.01],
  ["serial", "Serial share, in percent", 0.01, 0],
  ["tasks", "Number of tasks (or chunks)", 1, 1],
  ["cores", "Cores", 1, 1],
  ["start", "Start-up of a worker, in ms", 1e-3, 0],
  ["message", "Sending a task, in µs", 1e-6, 0],
  ["bytes", "Data for each task, in kB", 1e3, 0],
  ["rate", "Transfer rate, in MB/s", 1e6, 0.1],
];

const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

const build = (element, measured) => {
  let job = measuredJob(measured, "forkserver");
  const fields = new Map();
  const form = make("div", { className: "play-controls play-speed-up-inputs" });
  const method = make("select");
  for (const name of ["fork", "forkserver", "spawn"]) method.add(new Option(name, name, false, name === "forkserver"));
  const status = make("p", { className: "play-status" });
  status.setAttribute("role", "status");
  const drawing = element.querySelector("svg.play-speed-up-chart");
  const body = element.querySelector(".play-still-table tbody");

  const draw = () => {
    const most = Math.min(64, Math.max(16, 2 * job.cores));
    drawing.innerHTML = chart(job, most);
    status.textContent = verdict(job, most);
    drawing.setAttribute("aria-label", `Speed-up against 1 to ${most} workers. ${status.textContent}`);
    body.replaceChildren(...rows(job).map((row) => make("tr", {}, ...row.map((text) => make("td", {}, String(text))))));
  };
  const fill = () => {
    for (const [name, field] of fields) field.value = Number((job[name] / field.unit).toPrecision(3));
  };
  for (const [name, label, unit, least] of INPUTS) {
    const field = make("input", { type: "number", min: least, step: "any", inputMode: "decimal", unit });
    const whole = name === "tasks" || name === "cores";
    const valid = (value) => value >= least && value <= (name === "serial" ? 100 : 1e9);
    if (whole) field.step = 1;
    if (name === "serial") field.max = 100;
    field.addEventListener("input", () => {
      const value = whole ? Math.round(field.valueAsNumber) : field.valueAsNumber;
      const good = valid(value);
      field.setAttribute("aria-invalid", !good);
      if (!good) return;
      job = { ...job, [name]: value * unit };
      draw();
    });
    fields.set(name, field);
    form.append(make("label", {}, make("span", {}, label), field));
  }
  const origin = make("p", { className: "play-speed-up-origin" });
  method.addEventListener("change", () => {
    origin.textContent = source(measured, method.value);
    job = { ...job, start: measuredJob(measured, method.value).start };
    fill();
    draw();
  });
  const before = fields.get("start").parentElement;
  before.before(make("label", {}, make("span", {}, "Start-up as measured for"), method));
  fill();
  draw();
  origin.textContent = source(measured, method.value);
  element.prepend(form, status);
  element.append(origin);
};

export default async function (element) {
  const answer = await fetch(new URL("measured.json", import.meta.url));
  if (answer.ok) build(element, await answer.json());
}
