const consents = require("./consents");
const { HOME, startAt } = require("./addresses");
const { offerUpdates } = require("./updates");

App({
  onLaunch() {
    offerUpdates();
    consents.report();
  },

  /** A page that an older message names and that is gone: the home is better than a white screen. */
  onPageNotFound() {
    wx.reLaunch({ url: startAt(HOME) });
  },
});
