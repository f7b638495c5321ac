/** Asks, at a moment when a person understands why, for leave to send messages; and reports the answers. */

const { decoded } = require("../../addresses");
const consents = require("../../consents");
const failures = require("../../failures");
const { leave } = require("../../going");
const { answersByName, momentNamed, outcomeOf } = require("../../moments");
const server = require("../../server");

/** Long enough to read that it is done. */
const BACK_AFTER = 1500;

Component({
  data: {
    /** @type {"loading" | "asking" | "reporting" | "accepted" | "partly" | "refused" | "banned" | "off" | "nothing" | "failed" | "stopped" | "unreported"} */
    state: "loading",
    name: "",
    why: "",
    /** @type {import("../../moments").Template[]} */
    templates: [],
    /** Titles of what was accepted and what was not, for a person to read. */
    taken: "",
    left: "",
    /** @type {import("../../moments").Outcome} */
    outcome: "refused",
    /** @type {import("../../failures").Failure | null} */
    failure: null,
  },

  methods: {
    /** @param {{ moment?: string }} options */
    onLoad(options) {
      this.setData({ name: decoded(options.moment) || "" });
      return this.load();
    },

    async load() {
      this.setData({ state: "loading" });
      const answer = await server.hello();
      if (!answer.ok) return this.setData({ state: "failed", failure: answer.failure });
      const moment = momentNamed(answer.data, this.data.name);
      return this.setData(moment ? { state: "asking", ...moment } : { state: "nothing" });
    },

    /** WeChat shows its question only straight from a tap: nothing may be awaited before. */
    accept() {
      wx.requestSubscribeMessage({
        tmplIds: this.data.templates.map(({ id }) => id),
        success: (result) => this.answered(result),
        fail: (problem) => this.unanswered(problem),
      });
    },

    /** @param {Record<string, any>} result */
    answered(result) {
      const { templates } = this.data;
      const answers = answersByName(templates, result);
      const titles = (/** @type {boolean} */ wanted) =>
        templates.filter(({ name }) => (answers[name] === "accept") === wanted).map(({ title }) => title);
      this.setData({
        outcome: outcomeOf(answers),
        taken: titles(true).join("、"),
        left: titles(false).join("、"),
      });
      consents.keep(answers);
      return this.report();
    },

    /** @param {import("../../failures").Problem} problem */
    unanswered(problem) {
      const failure = failures.ofSubscription(problem);
      if (failure) return this.setData({ state: "stopped", failure });
      return this.setData({ state: failures.isMainSwitchOff(problem) ? "off" : "refused" });
    },

    async report() {
      this.setData({ state: "reporting" });
      const failure = await consents.report();
      if (failure) return this.setData({ state: "unreported", failure });
      this.setData({ state: this.data.outcome });
      if (this.data.outcome === "accepted") setTimeout(leave, BACK_AFTER);
    },

    askAgain() {
      this.setData({ state: "asking" });
    },

    openSettings() {
      wx.openSetting({ withSubscriptions: true, success: () => this.askAgain() });
    },

    leave() {
      leave();
    },
  },
});
