// Starts npm's telegram-test-api as found from the given folder, on the given port or a free one;
// prints one ready line with its URL; ends when its standard input does.
const net = require('net');
const path = require('path');
const { createRequire } = require('module');

const host = '127.0.0.1';
const TelegramServer = createRequire(path.resolve(process.argv[2], 'package.json'))('telegram-test-api');

// The emulator takes port 0 for its default, so a free port is found here.
const freePort = () => new Promise((resolve, reject) => {
  const probe = net.createServer().once('error', reject).listen(0, host, () => {
    const { port } = probe.address();
    probe.close(() => resolve(port));
  });
});

const started = async (attempts) => {
  const wanted = Number(process.argv[3]) || 0;
  const port = wanted || await freePort();
  // Messages are kept for an hour, not its default of a minute, which a run may outlast.
  const server = new TelegramServer({ host, port, storeTimeout: 3600 });
  try {
    await server.start();
  } catch (error) {
    if (wanted || attempts === 1 || error.code !== 'EADDRINUSE') throw error;
    return started(attempts - 1);
  }
  return `http://${host}:${port}`;
};

started(5).then((url) => {
  process.stdout.write(`${JSON.stringify({ url })}\n`);
  process.stdin.resume().once('close', () => process.exit(0));
}, (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
