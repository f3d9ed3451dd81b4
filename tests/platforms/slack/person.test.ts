import type { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/platforms/slack/client.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { createPeople, type People } from '../../../src/platforms/slack/person.ts';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';

describe('people as Slack knows them', () => {
  let slack: SlackSandbox;
  let client: WebClient;
  let people: People;
  let now: number;
  beforeEach(async () => {
    slack = await startSlackSandbox({ manifest: slackManifest([]) });
    now = 0;
    const log = pino({ level: 'silent' });
    client = createClient({ token: slack.botToken, apiUrl: slack.apiUrl, log });
    const { team_id: team = '' } = await client.auth.test();
    people = createPeople(client, team, () => now);
  });
  afterEach(() => slack.stop());

  it('are asked about once in some minutes, for name and rights together', async () => {
    const asker = await people.lookedUp(slack.admin.id);
    expect(asker.name).toBe(slack.admin.name);
    expect(await asker.mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(1);
    now = 6 * 60_000;
    expect(await asker.mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(2);
  });

  it('are asked about only when somebody needs to know', async () => {
    const asker = people.named(slack.member.id, 'Maria');
    expect(asker.name).toBe('Maria');
    expect(slack.requestCount('users.info')).toBe(0);
    expect(await asker.mayManage()).toBe(false);
  });

  it('have no rights here by being admins of another workspace, as guests of a shared channel may be', async () => {
    const elsewhere = createPeople(client, 'T0ANOTHER', () => now);
    expect(await (await elsewhere.lookedUp(slack.admin.id)).mayManage()).toBe(false);
  });

  it('have no rights and no name where Slack does not answer, and are asked about again', async () => {
    slack.faults.next('users.info', { kind: 'lose-request' });
    const asker = await people.lookedUp(slack.admin.id);
    expect(asker.name).toBe('Somebody');
    slack.faults.next('users.info', { kind: 'error', error: 'user_not_found' });
    expect(await asker.mayManage()).toBe(false);
    expect(await asker.mayManage()).toBe(true);
  });
});
