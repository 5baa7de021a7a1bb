// Two processes add to one number. The reader chooses who moves next, and sees what is lost.

const PLAIN = ["read", "add", "write"];
const LOCKED = ["acquire", ...PLAIN, "release"];
const NAMES = ["A", "B"];

/* The model: what happens if A and B move in this order. tests/test_play_lost_updates.py compares it with real runs. */
export function play(schedule, { n = 1, lock = false } = {}) {
  const steps = lock ? LOCKED : PLAIN;
  const at = { A: 0, B: 0 };
  const copies = { A: null, B: null };
  const rows = [];
  let value = 0;
  let holder = null;
  let refused = -1;
  const next = (who) => (at[who] < n * steps.length ? steps[at[who] % steps.length] : null);
  const waits = (who) => next(who) === "acquire" && holder !== null;
  const can = (who) => next(who) !== null && !waits(who);
  for (const [turn, who] of [...schedule].entries()) {
    if (!NAMES.includes(who) || !can(who)) {
      refused = turn;
      break;
    }
    const step = next(who);
    at[who] += 1;
    if (step === "acquire") holder = who;
    if (step === "release") holder = null;
    if (step === "read") copies[who] = value;
    if (step === "add") copies[who] += 1;
    if (step === "write") value = copies[who];
    rows.push({ who, step, copy: copies[who], value, holder });
  }
  const about = (what) => ({ A: what("A"), B: what("B") });
  const done = next("A") === null && next("B") === null;
  const length = 2 * n * steps.length;
  return { value, copies, holder, rows, refused, done, length, lost: 2 * n - value, next: about(next), waits: about(waits), can: about(can) };
}

/* All orders that are possible, as a Map from final value to the number of orders that end there. */
export function finals(options) {
  const found = new Map();
  const follow = (schedule) => {
    const now = play(schedule, options);
    if (now.done) found.set(now.value, (found.get(now.value) ?? 0) + 1);
    for (const who of NAMES) if (now.can[who]) follow(schedule + who);
  };
  follow("");
  return new Map([...found].sort(([a], [b]) => a - b));
}

const say = ({ step, copy }) =>
  ({ acquire: "takes the lock", read: `reads ${copy}`, add: `adds: ${copy}`, write: `writes ${copy}`, release: "gives the lock back" })[step];

const will = { acquire: "take the lock", read: "read", add: "add", write: "write", release: "give the lock back" };

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const KEY = "lost-updates";

const readAddress = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  if (!given.has(KEY)) return null;
  const schedule = given.get(KEY).toUpperCase();
  const n = Number(given.get("n") ?? 1);
  const lock = given.get("lock") === "1";
  const fresh = { schedule: "", n: 1, lock: false };
  if (n !== 1 && n !== 2) return { ...fresh, problem: "The address asks for n other than 1 or 2; starting afresh." };
  if (!/^[AB]*$/.test(schedule)) return { ...fresh, problem: "The address holds an order with other letters than A and B; starting afresh." };
  const { refused } = play(schedule, { n, lock });
  if (refused < 0) return { schedule, n, lock, problem: "" };
  const problem = `The address holds an order in which ${schedule[refused]} cannot make move ${refused + 1}; shown up to there.`;
  return { schedule: schedule.slice(0, refused), n, lock, problem };
};

