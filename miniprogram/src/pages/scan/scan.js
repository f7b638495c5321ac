/** Scans, and opens only what is ours: a signing card, or the verification of a paper. */

const { scannedPath, startAt } = require("../../addresses");

Component({
  data: {
    /** @type {"ready" | "foreign" | "failed"} */
    state: "ready",
  },

  methods: {
    onLoad() {
      this.scan();
    },

    scan() {
      wx.scanCode({
        scanType: ["qrCode", "wxCode"],
        success: (scanned) => this.found(scanned),
        fail: (problem) => this.notScanned(problem),
      });
    },

    /** @param {{ result?: string, path?: string }} scanned */
    found(scanned) {
      const path = scannedPath(scanned);
      if (path === null) return this.setData({ state: "foreign" });
      this.setData({ state: "ready" });
      return wx.navigateTo({ url: startAt(path) });
    },

    /** @param {import("../../failures").Problem} problem */
    notScanned(problem) {
      this.setData({ state: /cancel/i.test(problem.errMsg || "") ? "ready" : "failed" });
    },
  },
});
