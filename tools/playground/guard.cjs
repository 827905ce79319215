// Loaded before the playground, which listens on every network interface, asks nobody who he is, and outlives
// whoever started it. With this it stays on this machine and stops when its starter is gone.

"use strict";

const net = require("node:net");

const LOOPBACK = "127.0.0.1";
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function listenOnLoopback(...args) {
  const [first, second] = args;
  if (first !== null && typeof first === "object" && "port" in first) {
    args[0] = { ...first, host: LOOPBACK };
  } else if (typeof first === "number" || /^\d+$/.test(String(first))) {
    args.splice(1, typeof second === "string" || second === undefined ? 1 : 0, LOOPBACK);
  }
  return listen.apply(this, args);
};

// Its input is a pipe that nobody writes to: it ends when the process at the other side does.
process.stdin.on("end", () => process.exit(0));
process.stdin.resume();