export default function (element) {
  const given = readAddress();
  let { schedule, n, lock, problem } = given ?? { schedule: "", n: 1, lock: false, problem: "" };

  const radio = (count, text) => {
    const input = make("input", { type: "radio", name: "play-lost-updates-n", value: count });
    input.addEventListener("change", () => begin(count, lock));
    return make("label", {}, input, ` ${text}`);
  };
  const once = radio(1, "once");
  const twice = radio(2, "twice");
  const locked = make("input", { type: "checkbox" });
  locked.addEventListener("change", () => begin(n, locked.checked));
  const times = make("fieldset", {}, make("legend", { textContent: "Each process adds 1" }), once, twice);
  const withLock = make("label", {}, locked, " with a lock");

  const guess = make("input", { type: "number", min: 0, max: 9, inputMode: "numeric", autocomplete: "off" });
  guess.addEventListener("input", () => draw());
  const question = make("label", {}, "Your prediction: at the end the number is ", guess);

  const number = make("b");
  const holder = make("span");
  const board = { A: make("b"), B: make("b") };
  const box = (className, title, ...content) => make("p", { className }, make("span", { textContent: title }), ...content);
  const boxes = make("div", { className: "play-boxes" },
    box("play-a", "A has in hand", board.A),
    box("play-shared", "the shared number", number, holder),
    box("play-b", "B has in hand", board.B));

  const button = (text, act) => {
    const made = make("button", { type: "button", textContent: text });
    made.addEventListener("click", () => made.ariaDisabled === "true" || act());
    return made;
  };
  const movers = { A: button("", () => move("A")), B: button("", () => move("B")) };
  const undo = button("Undo", () => change(schedule.slice(0, -1)));
  const again = button("Restart", () => change(""));
  const moves = make("div", { className: "play-row play-moves" }, movers.A, movers.B);
  const others = make("div", { className: "play-row" }, undo, again);
  const keys = make("p", { className: "play-hint", textContent: "Keys A and B move, Backspace undoes. The address of this page holds your order, so you can share it." });
  const status = make("p", { className: "play-status", role: "status" });
  const summary = make("p", { className: "play-hint" });
  const body = make("tbody");
  const head = make("tr", {}, ...["turn", "A", "B", "number"].map((textContent) => make("th", { scope: "col", textContent })));
  const table = make("table", {}, make("caption", { textContent: "What has happened" }), make("thead", {}, head), body);

  const writeAddress = () => {
    const parts = [`${KEY}=${schedule}`, n === 2 ? "n=2" : "", lock ? "lock=1" : ""].filter(Boolean);
    history.replaceState(history.state, "", `#${parts.join("&")}`);
  };
  const change = (wanted) => {
    schedule = wanted;
    problem = "";
    writeAddress();
    draw();
  };
  const begin = (count, useLock) => {
    n = count;
    lock = useLock;
    change("");
  };
  const move = (who) => {
    if (play(schedule, { n, lock }).can[who]) change(schedule + who);
  };

  const verdict = (now) => {
    const end = `At the end the number is ${now.value}. `;
    const guessed = guess.value === "" ? "" : Number(guess.value) === now.value ? "That is what you predicted. " : `You predicted ${guess.value}. `;
    const lost = now.lost ? `${2 * n} updates were made, ${now.lost} of them ${now.lost === 1 ? "is" : "are"} lost.` : "No update is lost.";
    return end + guessed + lost;
  };

  const draw = () => {
    const now = play(schedule, { n, lock });
    once.firstChild.checked = n === 1;
    twice.firstChild.checked = n === 2;
    locked.checked = lock;
    number.textContent = now.value;
    holder.textContent = lock ? (now.holder ? `lock: ${now.holder} has it` : "lock: free") : "no lock";
    for (const who of NAMES) {
      board[who].textContent = now.copies[who] ?? "nothing";
      const text = now.next[who] === null ? "is done" : now.waits[who] ? "waits for the lock" : `: ${will[now.next[who]]}`;
      movers[who].textContent = text.startsWith(":") ? who + text : `${who} ${text}`;
      movers[who].ariaDisabled = !now.can[who];
    }
    for (const control of [undo, again]) control.ariaDisabled = schedule === "";
    const last = now.rows.at(-1);
    const told = !last ? "Who moves first?" : now.done ? verdict(now) : `${last.who} ${say(last)}. The number is ${now.value}.`;
    status.textContent = problem ? `${problem} ${told}` : told;
    const ends = now.done ? [...finals({ n, lock })].map(([value, count]) => `${value} (${count} orders)`) : [];
    summary.textContent = now.done ? `All results that are possible here: ${ends.join(", ")}.` : "All results that are possible are listed at the end.";
    body.replaceChildren(...Array.from({ length: now.length }, (_, turn) => {
      const row = now.rows[turn];
      const cell = (who) => make("td", { textContent: row?.who === who ? say(row) : "" });
      return make("tr", {}, make("td", { textContent: turn + 1 }), cell("A"), cell("B"), make("td", { textContent: row?.value ?? "" }));
    }));
  };

  element.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === guess) return;
    const who = event.key.toUpperCase();
    if (NAMES.includes(who)) move(who);
    else if (event.key === "Backspace" && schedule) change(schedule.slice(0, -1));
  });
  window.addEventListener("hashchange", () => {
    const other = readAddress();
    if (other) ({ schedule, n, lock, problem } = other);
    draw();
  });

  for (const still of element.querySelectorAll(".play-still")) still.hidden = true;
  element.prepend(make("div", { className: "play-row" }, times, withLock), question, boxes, moves, status, summary, others, keys, table);
  draw();
  if (given) element.scrollIntoView();
}
