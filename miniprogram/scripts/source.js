/** Where the program's files are. */

const { readdirSync } = require("fs");
const { join } = require("path");

const SOURCE = join(__dirname, "..", "src");

/** @param {string} ending */
function filesEnding(ending) {
  return readdirSync(SOURCE, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(SOURCE, name));
}

module.exports = { SOURCE, filesEnding };
