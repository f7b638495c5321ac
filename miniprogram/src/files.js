/** Files that the mini program keeps while a page shows them, and not longer. */

const HEADS = [
  { kind: "pdf", head: [0x25, 0x50, 0x44, 0x46] },
  { kind: "png", head: [0x89, 0x50, 0x4e, 0x47] },
  { kind: "jpg", head: [0xff, 0xd8, 0xff] },
];

/**
 * What the first bytes say: "pdf", "png", "jpg", or "" for anything else.
 * @param {ArrayBuffer} bytes
 */
function kindOf(bytes) {
  const start = new Uint8Array(bytes.slice(0, 4));
  const found = HEADS.find(({ head }) => head.every((byte, index) => start[index] === byte));
  return found ? found.kind : "";
}

/**
 * @param {string} name
 * @param {ArrayBuffer | string} data
 * @param {"base64"} [encoding] - for text
 * @returns {Promise<string>} the path, "" when it could not be written
 */
function write(name, data, encoding) {
  const filePath = `${wx.env.USER_DATA_PATH}/${name}`;
  return new Promise((resolve) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data,
      // WeChat checks the type of whatever is named, also of nothing.
      ...(encoding ? { encoding } : {}),
      success: () => resolve(filePath),
      fail: () => resolve(""),
    });
  });
}

/** @param {string} filePath */
function remove(filePath) {
  if (filePath) wx.getFileSystemManager().unlink({ filePath, fail: () => {} });
}

module.exports = { kindOf, remove, write };
