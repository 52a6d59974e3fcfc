"use strict";
/* Without this script every link leads to its place on the page; with it, evidence opens beside what is read. */
(() => {
  const root = document.documentElement;
  const button = document.getElementById("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const asked = new URLSearchParams(location.search).get("theme");
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    const now = root.dataset.theme || (dark.matches ? "dark" : "light");
    button.textContent = now === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", now === "dark" ? "Show in light colours" : "Show in dark colours");
    return now;
  };
  show(asked);
  dark.addEventListener("change", () => show());
  button.hidden = false;
  button.addEventListener("click", () => {
    const next = show() === "dark" ? "light" : "dark";
    show(next);
    const here = new URL(location.href);
    here.searchParams.set("theme", next);
    try { history.replaceState(null, "", here); } catch { /* some browsers keep the address of a file as it is */ }
  });

  const drawer = document.getElementById("drawer");
  const body = document.getElementById("drawer-body");
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('a[href^="#e-"]') : null;
    if (!link || "place" in link.dataset || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const ids = [link.getAttribute("href").slice(1), ...(link.dataset.with || "").split(" ")];
    const sources = ids.map((id) => id && document.getElementById(id)).filter(Boolean);
    if (!sources.length || !drawer.showModal) return;
    event.preventDefault();
    const copies = sources.map((source) => source.cloneNode(true));
    for (const copy of copies) copy.removeAttribute("id");
    const place = document.createElement("a");
    place.href = `#${sources[0].id}`;
    place.dataset.place = "";
    place.textContent = "Show in the list of all evidence";
    body.replaceChildren(...copies, place);
    drawer.showModal();
  }, true);
  body.addEventListener("click", (event) => {
    if (event.target.closest("[data-place]")) drawer.close();
  });
  drawer.addEventListener("click", (event) => {
    if (event.target === drawer) drawer.close();
  });
  const opened = [];
  addEventListener("beforeprint", () => {
    for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; opened.push(one); }
  });
  addEventListener("afterprint", () => { while (opened.length) opened.pop().open = false; });
})();
