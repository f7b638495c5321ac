// What the code on a paper says by itself: read, and believed only when one of our keys signed every byte of it.
// The form of a statement stands in documents/statements.py; the tests hold the two against each other.
import { hashes, verify } from "../vendor/noble-ed25519/index.js";
import { sha512 } from "../vendor/noble-hashes/sha2.js";

hashes.sha512 = sha512; // The browsers of older phones know neither Ed25519 nor, without TLS, any digest.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CONTEXT = new TextEncoder().encode("sanfang statement\0");
const VERSION = 1;
const FIRST_DAY = Date.UTC(2020, 0, 1);
const DAY = 86_400_000;
const HEAD_BYTES = 30;
const SIGNATURE_BYTES = 64;
const LONGEST = 480;
// As RFC 8032 says, and as OpenSSL does: no signature has a second spelling.
const STRICT = { zip215: false };

export class StatementFalse extends Error {}

// What the text says, signed by one of `keys` ({id: base64 of 32 bytes}); StatementFalse for anything else.
export function read(text, keys) {
  const raw = decoded(text);
  const body = raw.subarray(0, Math.max(0, raw.length - SIGNATURE_BYTES));
  const { statement, keyId } = unpacked(body);
  const key = new Map(Object.entries(keys)).get(keyId);
  if (!key || !isSigned(body, raw.subarray(body.length), bytesOf(key))) throw new StatementFalse();
  return statement;
}

function isSigned(body, signature, key) {
  try {
    return verify(signature, joined(CONTEXT, body), key, STRICT);
  } catch {
    return false;
  }
}

function unpacked(body) {
  if (body.length < HEAD_BYTES || body[0] !== VERSION) throw new StatementFalse();
  const head = new DataView(body.buffer, body.byteOffset, HEAD_BYTES);
  const [graduate, employer, school, keyId] = words(body.subarray(HEAD_BYTES), 4);
  const statement = {
    number: String((BigInt(head.getUint32(6)) << 32n) + BigInt(head.getUint32(10))),
    digest: hexOf(body.subarray(14, HEAD_BYTES)),
    copy: head.getUint8(3),
    printing: head.getUint16(4),
    graduate,
    employer,
    school,
    issuedOn: new Date(FIRST_DAY + head.getUint16(1) * DAY).toISOString().slice(0, 10),
  };
  return { statement, keyId };
}

// Exactly so many words, each behind its length, and nothing after them.
function words(bytes, count) {
  const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const found = [];
  let place = 0;
  for (; found.length < count; place += 1 + bytes[place]) {
    const word = bytes.subarray(place + 1, place + 1 + bytes[place]);
    if (word.length !== bytes[place]) throw new StatementFalse();
    found.push(decodedWord(utf8, word));
  }
  if (place !== bytes.length) throw new StatementFalse();
  return found;
}

function decodedWord(utf8, word) {
  try {
    return utf8.decode(word);
  } catch {
    throw new StatementFalse();
  }
}

// Base32 without padding. Another spelling of the same bytes is refused.
function decoded(text) {
  if (text.length > LONGEST) throw new StatementFalse();
  const bytes = [];
  let [held, bits] = [0, 0];
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) throw new StatementFalse();
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((held >> (bits -= 8)) & 0xff);
  }
  const spare = bits ? held & ((1 << bits) - 1) : 0;
  if (bits >= 5 || spare) throw new StatementFalse();
  return Uint8Array.from(bytes);
}

function joined(first, second) {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const hexOf = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
