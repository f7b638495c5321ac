/** The one file that an installation edits: where the server is. */

/** No slash at the end, no port: WeChat accepts neither as a business domain. */
const baseUrl = "https://job.example.edu.cn";

module.exports = { baseUrl };
