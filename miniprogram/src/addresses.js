/**
 * Which addresses are ours. Each is matched whole against the few shapes that exist; there is no list of
 * tricks to refuse, because what does not have one of the shapes is not opened.
 */

const { baseUrl } = require("./settings");

const HOME = "/m/";
const START = "/pages/start/start";

const TOKEN = "[A-Za-z0-9_-]{16,64}";
const CARD = new RegExp(`^/card/(${TOKEN})/$`);
const VERIFICATION = new RegExp(`^/v/${TOKEN}/$`);
// A dot may stand inside a name (paper.pdf), never at its beginning: no "." and no "..".
const SEGMENT = "[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*";
const PHONE_PAGE = new RegExp(`^/m/(?:${SEGMENT}/)*(?:${SEGMENT})?(?:\\?[A-Za-z0-9_=&%.-]*)?$`);

/** @param {string} path */
const isPhonePage = (path) => PHONE_PAGE.test(path);

/** @param {string} path */
const isOpenToAnybody = (path) => CARD.test(path) || VERIFICATION.test(path);

/** @param {string} path */
const isOurs = (path) => isPhonePage(path) || isOpenToAnybody(path);

/**
 * The value of a page's parameter as it was meant: WeChat hands it on as it was written.
 * @param {string | undefined} value
 * @returns {string | null} null when it cannot be read
 */
function decoded(value) {
  try {
    return decodeURIComponent(value || "");
  } catch {
    return null;
  }
}

/**
 * Where a start page leads: what `to` or a code's `scene` says, the graduate's home when neither is there.
 * @param {{ to?: string, scene?: string }} options
 * @returns {string | null} null when it is not ours
 */
function destination(options) {
  if (!options.to && !options.scene) return HOME;
  const path = options.to ? decoded(options.to) : `/card/${decoded(options.scene)}/`;
  return path !== null && isOurs(path) ? path : null;
}

/**
 * Our path behind a full address, whose beginning must be our server's letter by letter.
 * @param {string} address
 * @returns {string | null}
 */
function pathOf(address) {
  if (!address.startsWith(`${baseUrl}/`)) return null;
  const path = address.slice(baseUrl.length);
  return isOurs(path) ? path : null;
}

/**
 * Where a scanned code leads: only a signing card, or the verification of a paper.
 * @param {{ result?: string, path?: string }} scanned - `path` is WeChat's word for a code of this program
 * @returns {string | null}
 */
function scannedPath(scanned) {
  const path = scanned.path ? pathOfOurCode(scanned.path) : pathOf(scanned.result || "");
  return path !== null && isOpenToAnybody(path) ? path : null;
}

/**
 * @param {string} page - `pages/start/start?scene=…`
 * @returns {string | null}
 */
function pathOfOurCode(page) {
  const found = /^\/?pages\/start\/start\?(to|scene)=([^&=?#]+)$/.exec(page);
  return found && destination({ [String(found[1])]: found[2] });
}

/**
 * The start page that opens this path.
 * @param {string} path
 */
const startAt = (path) => `${START}?to=${encodeURIComponent(path)}`;

/**
 * What the web-view opens: the door with its ticket, or the page itself where no door is.
 * @param {string} path
 */
const openAddress = (path) => `${baseUrl}${path}`;

/**
 * @param {string} ticket
 * @param {string} path
 */
const enterAddress = (ticket, path) =>
  `${baseUrl}/wechat/enter/?ticket=${encodeURIComponent(ticket)}&next=${encodeURIComponent(path)}`;

module.exports = {
  HOME,
  START,
  decoded,
  destination,
  enterAddress,
  isOpenToAnybody,
  isPhonePage,
  openAddress,
  pathOf,
  scannedPath,
  startAt,
};
