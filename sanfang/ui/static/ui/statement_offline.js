// The stand-alone file: somebody pastes what a scanner read from a code, and learns what can be known of it without a
// network.
import { read } from "./statements.js";
import { rowsOf, show } from "./statement_words.js";

const FALSE = {
  tone: "bad",
  heading: "签名无效",
  sentence:
    "这段文字不是本平台签发的，或者没有复制完整。请重新扫码，把得到的整段文字粘贴进来；协议书比本文件新的，请先重新下载本文件。仍是这样，请勿采信这份纸质协议书。",
};
const TRUE = {
  tone: "good",
  heading: "签名有效，确由本平台签发",
  sentence:
    "请把下列内容与纸面逐项核对，任何一项不同都请勿采信。这里没有联网，不能知道协议现在是否仍然有效；联网后请再扫码查验。",
  open: true,
};
const NOTHING = {
  tone: "waiting",
  heading: "还没有内容",
  sentence: "请先用扫码工具读出协议书上的二维码，把得到的整段文字粘贴到上面的框里。",
};

const form = document.querySelector("form");
const section = document.querySelector("[data-statement]");
const keys = JSON.parse(section.dataset.keys);

// What stands behind the last #; of text without one, all of it.
const statementIn = (pasted) => pasted.slice(pasted.lastIndexOf("#") + 1);

function judged(pasted) {
  if (!pasted) return NOTHING;
  try {
    return { ...TRUE, rows: rowsOf(read(statementIn(pasted), keys)) };
  } catch {
    return FALSE;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  show(section, judged(form.elements.code.value.replace(/\s/g, "")));
});
