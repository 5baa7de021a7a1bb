/* The list of all examples: filters it, and gives each file name the file. What is shown stands in the address.
   The list comes whole with the page, and with it an archive of all files; src/mpguide/catalog.py makes both. */

/* What the filters look at in a row. Pythons and start methods belong together: "3.11,3.12/fork,spawn;3.14/own". */
const read = (row) => {
  const [title, file, uses] = row.children;
  const { page } = row.closest("section").dataset;
  return {
    row,
    words: `${title.textContent} ${file.textContent} ${uses.textContent}`.toLowerCase(),
    pages: [page, ...(row.dataset.also?.split(" ") ?? [])],
    tools: uses.textContent.split(", "),
    runs: row.dataset.on.split(";").map((group) => group.split("/").map((part) => part.split(","))),
    ends: row.dataset.ends,
  };
};

/* A topic that ends with a slash is a whole chapter. */
const fits = (fact, { words, topic, tool, python, start, ends }) =>
  words.toLowerCase().split(/\s+/).every((word) => fact.words.includes(word)) &&
  fact.pages.some((page) => (topic.endsWith("/") ? page.startsWith(topic) : !topic || page === topic)) &&
  (!tool || fact.tools.includes(tool)) &&
  fact.runs.some(([pythons, methods]) => (!python || pythons.includes(python)) && (!start || methods?.includes(start))) &&
  (!ends || fact.ends === ends);

const attachFilters = (element) => {
  const form = element.querySelector("form");
  const count = form.querySelector("output");
  const fields = [...form.querySelectorAll("[name]")];
  const facts = [...element.querySelectorAll("li")].map(read);
  const sections = [...element.querySelectorAll("section")];

  const apply = () => {
    const wanted = Object.fromEntries(fields.map((field) => [field.name, field.value.trim()]));
    let shown = 0;
    for (const fact of facts) {
      fact.row.hidden = !fits(fact, wanted);
      shown += !fact.row.hidden;
    }
    for (const section of sections) section.hidden = !section.querySelector("li:not([hidden])");
    count.textContent = `${shown} of ${facts.length} examples`;
  };
  const keep = () => {
    const address = new URL(location.href);
    for (const { name, value } of fields)
      if (value.trim()) address.searchParams.set(name, value.trim());
      else address.searchParams.delete(name);
    history.replaceState(history.state, "", address);
  };

  const asked = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = asked.get(field.name) ?? "";
    if (field.selectedIndex === -1) field.value = ""; // no such choice
  }
  form.addEventListener("input", () => {
    apply();
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("button").addEventListener("click", () => {
    for (const field of fields) field.value = "";
    apply();
    keep();
  });
  form.hidden = false;
  apply();
};

/* Where each file of a zip file is, of which none is compressed: its name, then its first byte and the one behind it. */
const filesOf = (buffer) => {
  const view = new DataView(buffer);
  const found = new Map();
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const nameEnd = at + 30 + view.getUint16(at + 26, true);
    const begin = nameEnd + view.getUint16(at + 28, true);
    const end = begin + view.getUint32(at + 18, true);
    const name = new TextDecoder().decode(new Uint8Array(buffer, at + 30, nameEnd - at - 30));
    found.set(name.slice(name.indexOf("/") + 1), [begin, end]);
    at = end;
  }
  return found;
};

const attachDownloads = async (element) => {
  const all = element.querySelector(".play-examples-all a");
  const packed = (await fetch(all.href)).body; // a data: address; nothing leaves the page
  const zip = await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  const files = filesOf(zip);
  const give = (link, parts, type) => {
    link.href = URL.createObjectURL(new Blob(parts, { type }));
  };
  for (const link of element.querySelectorAll("li a[download]")) {
    const place = files.get(link.textContent);
    if (place) give(link, [zip.slice(...place)], "text/x-python");
  }
  give(all, [zip], "application/zip");
  all.download = all.download.replace(/\.gz$/, "");
  all.nextElementSibling.textContent = "as a zip file";
};

export default function (element) {
  attachFilters(element);
  return attachDownloads(element).catch(() => {}); // an old browser; the archive stays as it came
}
