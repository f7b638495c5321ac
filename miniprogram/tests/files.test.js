/** What the first bytes of a file say, not its name. */

const { kindOf } = require("../src/files");
const { bytesOf } = require("./stand_ins/phone");

const bytes = (...numbers) => new Uint8Array(numbers).buffer;

test.each([
  ["pdf", bytesOf("%PDF-1.7 …")],
  ["png", bytes(0x89, 0x50, 0x4e, 0x47, 0x0d)],
  ["jpg", bytes(0xff, 0xd8, 0xff, 0xe0)],
  ["", bytes(0xff, 0xd8)],
  ["", bytesOf("<html>")],
  ["", bytesOf("PK\u0003\u0004")],
  ["", bytes()],
])("%j", (kind, file) => {
  expect(kindOf(file)).toBe(kind);
});
