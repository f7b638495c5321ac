// The next script is packed for a bundler: this is the place where it leaves what it is.
window.module = { exports: {} };
