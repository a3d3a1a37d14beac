// Suggestions as you type, and parts of a page renewed in place. Everything works without it, too.
"use strict";

const LANG = document.documentElement.lang;

// ---- suggestions: a combobox as the ARIA practices describe it

function suggest(input, number) {
  const kind = input.dataset.suggest;
  const list = Object.assign(document.createElement("ul"), { id: `suggestions-${number}`, className: "suggestions", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", LANG === "fr" ? "Propositions" : "Suggestions");
  input.after(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" }))
    input.setAttribute(name, value);
  let timer, asked = 0, chosen = -1;

  const close = () => { list.hidden = true; chosen = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
  const mark = (at) => {
    chosen = at;
    [...list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", list.children[at].id);
  };
  const take = (item) => {
    if (input.name === "q") { location.href = item.dataset.href; return; }
    input.value = item.dataset.name;
    close();
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, index) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.href = "/" + one.id;
      item.dataset.name = one.name;
      const name = document.createElement("span"), about = document.createElement("span");
      name.textContent = one.name;
      about.className = "quiet";
      about.textContent = one.kind === "film" ? ["film", one.year].filter(Boolean).join(" · ")
        : `${one.films} film${one.films > 1 ? "s" : ""}`;
      item.append(name, about);
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(item); });
      return item;
    }));
    list.hidden = !found.length;
    mark(-1);
    input.setAttribute("aria-expanded", String(!list.hidden));
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const words = input.value.trim(), mine = ++asked;
    if (words.length < 2) { close(); return; }
    timer = setTimeout(async () => {
      const answer = await fetch(`/suggest?${new URLSearchParams({ q: words, kind })}`);
      if (answer.ok && mine === asked && document.activeElement === input) show(await answer.json());
    }, 120);
  });
  input.addEventListener("keydown", (event) => {
    const last = list.children.length - 1;
    if (list.hidden) return;
    if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "ArrowDown") { event.preventDefault(); mark(chosen < last ? chosen + 1 : -1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(chosen < 0 ? last : chosen - 1); }
    else if (event.key === "Enter" && chosen >= 0) { event.preventDefault(); take(list.children[chosen]); }
  });
  input.addEventListener("blur", () => { ++asked; close(); });
}

document.querySelectorAll("[data-suggest]").forEach(suggest);

// ---- forms that renew a part of the page: the same address, of which only that part is taken

let shown = location.pathname + location.search;

async function renew(address, id) {
  const part = document.getElementById(id);
  part.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(id);
    if (!fresh) { location.href = address; return; }
    part.replaceChildren(...fresh.childNodes);
    centre(part);
    document.title = page.title;
    history.pushState(null, "", address);
    shown = location.pathname + location.search;
  } catch {
    location.href = address;
  } finally {
    part.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.part) return;
  event.preventDefault();
  const given = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
  const before = new URLSearchParams(location.search);
  if (before.has("lang")) given.set("lang", before.get("lang"));
  renew(`${new URL(form.action).pathname}?${given}`, form.dataset.part);
});
// Going back to another address; a leap inside the page is none.
addEventListener("popstate", () => { if (location.pathname + location.search !== shown) location.reload(); });

// ---- a picture wider than the page begins with its middle

function centre(within) {
  for (const picture of within.querySelectorAll(".scroll > .around"))
    picture.parentElement.scrollLeft = (picture.parentElement.scrollWidth - picture.parentElement.clientWidth) / 2;
}
centre(document);

// ---- a document dropped on the page

const drop = document.querySelector(".drop");
if (drop) {
  const file = drop.querySelector("input[type=file]");
  for (const name of ["dragover", "drop"]) drop.addEventListener(name, (event) => event.preventDefault());
  drop.addEventListener("dragover", () => drop.classList.add("over"));
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (event.dataTransfer.files.length) { file.files = event.dataTransfer.files; drop.requestSubmit(); }
  });
}

