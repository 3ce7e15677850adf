"use strict";
// The page's own words in another language. What people said, names and numbers stay as they are.
(() => {
  const {byId} = holdfire;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const MONTH = new RegExp("\\b(" + MONTHS.join("|") + ")\\b", "g");
  const NUMBER = "([\\d.,–+e]+)";
  const letters = /[A-Za-z]{2}/, figure = /\d[.,]\d/;
  // A comma parts thousands in English and decimals in these languages.
  const numeral = text => text.replace(/(\d),(?=\d{3}(?!\d))/g, "$1\u202f").replace(/(\d)\.(?=\d)/g, "$1,");
  const told = new Map();                 // text node -> English
  const marked = new Set();               // elements whose English is marked as such
  const ATTRIBUTES = ["title", "aria-label"];

  // Returns a function from an English text to its translation, or null where there is none.
  const translator = ({words, short_months, dated_months}) => {
    const exact = new Map(), patterns = [], known = new Map();
    const literal = text => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    for (const [english, own] of Object.entries(words)) {
      const parts = english.split(/\{n?\}/), gaps = english.match(/\{n?\}/g) || [];
      if (!gaps.length) { exact.set(english, own); continue; }
      const form = parts.map((part, n) => literal(part) + (gaps[n] ? gaps[n] === "{}" ? "(.+?)" : NUMBER : ""));
      patterns.push({form: new RegExp("^" + form.join("") + "$", "s"), own,
                     first: parts[0], fixed: parts.join("").length});
    }
    patterns.sort((one, other) => other.fixed - one.fixed);
    const dated = text => text.replace(MONTH, "").replace(/[\d–→ ]/g, "") === "" && MONTHS.some(m => text.includes(m))
      ? text.replace(MONTH, (month, _, at) => (/\d $/.test(text.slice(0, at)) ? dated_months : short_months)[MONTHS.indexOf(month)])
      : null;
    const parted = (text, at, glue, once = false) => {
      const first = once ? text.indexOf(at) : -1;
      const pieces = first > 0 ? [text.slice(0, first), text.slice(first + at.length)] : text.split(at);
      if (pieces.length < 2) return null;
      const own = pieces.map(say);           // a list or label of ours begins with a word of ours
      const ours = at instanceof RegExp ? own.some(each => each !== null) : own[0] !== null;
      return ours ? own.map((each, n) => each ?? pieces[n]).join(glue) : null;
    };
    const filled = text => {
      for (const {form, own, first} of patterns) {
        if (!text.startsWith(first)) continue;
        const found = form.exec(text);
        if (!found) continue;
        let next = 1;
        return own.replace(/\{(\d*)\}/g, (_, n) => {
          const piece = found[n ? +n : next++];
          return say(piece) ?? piece;
        });
      }
      return null;
    };
    const found = text => exact.get(text) ?? dated(text)
      ?? parted(text, /(?<=[.!?]) (?=[A-Z“\d])/, " ") ?? filled(text)
      ?? parted(text, ": ", ": ", true) ?? parted(text, "; ", "; ") ?? parted(text, ", ", ", ")
      ?? parted(text, " or ", " / ");
    const say = text => {
      if (!known.has(text)) {
        known.set(text, null);            // a text is not asked inside itself
        known.set(text, letters.test(text) ? found(text) : null);
      }
      return known.get(text);
    };
    return say;
  };

  const verbatim = "bdi,blockquote,q,[translate=no]";
  const shut = verbatim + ",script,style,.plot,select option[lang]";
  const mark = (element, foreign) => {
    if (foreign && !element.hasAttribute("lang")) { element.lang = "en"; marked.add(element); }
    else if (!foreign && marked.delete(element)) element.removeAttribute("lang");
  };
  const localise = (root, say) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, node =>
      node.nodeType === 1 && node.matches(shut) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === 1) {
        for (const name of ATTRIBUTES) if (node.hasAttribute(name)) {
          const kept = "english" + name.replace("-", "");
          const english = node.dataset[kept] ??= node.getAttribute(name);
          node.setAttribute(name, (say && say(english)) ?? english);
        }
        continue;
      }
      if (!told.has(node) && !letters.test(node.data) && !figure.test(node.data)) continue;
      if (!told.has(node)) told.set(node, node.data);
      const english = told.get(node), plain = english.trim().replace(/\s+/g, " ");
      const wordless = !letters.test(plain);
      const own = !say || wordless ? plain : say(plain);
      node.data = own === null || !say ? english : english.match(/^\s*/)[0] + numeral(own) + english.match(/\s*$/)[0];
      if (plain && !wordless) mark(node.parentElement, own === null);
    }
    for (const plot of root.querySelectorAll(".plot")) {
      const english = plot.dataset.english ??= plot.getAttribute("aria-label");
      plot.setAttribute("aria-label", (say && say(english)) ?? english);
    }
    for (const kept of root.querySelectorAll(verbatim)) mark(kept, say !== null);
  };

  // A figure's specification with its words translated; fields and expressions keep their names.
  const spoken = say => {
    const own = text => say(text) ?? text;
    const quoted = text => text.replace(/'([^']*)'/g, (_, words) => "'" + own(words) + "'");
    const walk = (value, key) => {
      if (Array.isArray(value)) return value.map(each => walk(each, key));
      if (value && typeof value === "object") {
        if (value.format && value.format.type === "topojson") return value;
        const inData = key === "values";
        return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, inData ? "words" : name)]));
      }
      if (typeof value !== "string") return value;
      if (["title", "text", "subtitle", "words", "domain", "sort"].includes(key)) return own(value);
      return ["calculate", "expr", "test", "labelExpr"].includes(key) ? quoted(value) : value;
    };
    return spec => walk(spec, "");
  };
  const locale = head => ({
    formatLocale: {decimal: head.decimal, thousands: "\u00a0", grouping: [3], currency: ["", ""]},
    timeFormatLocale: {dateTime: "%d.%m.%Y %H:%M", date: "%d.%m.%Y", time: "%H:%M", periods: ["", ""],
                       days: head.days, shortDays: head.short_days,
                       months: head.months, shortMonths: head.short_months},
  });

  const title = document.title;
  const speak = async code => {
    const head = JSON.parse(await holdfire.unpack("languages"))[code];
    const say = head ? translator(head) : null;
    document.documentElement.lang = code;
    holdfire.say = text => (say && say(text)) ?? text;
    holdfire.spec = say ? spoken(say) : spec => spec;
    holdfire.locale = head ? locale(head) : {};
    holdfire.localise = root => localise(root, say);
    document.title = holdfire.say(title);
    localise(document.body, say);
    holdfire.apply();
    return holdfire.redraw();
  };
  byId("f-lang").addEventListener("input", event => {
    speak(event.target.value).then(() => { document.documentElement.dataset.spoken = event.target.value; });
  });
})();
