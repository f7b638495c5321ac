// The page of a scanned code: what stands behind the # never reaches the server, so it is verified here and held
// against what the server knows of the same paper.
import { read } from "./statements.js";
import { rowsOf, show } from "./statement_words.js";

const FALSE = {
  tone: "bad",
  heading: "二维码自带声明：签名无效",
  sentence:
    "这段声明不是本平台签发的，或者没有扫完整。请重新扫一次纸上的二维码；仍是这样，请勿采信这份纸质协议书。",
};
const DIFFERENT = {
  tone: "bad",
  heading: "二维码与平台记录不一致，请勿采信",
  sentence: "二维码里写的与平台记录的不是同一份纸质件，二维码可能是从别处拼接来的。",
  open: true,
};
const SAME = {
  tone: "quiet",
  heading: "二维码自带声明：签名有效",
  sentence: "声明与平台记录一致，这个二维码确由本平台签发。协议现在是否有效，以上面的结论为准。",
};

const isSame = (said, known) => Object.keys(known).every((name) => said[name] === known[name]);

// `known` is what the server says of this paper, or null where it knows of none.
function judged(text, keys, known) {
  try {
    const said = read(text, keys);
    return { ...(known && isSame(said, known) ? SAME : DIFFERENT), rows: rowsOf(said) };
  } catch {
    return FALSE;
  }
}

const section = document.querySelector("[data-statement]");
const verdict = document.querySelector(".sf-verdict");
const keys = JSON.parse(section.dataset.keys);
const known = JSON.parse(section.dataset.known);

// A code that speaks against its paper comes first, and what the platform says of that paper loses its green.
function place(isAgainst) {
  verdict.classList.toggle("sf-verdict--doubted", isAgainst);
  if (isAgainst) verdict.before(section);
  else verdict.after(section);
}

function look() {
  const text = location.hash.slice(1);
  const said = text ? judged(text, keys, known) : null;
  if (said) show(section, said);
  else section.hidden = true;
  place(said?.tone === "bad");
}

addEventListener("hashchange", look);
look();
