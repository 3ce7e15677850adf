"use strict";
// Figures: the static drawing stays until the live one is ready, and wherever scripts are off.
(() => {
  const {byId, views, look} = holdfire;
  const DAY = 864e5;
  const options = {ast: true, renderer: "svg", actions: false, defaultStyle: false,
                   tooltip: {disableDefaultStyle: true}};
  const heed = {
    // The brush over the months: drawn on, it sets the days; set days move it.
    months(view) {
      let ours = false, waiting = 0;
      const day = ms => new Date(ms).toISOString().slice(0, 10);
      view.addSignalListener("days", (_, chosen) => {
        if (ours) return;
        const [span] = Object.values(chosen);
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(() => holdfire.lookAt(
          span ? {from: day(+span[0]), to: day(+span[1] - 1)} : {from: "", to: ""}));
      });
      holdfire.brush = () => {
        const scale = view.scale("x"), [first, last] = scale.range();
        const at = (text, more, edge) => text ? scale(Date.parse(text) + more) : edge;
        const wanted = look.from || look.to
          ? [at(look.from, 0, first), at(look.to, DAY, last)].map(x => Math.min(Math.max(x, first), last))
          : [0, 0];
        ours = true;
        view.signal("days_x", wanted).runAsync().then(() => { ours = false; });
      };
      if (look.from || look.to) holdfire.brush();
    },
    map(view) {
      const field = byId("f-view");
      const redraw = () => {
        const chosen = holdfire.worldviews[field.value];
        view.data("boundary", structuredClone(chosen.boundary)).signal("worldview", holdfire.say(chosen.words)).runAsync();
        const place = byId("plot-map");
        place.dataset.view = field.value;
        place.dataset.english = chosen.label;     // what stands in for the map says the same
        place.setAttribute("aria-label", holdfire.say(chosen.label));
      };
      field.oninput = redraw;
      field.closest(".worldview").hidden = false;
      redraw();
    },
  };
  // The library and what it draws; its script is named in the page's policy by its hash.
  const ready = () => loading ??= Promise.all([holdfire.unpack("vega"), holdfire.unpack("figures")])
    .then(([library, figures]) => {
      const script = document.createElement("script");
      script.textContent = library;
      document.head.append(script);
      const {specs, views: worldviews} = JSON.parse(figures);
      Object.assign(holdfire, {specs, worldviews});
    });
  let loading = null;
  // The figure's label speaks for it; its marks would only repeat numbers of the tables.
  const draw = async name => {
    await ready();
    const tongue = document.documentElement.lang;
    const place = byId("plot-" + name), live = document.createElement("div");
    live.setAttribute("aria-hidden", "true");
    const spec = structuredClone(holdfire.specs[name]);   // Vega numbers the rows that it is given
    const {view} = await vegaEmbed(live, holdfire.spec ? holdfire.spec(spec) : spec,
                                   {...options, ...holdfire.locale});
    if (tongue !== document.documentElement.lang) { view.finalize(); return draw(name); }
    if (views.has(name)) views.get(name).finalize();
    views.set(name, view);
    place.replaceChildren(live);
    if (heed[name]) heed[name](view);
    holdfire.heed(name);
  };
  holdfire.redraw = () => Promise.all([...views.keys()].map(draw));
  // Drawn when it comes near the window, so that the page answers at once.
  const near = new IntersectionObserver(seen => {
    for (const {isIntersecting, target} of seen) if (isIntersecting) {
      near.unobserve(target);
      draw(target.id.slice(5));
    }
  }, {rootMargin: "400px"});
  for (const plot of document.querySelectorAll(".plot")) near.observe(plot);
})();
