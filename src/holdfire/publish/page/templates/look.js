"use strict";
// Days and a side: map, strips and tables follow. Answers and tests stay those of the whole record.
(() => {
  const {byId, views, look} = holdfire;
  const rows = [...document.querySelectorAll("[data-day]")].map(node => ({
    node, start: node.dataset.day, end: node.dataset.end || node.dataset.day,
    side: node.dataset.side, unit: node.dataset.unit, shown: true,
  }));
  holdfire.incidents = rows.filter(row => row.node.classList.contains("inc"));
  const fits = row => (!look.side || row.side === look.side)
    && (!(look.from || look.to) || row.start !== "")
    && (!look.from || row.end >= look.from) && (!look.to || row.start <= look.to);

  // Incidents of the days and side looked at, per unit and side struck.
  const counted = () => {
    const units = new Map();
    for (const row of holdfire.incidents) {
      if (!row.unit || !fits(row)) continue;
      if (!units.has(row.unit)) units.set(row.unit, {});
      const sides = units.get(row.unit), side = row.side || "unsettled";
      sides[side] = (sides[side] || 0) + 1;
    }
    return units;
  };
  const recount = units => {
    const table = byId("units"), columns = [...table.dataset.sides.split(" "), "unsettled"];
    for (const line of table.querySelectorAll("tr[data-unit]")) {
      const sides = units.get(line.dataset.unit) || {};
      columns.forEach((side, n) => {
        line.cells[n + 1].textContent = sides[side] || "–";
      });
    }
  };
  const shade = units => {
    if (!views.has("map")) return;
    const layer = holdfire.specs.map.layer.find(each => each.data && each.data.name === "counts");
    const counts = layer.data.values.map(row => {
      const sides = units.get(row.unit) || {}, named = Object.keys(sides).sort();
      return {...row, incidents: named.reduce((sum, side) => sum + sides[side], 0),
              struck: named.map(side => sides[side] + " " + holdfire.say(side)).join(", ")};
    });
    views.get("map").data("counts", counts).runAsync();
  };
  const moment = (day, ever) => day ? Date.parse(day + "T00:00") : ever;
  const dim = view => view.signal("look_from", moment(look.from, -8.64e15))
    .signal("look_to", moment(look.to, 8.64e15)).signal("look_side", look.side).runAsync();
  const heeds = name => (holdfire.specs[name].params || []).some(each => each.name === "look_from");

  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      const fit = fits(row) && (!row.unread || row.unread());
      if (fit !== row.shown) { row.shown = fit; row.node.classList.toggle("hidden", !fit); }
    }
    for (const row of holdfire.incidents) shown += row.shown;
    const units = counted();
    recount(units);
    shade(units);
    for (const [name, view] of views) if (heeds(name)) dim(view);
    const told = `${shown} of ${holdfire.incidents.length} incidents shown`;
    for (const id of ["look-count", "inc-count"]) byId(id).textContent = holdfire.say(told);
  };
  const fields = {side: byId("f-side"), from: byId("f-from"), to: byId("f-to")};
  holdfire.apply = apply;
  holdfire.lookAt = change => {
    Object.assign(look, change);
    for (const name in fields) if (fields[name].value !== look[name]) fields[name].value = look[name];
    apply();
  };
  // A figure that was drawn late, or again, heeds what is looked at already.
  holdfire.heed = name => {
    if (name === "map") shade(counted());
    else if (heeds(name)) dim(views.get(name));
  };
  for (const name in fields) fields[name].addEventListener("input", () => {
    holdfire.lookAt({[name]: fields[name].value});
    if (name !== "side" && holdfire.brush) holdfire.brush();
  });
  byId("f-all").addEventListener("click", () => {
    byId("f-text").value = "";
    holdfire.lookAt({from: "", to: "", side: ""});
    if (holdfire.brush) holdfire.brush();
  });
})();
