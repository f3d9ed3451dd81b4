// Plain JavaScript on purpose: an older Node cannot read the rest, and should say so in one line. So nothing is
// imported before its version is known.
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Verbatim needs Node.js 24 or newer, and this is ${process.versions.node}. Run "npm start" on Linux, where "npm ci" brings its own, or install it from https://nodejs.org.`,
  );
  process.exit(2);
}
const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('./main.ts');
await main();
