"use strict";
// Incidents: words to look for, claims unpacked when many, links that open what they point to.
(() => {
  const {byId, incidents} = holdfire;
  const packed = document.querySelector('script[id="packed-claims"]');
  const unpack = async () => JSON.parse(await holdfire.unpack("claims"));
  let claims = null;                      // of every incident in order, as HTML
  const place = new Map(incidents.map((row, n) => [row.node, n]));
  const fill = async node => {
    if (!packed || node.querySelector(".claims")) return;
    claims ??= await unpack();
    const evidence = claims[place.get(node)];
    if (node.querySelector(".claims")) return;
    node.insertAdjacentHTML("beforeend", evidence);   // written and escaped by the same templates
    if (holdfire.localise) holdfire.localise(node.lastElementChild);
  };
  document.addEventListener("toggle", ({target}) => {
    if (target.open && place.has(target)) fill(target);
  }, true);

  const plain = html => html.replace(/<[^>]*>/g, " ");
  const read = async () => {
    const more = packed ? claims ??= await unpack() : null;
    incidents.forEach((row, n) => {
      row.words ??= (row.node.textContent + (more ? plain(more[n]) : "")).toLowerCase();
    });
  };
  const field = byId("f-text");
  field.addEventListener("input", async () => {
    await read();
    const words = field.value.trim().toLowerCase();
    for (const row of incidents) row.unread = words ? () => row.words.includes(words) : null;
    holdfire.apply();
  });
  byId("f-all").addEventListener("click", () => {
    for (const row of incidents) row.unread = null;
    holdfire.apply();
  });

  const open = () => {
    const target = location.hash && [...document.querySelectorAll("[id]")]
      .find(each => "#" + each.id === location.hash || "#" + encodeURIComponent(each.id) === location.hash);
    if (target && target.classList.contains("hidden")) byId("f-all").click();
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details.agreement, .panel > details:not(.inc)")) {
      if (!each.open) { each.open = true; each.dataset.printed = ""; }
    }
  });
  addEventListener("afterprint", () => {
    for (const each of document.querySelectorAll("[data-printed]")) {
      each.open = false;
      delete each.dataset.printed;
    }
  });
  for (const form of document.querySelectorAll("form[hidden]")) form.hidden = false;
  for (const form of document.forms) form.addEventListener("submit", event => event.preventDefault());
  holdfire.apply();
  if (location.hash) open();
  document.documentElement.dataset.ready = Math.round(performance.now());
})();
