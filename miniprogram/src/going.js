/** From one page to another. */

const { HOME, startAt } = require("./addresses");

/** Back to the page that opened this one; to the home where none did, as after a tap on a message. */
function leave() {
  if (getCurrentPages().length > 1) wx.navigateBack();
  else wx.reLaunch({ url: startAt(HOME) });
}

/**
 * To a web page of ours, in place of everything that is open.
 * @param {string} path
 */
function goTo(path) {
  wx.reLaunch({ url: startAt(path) });
}

module.exports = { goTo, leave };
