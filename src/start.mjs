// Plain JavaScript on purpose: an older Node cannot read the rest, and should say so in one line.
import { enableCompileCache } from 'node:module';

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Verbatim needs Node.js 24 or newer, and this is ${process.versions.node}. Install it from https://nodejs.org, or run "npm ci" on Linux, which brings its own.`,
  );
  process.exit(2);
}
enableCompileCache();
const { main } = await import('./main.ts');
await main();
