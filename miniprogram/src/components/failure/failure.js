/**
 * A failure on the screen, with what can be done about it. Where the network is to blame, it tries again by
 * itself when the network is back: the page hears `again`, as after a tap.
 */

const { goTo } = require("../../going");

Component({
  properties: {
    failure: { type: Object, value: /** @type {import("../../failures").Failure} */ ({}) },
    /** What else the page wants to say, below. */
    note: { type: String, value: "" },
  },

  lifetimes: {
    attached() {
      const onChange = (/** @type {{ isConnected?: boolean }} */ { isConnected }) => {
        if (isConnected && this.data.failure.byItself) this.tryAgain();
      };
      this.stopWatching = () => wx.offNetworkStatusChange(/** @type {any} */ (onChange));
      wx.onNetworkStatusChange(onChange);
    },

    detached() {
      this.stopWatching();
    },
  },

  methods: {
    /** Replaced when attached. */
    stopWatching() {},

    tryAgain() {
      this.triggerEvent("again");
    },

    openHelp() {
      goTo(this.data.failure.web);
    },
  },
});
