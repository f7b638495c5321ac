/** One sign, one heading, one sentence: the head of a page in WeUI's manner. */

/** @type {Record<string, string>} */
const SIGNS = { done: "✓", ask: "?", info: "i", warn: "!", wait: "" };

Component({
  properties: {
    /** done, ask, info, warn or wait */
    sign: { type: String, value: "info" },
    heading: { type: String, value: "" },
    text: { type: String, value: "" },
  },

  data: { signs: SIGNS },
});
