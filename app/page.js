// Carries queries to Python and HTML back, and files in and out. It knows nothing of youth care.
const at = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const sections = all("main > section");
let ask; // takes a query, gives HTML; there is none until Python is ready
const first = JSON.parse(at("views").firstChild.dataset.query);
let view = first;

/** What gives the same answer in a terminal, from the family as it is kept. */
function command({ ask, options = {} }) {
  const words = ["uhp", ask, ...(options.names ?? []), "--profile gezin.json"];
  if (options.audience) words.push(`--for ${options.audience}`);
  if (options.share_with) words.push(`--share-with ${options.share_with}`);
  if (at("command").dataset.offer && ask !== "compare") words.push("--offer aanbod.yaml");
  return words.join(" ");
}

let shown = "";
let skipped = [];

function show(name) {
  for (const section of sections) section.hidden = section.id !== name;
  for (const button of all("[data-view]")) {
    if (button.dataset.view === name) button.setAttribute("aria-current", "page");
    else button.removeAttribute("aria-current");
  }
}

// -- the family in the form: the name of a field is its place in a profile

function put(root, steps, value) {
  let here = root;
  steps.forEach((step, n) => {
    if (n === steps.length - 1) {
      if (step === "") here.push(value);
      else here[step] ??= value;
    } else {
      here = here[step] ??= steps[n + 1] === "" || /^\d+$/.test(steps[n + 1]) ? [] : {};
    }
  });
}

function family() {
  const found = {};
  for (const [name, value] of new FormData(at("form")))
    if (value) put(found, name.split("/"), value.startsWith("{") ? JSON.parse(value) : value);
  if (found.tried) found.tried = found.tried.filter((help) => help?.id);
  return found;
}

function place(html, region) {
  const bare = html.replace(/^<!doctype[\s\S]*?<body>/, ""); // this page has the style already
  const parsed = new DOMParser().parseFromString(bare, "text/html");
  const from = parsed.querySelector("main") ?? parsed.body;
  region.replaceChildren(...from.childNodes);
  for (const link of all("a[href^=http]", region)) {
    link.target = "_blank";
    link.rel = "noreferrer";
  }
}

const query = (wanted, more = {}) =>
  ask(JSON.stringify({ lang: document.documentElement.lang, profile: family(), ...wanted, ...more }));

function answer() {
  shown = query(view);
  place(shown, at("answer"));
  at("command").textContent = command(view);
  for (const button of all("[data-query]", at("views")))
    button.setAttribute("aria-pressed", String(JSON.stringify(view) === JSON.stringify(JSON.parse(button.dataset.query))));
}

function refresh() {
  if (!ask) return;
  place(query({ ask: "question" }, { skipped }), at("question"));
  place(query({ ask: "each" }), at("each"));
  answer();
  const counts = at("question").querySelector("[data-said]");
  at("said").textContent = counts?.textContent ?? "";
  at("views").hidden = at("tools").hidden = !counts;
}

function draw(profile) {
  const focused = document.activeElement?.id;
  const opened = all("details", at("fields")).map((fold) => fold.open);
  const html = query({ ask: "form" }, { profile });
  const good = !html.startsWith('<p role="alert"');
  place(html, good ? at("fields") : at("answer"));
  if (!good) return at("answer").focus();
  const folds = all("details", at("fields"));
  if (folds.length === opened.length) folds.forEach((fold, n) => (fold.open ||= opened[n]));
  if (focused) at(focused)?.focus();
  refresh();
}

// -- what a person does

const pressed = {
  view: (name) => show(name),
  focus: (id) => at(id)?.focus(),
  add: () => {
    const now = family();
    now.children.push({});
    draw(now);
    at(`children/${now.children.length - 1}/age`)?.focus();
  },
  drop: (number) => {
    const now = family();
    now.children.splice(Number(number), 1);
    skipped = []; // children have other numbers now
    draw(now);
    at("children/0/age")?.focus();
  },
  profile: (profile) => {
    draw(JSON.parse(profile));
    (at("question-title") ?? at("answer")).focus();
  },
  skip: (mark) => {
    skipped.push(mark);
    refresh();
    (at("question-title") ?? at("answer")).focus();
  },
  query: (wanted, button) => {
    view = JSON.parse(wanted);
    if ("ticked" in button.dataset)
      view.options.names = all("input:checked", at("each")).map((box) => box.value);
    answer();
    at("answer").focus();
  },
};

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link) {
    event.preventDefault(); // the address stays as it is
    const id = decodeURIComponent(link.hash.slice(1));
    const near = link.closest("section, body");
    const goal = near.querySelector(`[id="${CSS.escape(id)}"]`) ?? at(id);
    goal?.scrollIntoView();
    goal?.focus();
  }
  const button = event.target.closest("button");
  if (button && (ask || "view" in button.dataset))
    for (const [name, act] of Object.entries(pressed))
      if (name in button.dataset) act(button.dataset[name], button);
});

