/** Has WeChat confirm the person's phone number. The number itself never passes through here, only a code. */

const failures = require("../../failures");
const { leave } = require("../../going");
const server = require("../../server");

const NO_QUOTA = 1400001;

/** @typedef {{ code?: string, errMsg?: string, errno?: number }} PhoneAnswer */

/** @param {PhoneAnswer} answer */
const isNoQuota = ({ errno, errMsg }) => errno === NO_QUOTA || /quota/i.test(errMsg || "");

/** @param {PhoneAnswer} answer */
const isRefusal = ({ errMsg }) => /deny|denied|cancel/i.test(errMsg || "");

Component({
  data: {
    /** @type {"asking" | "sending" | "verified" | "refused" | "unavailable" | "failed"} */
    state: "asking",
    message: "",
    /** @type {import("../../failures").Failure | null} */
    failure: null,
  },

  methods: {
    /** @param {WechatMiniprogram.CustomEvent<PhoneAnswer>} event */
    answered({ detail }) {
      if (detail.code) return this.verify(detail.code);
      if (isNoQuota(detail)) return this.setData({ state: "unavailable" });
      if (isRefusal(detail)) return this.setData({ state: "refused" });
      return this.setData({ state: "failed", failure: failures.ofProblem(detail) });
    },

    /** The code works once: after a failure the person is asked for a new one, by a tap. */
    async verify(/** @type {string} */ phoneCode) {
      this.setData({ state: "sending" });
      const answer = await server.phone(phoneCode);
      if (answer.ok) return this.setData({ state: "verified", message: answer.data.message });
      return this.setData({ state: "failed", failure: answer.failure });
    },

    askAgain() {
      this.setData({ state: "asking" });
    },

    leave() {
      leave();
    },
  },
});
