import { Agent, get } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDiscordSandbox } from '../../src/sandbox/discord/sandbox.ts';
import { startSlackSandbox } from '../../src/sandbox/slack/sandbox.ts';
import { manifestWith } from './slack/fixtures.ts';

/** Makes a request by an agent's connection, which stays open. Returns how long the server will keep it, as it says itself. */
function request(agent: Agent, url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent }, (response) => {
      response.resume().once('end', () => resolve(String(response.headers['keep-alive'])));
    }).once('error', reject);
  });
}

const slack = () => startSlackSandbox({ manifest: manifestWith() });

describe.each([
  ['Slack', slack, 'auth.test'],
  ['Discord', startDiscordSandbox, '/v10/gateway'],
])('An idle connection to the %s of this machine', (_name, start, path) => {
  it('outlives a client that is busy for a while, and not the stop', async () => {
    const sandbox = await start();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const kept = await request(agent, `${sandbox.apiUrl}${path}`);
    const [, seconds] = /timeout=(\d+)/.exec(kept) ?? [];
    expect(Number(seconds)).toBeGreaterThanOrEqual(60);
    const [idle] = Object.values(agent.freeSockets).flat();
    if (idle === undefined) throw new Error('The connection was not kept.');
    // Far below the time that an idle connection is kept, or the test would end before.
    const closed = new Promise((resolve) => idle.once('close', resolve));
    await sandbox.stop();
    await closed;
  });
});
