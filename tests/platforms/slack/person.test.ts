import type { WebClient } from '@slack/web-api';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createClient } from '../../../src/platforms/slack/client.ts';
import { slackManifest } from '../../../src/platforms/slack/manifest.ts';
import { createPeople, type People, type Rights } from '../../../src/platforms/slack/person.ts';
import { type SlackSandbox, startSlackSandbox } from '../../../src/sandbox/slack/sandbox.ts';

/** Who made the channel C1, and who manages everywhere; set by each test. */
let creator: string | undefined;
const managers = new Set<string>();
const rights: Rights = {
  managers,
  creatorOf: async (channel) => (channel === 'C1' ? creator : undefined),
};

describe('people as Slack knows them', () => {
  let slack: SlackSandbox;
  let client: WebClient;
  let people: People;
  let now: number;
  beforeEach(async () => {
    slack = await startSlackSandbox({ manifest: slackManifest({ list: [], shortcuts: [] }) });
    now = 0;
    creator = undefined;
    managers.clear();
    const log = pino({ level: 'silent' });
    client = createClient({ token: slack.botToken, apiUrl: slack.apiUrl, log });
    const { team_id: team = '' } = await client.auth.test();
    people = createPeople(client, team, rights, () => now);
  });
  afterEach(() => slack.stop());

  it('are asked about once in some minutes, for name and rights together', async () => {
    const asker = await people.lookedUp(slack.admin.id, 'C1');
    expect(asker.name).toBe(slack.admin.name);
    expect(await asker.mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(1);
    now = 6 * 60_000;
    expect(await asker.mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(2);
  });

  it('are asked about sooner for their rights than for their name and zone', async () => {
    const asker = await people.lookedUp(slack.admin.id, 'C1');
    now = 31_000;
    await asker.zone?.();
    expect(slack.requestCount('users.info')).toBe(1);
    expect(await asker.mayEdit()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(2);
    expect(await asker.mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(2);
  });

  it('are asked about only when somebody needs to know', async () => {
    const asker = people.named(slack.member.id, 'Maria', 'C1');
    expect(asker.name).toBe('Maria');
    expect(slack.requestCount('users.info')).toBe(0);
    expect(await asker.mayManage()).toBe(false);
  });

  it('have no rights here by being admins of another workspace, as guests of a shared channel may be', async () => {
    const elsewhere = createPeople(client, 'T0ANOTHER', rights, () => now);
    expect(await (await elsewhere.lookedUp(slack.admin.id, 'C1')).mayManage()).toBe(false);
  });

  it('have no rights and no name where Slack does not answer, and are asked about again', async () => {
    slack.faults.next('users.info', { kind: 'lose-request' });
    const asker = await people.lookedUp(slack.admin.id, 'C1');
    expect(asker.name).toBe('Somebody');
    slack.faults.next('users.info', { kind: 'error', error: 'user_not_found' });
    expect(await asker.mayManage()).toBe(false);
    expect(await asker.mayManage()).toBe(true);
  });

  it('may manage the digests of a channel that they made, and of no other', async () => {
    creator = slack.member.id;
    expect(await people.named(slack.member.id, 'Maria', 'C1').mayManage()).toBe(true);
    expect(await people.named(slack.member.id, 'Maria', 'C2').mayManage()).toBe(false);
    expect(await people.named(slack.member.id, 'Maria', undefined).mayManage()).toBe(false);
  });

  it('may not where they come from another workspace, even where they made the channel', async () => {
    creator = slack.member.id;
    const elsewhere = createPeople(client, 'T0ANOTHER', rights, () => now);
    expect(await elsewhere.named(slack.member.id, 'Maria', 'C1').mayManage()).toBe(false);
  });

  it('may manage every digest where the settings name them, without a question to Slack', async () => {
    managers.add(slack.member.id);
    expect(await people.named(slack.member.id, 'Maria', 'C2').mayManage()).toBe(true);
    expect(slack.requestCount('users.info')).toBe(0);
  });

  it('may draft where they are admins, and not for having made a channel', async () => {
    creator = slack.member.id;
    expect(await people.named(slack.admin.id, 'Dana', 'C1').mayEdit()).toBe(true);
    expect(await people.named(slack.member.id, 'Maria', 'C1').mayEdit()).toBe(false);
    const elsewhere = createPeople(client, 'T0ANOTHER', rights, () => now);
    expect(await elsewhere.named(slack.admin.id, 'Dana', 'C1').mayEdit()).toBe(false);
  });

  it('may draft where the settings name them, and then nobody else may', async () => {
    const editors = new Set([slack.member.id]);
    const named = createPeople(client, 'T1', { ...rights, editors }, () => now);
    expect(await named.named(slack.member.id, 'Maria', 'C1').mayEdit()).toBe(true);
    expect(await named.named(slack.admin.id, 'Dana', 'C1').mayEdit()).toBe(false);
    expect(slack.requestCount('users.info')).toBe(0);
  });

  it('have the time zone that Slack tells, asked for together with the rest', async () => {
    const person = slack.addPerson({ name: 'ada', realName: 'Ada Moreau', timeZone: 'America/Mexico_City' });
    const asker = people.named(person.id, 'Ada', 'C1');
    expect(await asker.zone?.()).toBe('America/Mexico_City');
    expect(await asker.mayManage()).toBe(false);
    expect(slack.requestCount('users.info')).toBe(1);
  });

  it('have no time zone where Slack does not answer', async () => {
    slack.faults.next('users.info', { kind: 'lose-request' });
    expect(await people.named(slack.member.id, 'Maria', 'C1').zone?.()).toBeUndefined();
  });
});
