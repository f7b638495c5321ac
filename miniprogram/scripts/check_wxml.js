/** Every .wxml of the program, read by WeChat's own template compiler: the first warning ends it. */

const { readFileSync } = require("fs");
const { join, relative } = require("path");
const { TmplGroup } = require("glass-easel-template-compiler");

const { filesEnding, SOURCE } = require("./source");

/**
 * @param {string} name
 * @param {string} text
 * @returns {string[]} what the compiler has to say, one line each
 */
function faultsIn(name, text) {
  const group = new TmplGroup();
  const found = group.addTmpl(name, text);
  group.free();
  return found.map((fault) => `${name}:${fault.startLine + 1}: ${fault.message}`);
}

function main() {
  const names = filesEnding(".wxml").map((path) => relative(SOURCE, path));
  const faults = names.flatMap((name) => faultsIn(name, readFileSync(join(SOURCE, name), "utf8")));
  faults.forEach((fault) => console.error(fault));
  console.log(`${names.length} templates read, ${faults.length} faults`);
  return faults.length || !names.length ? 1 : 0;
}

if (require.main === module) process.exitCode = main();

module.exports = { faultsIn };
