"use strict";
// What the scripts below share; texts that packing.py packed are unpacked when first asked for.
const holdfire = {
  byId: id => document.getElementById(id),
  views: new Map(),                       // drawn figures by name
  look: {from: "", to: "", side: ""},     // days and side that the reader looks at
  say: text => text,                      // the page's own words in the reader's language
  texts: new Map(),
  unpack(name) {
    if (!this.texts.has(name)) {
      const packed = atob(document.querySelector(`script[id="packed-${name}"]`).textContent);
      const bytes = Uint8Array.from(packed, letter => letter.charCodeAt(0));
      const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
      this.texts.set(name, new Response(stream).text());
    }
    return this.texts.get(name);
  },
};
