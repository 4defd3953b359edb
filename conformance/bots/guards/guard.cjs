// Keeps a bot on node from other hosts than the ones in CONFORMANCE_MAY_REACH; required before the bot.
const dgram = require("node:dgram");
const dns = require("node:dns");
const net = require("node:net");

const allowed = new Set((process.env.CONFORMANCE_MAY_REACH ?? "").split(/\s+/).filter(Boolean));
const hosts = new Set(["localhost", "", ...[...allowed].map((place) => place.slice(0, place.lastIndexOf(":")))]);

const refuse = (place) => {
  process.stderr.write(`conformance: this bot may not reach ${place}\n`);
  return Object.assign(new Error(`this bot may not reach ${place}`), { code: "EACCES" });
};
const mayReach = (host, port) => allowed.has(`${host}:${port}`) || allowed.has(`${host}:*`);

if (allowed.size) {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function guarded(...given) {
    const flat = Array.isArray(given[0]) ? given[0] : given;
    const options = typeof flat[0] === "object" ? flat[0] : { port: flat[0], host: flat[1] };
    const host = options.host ?? "localhost";
    if (options.path === undefined && !mayReach(host, options.port)) {
      process.nextTick(() => this.destroy(refuse(`${host}:${options.port}`)));
      return this;
    }
    return connect.apply(this, given);
  };
  const lookup = dns.lookup;
  dns.lookup = (host, options, done) => {
    if (hosts.has(host ?? "")) return lookup(host, options, done);
    return process.nextTick(typeof options === "function" ? options : done, refuse(host));
  };
  const send = dgram.Socket.prototype.send;
  dgram.Socket.prototype.send = function guarded(...given) {
    const [port, host] = given.filter((one) => ["number", "string"].includes(typeof one)).slice(-2);
    if (mayReach(host, port)) return send.apply(this, given);
    throw refuse(`${host}:${port}`);
  };
}