document.addEventListener("toggle", (event) => {
  const fold = event.target;
  if (!ask || !fold.open || !fold.dataset.query || fold.dataset.told) return;
  fold.dataset.told = "yes";
  place(query(JSON.parse(fold.dataset.query)), fold.querySelector(".opened"));
}, true);

at("form").addEventListener("submit", (event) => event.preventDefault());
at("form").addEventListener("change", (event) => {
  if (!event.target.name) return;
  if ("redraw" in event.target.dataset) draw(family());
  else refresh();
});

const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function find() {
  const text = plain(at("find").value);
  let hits = 0;
  for (const group of all("details.problems")) {
    const items = all("li", group);
    for (const item of items) item.hidden = !plain(item.dataset.words).includes(text);
    const found = items.filter((item) => !item.hidden).length;
    if (text) group.open = found > 0;
    hits += found;
  }
  const told = document.querySelector("output[for=find]");
  told.textContent = text ? `${hits} ${told.dataset.found}` : "";
  const unknown = ask && text.length > 2 && !hits; // Python says whom to involve, or what is meant
  place(unknown ? query({ ask: "word", text, profile: {} }) : "", at("word"));
}
document.addEventListener("input", (event) => {
  if (event.target.id === "find") find();
  if (event.target.id === "search" && ask)
    place(query({ ask: "search", text: event.target.value, profile: {} }), at("found"));
});

function keep(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
at("keep").addEventListener("click", () => ask && keep(query({ ask: "profile" }), "gezin.json", "application/json"));
at("keep-answer").addEventListener("click", () => keep(shown, `${view.ask}.html`, "text/html"));
at("print").addEventListener("click", () => print());
function another(profile) {
  skipped = [];
  view = first;
  draw(profile);
}
at("clear").addEventListener("click", () => ask && another({}));
at("open").addEventListener("click", () => at("file").click());
at("file").addEventListener("change", async () => {
  const [file] = at("file").files;
  at("file").value = "";
  if (file && ask) another(await file.text());
});

// -- Python, out of this page

async function unpacked(id) {
  const text = at(id).textContent;
  const raw = Uint8Array.fromBase64?.(text) ?? Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  at(id).remove();
  const stream = new Blob([raw]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

globalThis.startPython = async (loadPyodide, createPyodideModule, lockFileContents) => {
  try {
    const kinds = { wasm: ["machine", "application/wasm"], zip: ["library", "application/zip"] };
    globalThis.fetch = async (url) => {
      const [id, type] = kinds[String(url).split(".").pop()];
      return new Response(await unpacked(id), { headers: { "content-type": type } });
    };
    const python = await loadPyodide({
      createPyodideModule,
      indexURL: "file:///uhp/",
      lockFileContents,
      env: { HOME: "/" },
    });
    const files = JSON.parse(new TextDecoder().decode(await unpacked("engine")));
    for (const [path, text] of Object.entries(files)) {
      const whole = `/program/${path}`;
      python.FS.mkdirTree(whole.slice(0, whole.lastIndexOf("/")));
      python.FS.writeFile(whole, text);
    }
    ask = globalThis.answer = python.runPython(
      "import sys; sys.path.insert(0, '/program'); sys.dont_write_bytecode = True\n" +
      "from uhp_cli.browser.answer import answer; answer",
    );
    at("status").textContent = at("status").dataset.ready;
    at("search").parentElement.hidden = false;
    document.documentElement.dataset.ready = "yes";
    refresh();
  } catch (error) {
    console.error(error);
    at("status").textContent = at("status").dataset.cannot;
  }
};

async function start() {
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = new TextDecoder().decode(await unpacked("script"));
  document.body.append(script); // it calls startPython
}

document.querySelector("nav").hidden = false;
at("status").textContent = at("status").dataset.wait;
show("family");
if (globalThis.WebAssembly && globalThis.DecompressionStream) start();
else at("status").textContent = at("status").dataset.cannot;
