import { startPostgres } from '../platform/postgres/index.ts';

// A program of its own for tests about programs: holds the data folder named, says where its database is, and stops
// when told to.
const server = await startPostgres({ dataFolder: process.argv[2] ?? '', durable: false });
process.stdout.write(`${server.url}\n`);
const held = setInterval(() => undefined, 60_000);
process.on('SIGTERM', () => {
  clearInterval(held);
  void server.close();
});
