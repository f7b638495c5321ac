// A statement in the words of the paper, and the section that tells what came of it.
const HOLDERS = { 1: "用人单位", 2: "毕业生", 3: "学校" };
const SHOWN_DIGITS = 16;

// As it stands on the paper: 3F78-6850-E387-550F.
const fingerprint = (digest) => digest.slice(0, SHOWN_DIGITS).toUpperCase().match(/.{4}/g).join("-");
const inWords = (day) => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, "$1年$2月$3日");

// Label and value, in the order in which they are held against the paper.
export const rowsOf = (said) => [
  ["编号", said.number],
  ["本件", `第 ${said.copy} 份（${HOLDERS[said.copy] ?? "未知"}），第 ${said.printing} 次打印`],
  ["毕业生", said.graduate],
  ["学校", said.school],
  ["用人单位", said.employer],
  ["签发日期", inWords(said.issuedOn)],
  ["内容指纹", fingerprint(said.digest)],
];

const element = (name, className, ...inside) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...inside);
  return made;
};

const row = ([label, value]) => element("div", "", element("dt", "", label), element("dd", "", value));

// Everything that is shown of a statement goes in as text: whatever a code holds, it is never markup.
export function show(section, { tone, heading, sentence, rows = [], open = false }) {
  section.replaceChildren(
    element("h2", "sf-statement__heading", heading),
    element("p", "", sentence),
  );
  section.className = `sf-statement sf-verdict--${tone}`;
  if (rows.length) {
    const facts = element("div", "sf-facts", element("dl", "", ...rows.map(row)));
    const fold = element("details", "", element("summary", "", "二维码里写的内容"), facts);
    fold.open = open;
    section.append(fold);
  }
  section.hidden = false;
}
