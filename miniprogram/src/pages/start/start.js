/**
 * The door: logs in and opens a web page of ours. Messages, shared cards and codes all lead here.
 * It offers no sharing of its own: the address of the web page must not travel.
 */

const { destination, enterAddress, isOpenToAnybody, openAddress } = require("../../addresses");
const failures = require("../../failures");
const platform = require("../../platform");
const server = require("../../server");

Component({
  data: {
    /** @type {"entering" | "open" | "failed"} */
    state: "entering",
    path: "",
    address: "",
    /** @type {import("../../failures").Failure | null} */
    failure: null,
  },

  methods: {
    /** @param {{ to?: string, scene?: string }} options */
    onLoad(options) {
      platform.showName();
      const path = destination(options);
      if (path === null) return this.fail(failures.foreign());
      this.setData({ path });
      return this.enter();
    },

    /** A ticket works once, so each entering fetches its own. What is open to anybody needs no login. */
    async enter() {
      const { path } = this.data;
      if (isOpenToAnybody(path)) return this.open(openAddress(path));
      this.setData({ state: "entering" });
      const answer = await server.signIn();
      return answer.ok ? this.open(enterAddress(answer.data.ticket, path)) : this.fail(answer.failure);
    },

    /** @param {string} address */
    open(address) {
      this.setData({ state: "open", address });
    },

    /** @param {import("../../failures").Failure} failure */
    fail(failure) {
      this.setData({ state: "failed", failure });
    },

    /** WeChat could not show the page. */
    miss() {
      this.fail(failures.page());
    },

    /**
     * What the web page told us before it was left: only that its login has ended.
     * @param {WechatMiniprogram.CustomEvent<{ data: unknown[] }>} event
     */
    hear(event) {
      const said = /** @type {Array<{ ended?: boolean } | null>} */ (event.detail.data);
      if (said.some((message) => message && message.ended === true)) this.fail(failures.ended());
    },
  },
});
