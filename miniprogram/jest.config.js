module.exports = { testMatch: ["<rootDir>/tests/**/*.test.js"], transform: {}, testEnvironment: "node" };
