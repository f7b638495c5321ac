/** What the server says of itself. */

const server = require("./server");

/** Name the program after the platform, when the server has said it; without an answer it stays unnamed. */
async function showName() {
  const answer = await server.hello();
  if (answer.ok) wx.setNavigationBarTitle({ title: answer.data.platform });
}

module.exports = { showName };
