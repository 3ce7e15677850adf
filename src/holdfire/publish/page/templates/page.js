"use strict";
(() => {
  // Figures: the static drawing stays until the live one is ready, and wherever scripts are off.
  const specs = JSON.parse(document.getElementById("specs").textContent);
  const options = {ast: true, renderer: "svg", actions: false, defaultStyle: false,
                   tooltip: {disableDefaultStyle: true}};
  // The figure's label speaks for it; its marks would only repeat numbers of the tables.
  const draw = place => {
    const drawn = place.firstElementChild;
    const live = document.createElement("div");
    live.setAttribute("aria-hidden", "true");
    vegaEmbed(live, specs[place.id.slice(5)], options)
      .then(() => { drawn.remove(); place.append(live); });
  };
  // Drawn when it comes near the window, so that the page answers at once.
  const near = new IntersectionObserver(seen => {
    for (const each of seen) if (each.isIntersecting) { near.unobserve(each.target); draw(each.target); }
  }, {rootMargin: "800px"});
  for (const name of Object.keys(specs)) near.observe(document.getElementById("plot-" + name));

  // Incidents: one filter over text, side and time.
  const list = [...document.querySelectorAll(".inc")];
  const field = id => document.getElementById(id);
  const total = field("inc-count");
  const apply = () => {
    const text = field("f-text").value.trim().toLowerCase();
    const side = field("f-side").value, from = field("f-from").value, to = field("f-to").value;
    let shown = 0;
    for (const item of list) {
      const fits = (!side || item.dataset.struck === side)
        && (!from || item.dataset.day >= from) && (!to || item.dataset.day <= to)
        && (!text || item.textContent.toLowerCase().includes(text));
      item.classList.toggle("hidden", !fits);
      shown += fits;
    }
    total.textContent = shown + " of " + list.length + " incidents shown";
  };
  for (const id of ["f-text", "f-side", "f-from", "f-to"]) field(id).addEventListener("input", apply);
  apply();

  // A link to an incident or agreement opens it.
  const open = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    if (target) { target.classList.remove("hidden"); target.scrollIntoView(); }
  };
  addEventListener("hashchange", open);
  if (location.hash) open();
})();
