// Starts npm's telegram-test-api from the given folder; says where it answers; ends with its parent.
const net = require('net');
const { createRequire } = require('module');
const path = require('path');

const folder = path.resolve(process.argv[2]);
const loaded = createRequire(path.join(folder, 'package.json'))('telegram-test-api');
const TelegramServer = loaded.default || loaded.TelegramServer || loaded;

const probe = net.createServer().listen(0, '127.0.0.1', () => {
  const { port } = probe.address();
  probe.close(async () => {
    const server = new TelegramServer({ port, host: '127.0.0.1', storeTimeout: 3600 });
    await server.start();
    process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${port}` })}\n`);
    process.stdin.resume().on('end', () => process.exit(0));
  });
});
