// A child puts, main gets: what lies where, and who waits for whom.

const PAGE = 4096;
export const CAPACITY = 16 * PAGE; // of a pipe on Linux: 16 pages
const KINDS = {
  queue: { name: "Queue()", room: Infinity, put: "put", get: "get" },
  bounded: { name: "Queue(maxsize=2)", room: 2, put: "put", get: "get" },
  pipe: { name: "Pipe(duplex=False)", room: Infinity, put: "send", get: "recv" },
};
const SIZES = [1000, 30000, 60000, 70000, 200000];

/* The pieces that are written for an object: length and pickle. */
const wire = (size) => {
  const pickle = size + (size < 256 ? 15 : size < 65536 ? 18 : 9);
  return pickle > 16384 ? [4, pickle] : [4 + pickle];
};

/* The model of CPython and Linux. tests/test_play_queues.py compares it with real runs. */
export function play(script, kind = "queue") {
  const pages = []; // of the pipe, each { end, left }
  const buffer = []; // what put() has left for the feeder thread
  const got = [];
  let unread = []; // messages that have begun to go through the pipe: { size, need }
  let writing = []; // the rest of the message that is being written
  let room = KINDS[kind].room;
  let waiting = null; // an item whose put() has not returned
  let child = "free";
  let main = "free";
  let refused = -1;

  const write = () => {
    let left = writing[0];
    const tail = left % PAGE;
    const last = pages.at(-1);
    if (writing.fresh && tail && last && last.end + tail <= PAGE) {
      last.end += tail;
      last.left += tail;
      left -= tail;
    }
    writing.fresh = false;
    for (; left > 0 && pages.length < 16; left -= Math.min(left, PAGE)) {
      const size = Math.min(left, PAGE);
      pages.push({ end: size, left: size });
    }
    writing[0] = left;
    if (left === 0) {
      writing.shift();
      writing.fresh = true;
    }
    return left === 0;
  };

  const pump = () => {
    do {
      if (!writing.length && buffer.length) {
        const size = buffer.shift();
        writing = wire(size);
        writing.fresh = true;
        unread.push({ size, need: writing.reduce((a, b) => a + b) });
      }
    } while (writing.length && write());
    if (kind === "pipe" && child === "put" && !writing.length) child = "free";
    if (child === "end" && !writing.length && !buffer.length) child = "ended";
    if (main === "join" && child === "ended") main = "free";
  };

  const take = () => {
    const message = unread[0];
    while (message.need > 0) {
      pump();
      const from = pages[0];
      const size = Math.min(from.left, message.need);
      from.left -= size;
      message.need -= size;
      if (from.left === 0) pages.shift();
    }
    unread.shift();
    got.push(message.size);
    main = "free";
    room += 1;
    if (waiting !== null && kind !== "pipe") enter(waiting);
    pump();
  };

  const enter = (size) => {
    child = kind === "pipe" ? "put" : "free";
    waiting = null;
    room -= 1;
    buffer.push(size);
    pump();
    if (main === "get") take();
  };

  for (const [turn, word] of script.entries()) {
    const size = Number(word.slice(1));
    if (/^p[1-9]\d{0,6}$/.test(word) && child === "free" && main !== "join") {
      if (room > 0) enter(size);
      else [waiting, child] = [size, "put"];
    } else if (word === "g" && main === "free") {
      main = "get";
      if (unread.length) take();
    } else if (word === "j" && main === "free" && child !== "ended") {
      main = "join";
      if (child === "free") child = "end";
      pump();
    } else {
      refused = turn;
      break;
    }
  }
  const inPipe = pages.reduce((sum, page) => sum + page.left, 0);
  const left = writing.reduce((a, b) => a + b, 0);
  return { child, main, got, buffer, left, inPipe, pages: pages.length, refused };
}

const count = (number) => number.toLocaleString("en");
const bytes = (number) => `${count(number)} bytes`;

/* Who waits for whom, in words. */
export function tell(now, kind) {
  const { put, get } = KINDS[kind];
  const reads = "until main reads from the pipe";
  const blocked = `${put}() waits ${kind === "bounded" ? `until a ${get}() makes room in the queue` : reads}`;
  const feeder = now.left > 0 && kind !== "pipe";
  const parts = [];
  if (now.main === "join") parts.push("join() hangs: main waits for the child to end.");
  if (now.child === "put") parts.push(`The child's ${blocked}.`);
  if (now.child === "end") parts.push("The child waits for its feeder thread.");
  if (feeder) parts.push(`The feeder thread waits ${reads}.`);
  if (feeder && now.child === "free") parts.push("put() has returned.");
  if (now.child === "ended") parts.push("The child has ended, and join() has returned.");
  if (now.main === "get") parts.push(`main's ${get}() waits for a message${now.child === "ended" ? " that never comes" : ""}.`);
  return parts.join(" ") || "Nobody waits.";
}

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const KEY = "queues";

const readAddress = () => {
  const given = new URLSearchParams(location.hash.slice(1)).get(KEY);
  if (given === null) return null;
  const [kind, words = ""] = given.split(":");
  if (!(kind in KINDS)) return { kind: "queue", script: [], problem: "The address names an unknown kind; starting afresh." };
  const script = words.split(",").filter(Boolean);
  const { refused } = play(script, kind);
  if (refused < 0) return { kind, script, problem: "" };
  return { kind, script: script.slice(0, refused), problem: `Call ${refused + 1} in the address is not possible; shown up to there.` };
};

export default function (element) {
  const given = readAddress();
  let { kind, script, problem } = given ?? { kind: "queue", script: [], problem: "" };

  const select = (options) => make("select", {}, ...options.map(([value, textContent]) => make("option", { value, textContent })));
  const kinds = select(Object.entries(KINDS).map(([key, { name }]) => [key, name]));
  const sizes = select(SIZES.map((size) => [size, bytes(size)]));
  sizes.value = 70000;
  kinds.addEventListener("change", () => change([], kinds.value));

  const button = (act, textContent = "") => {
    const made = make("button", { type: "button", textContent });
    made.onclick = () => made.ariaDisabled === "true" || act();
    return made;
  };
  const put = button(() => change([...script, `p${sizes.value}`]));
  const get = button(() => change([...script, "g"]));
  const join = button(() => change([...script, "j"]), "main: join()");
  const undo = button(() => change(script.slice(0, -1)), "Undo");
  const again = button(() => change([]), "Restart");

  const row = (...children) => make("div", { className: "play-row" }, ...children);
  const label = (...children) => make("label", {}, ...children);
  const box = (name) => make("p", { className: `play-${name}` }, make("span"), make("b"), make("i"));
  const boxes = Object.fromEntries(["child", "buffer", "feeder", "pipe", "main"].map((name) => [name, box(name)]));
  const status = make("p", { className: "play-status", role: "status" });
  const log = make("p", { className: "play-hint play-log" });
  const hint = make("p", { className: "play-hint", textContent: "At join() the child makes no more calls. The address of this page holds your calls: share it." });

  const change = (wanted, other = kind) => {
    [script, kind, problem] = [wanted, other, ""];
    history.replaceState(history.state, "", `#${KEY}=${kind}:${script.join(",")}`);
    draw();
  };

  const fill = (name, title, text, share = 0) => {
    const [head, body, bar] = boxes[name].children;
    boxes[name].classList.toggle("play-waits", text.startsWith("waits"));
    head.textContent = title;
    body.textContent = text;
    bar.style.width = `${100 * Math.min(share, 1)}%`;
  };

  const draw = () => {
    const now = play(script, kind);
    const { put: putName, get: getName } = KINDS[kind];
    kinds.value = kind;
    put.textContent = `child: ${putName}()`;
    get.textContent = `main: ${getName}()`;
    for (const [control, word] of [[put, "p1"], [get, "g"], [join, "j"]])
      control.ariaDisabled = play([...script, word], kind).refused >= 0;
    for (const control of [undo, again]) control.ariaDisabled = !script.length;
    const total = now.buffer.reduce((a, b) => a + b, 0);
    fill("child", "child", { free: "runs", put: `waits in ${putName}()`, end: "waits for its feeder", ended: "has ended" }[now.child]);
    fill("buffer", "buffer in the child", now.buffer.length ? `${now.buffer.length} waiting, ${bytes(total)}` : "empty", total / 400000);
    fill("feeder", "feeder thread", now.left ? `waits with ${bytes(now.left)}` : "idle", now.left / 200000);
    boxes.buffer.hidden = boxes.feeder.hidden = kind === "pipe";
    const pipe = kind === "pipe" && now.left ? `; ${bytes(now.left)} are still to come` : "";
    fill("pipe", "pipe", `${count(now.inPipe)} of ${bytes(CAPACITY)} in ${now.pages} of 16 pages${pipe}`, now.pages / 16);
    fill("main", "main", { free: "runs", get: `waits in ${getName}()`, join: "waits in join()" }[now.main] + `, has got ${now.got.length}`);
    status.textContent = `${problem} ${script.length ? tell(now, kind) : "Nothing has been sent yet."}`.trim();
    const names = { p: (word) => `${putName} ${count(Number(word.slice(1)))}`, g: () => getName, j: () => "join" };
    log.textContent = `Calls: ${script.map((word) => names[word[0]](word)).join(", ") || "none"}.`;
  };

  addEventListener("hashchange", () => {
    const other = readAddress();
    if (other) ({ kind, script, problem } = other);
    draw();
  });

  for (const still of element.querySelectorAll(".play-still")) still.hidden = true;
  element.prepend(
    row(label("Between child and main: ", kinds)),
    row(put, label("size: ", sizes), get, join),
    make("div", { className: "play-places" }, ...Object.values(boxes)),
    status, log, row(undo, again), hint);
  draw();
  if (given) element.scrollIntoView();
}
