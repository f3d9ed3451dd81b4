import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleInput } from '../fixtures/brief.ts';
import { briefText } from '../fixtures/brief-file.ts';
import { firstBrief } from '../fixtures/first-brief.ts';
import { MANAGER } from './discord-side.ts';
import { createWorld, type World } from './harness.ts';
import { eventually } from './waiting.ts';

describe('a brief that changes while the bot runs', () => {
  const ferry = exampleInput();
  let world: World;
  beforeAll(async () => {
    world = await createWorld({ briefs: [firstBrief(), ferry] });
    await world.start();
  });
  afterAll(() => world.stop());

  const file = () => join(world.briefs, 'harbour-ferry.yaml');
  const answer = async () => world.slack.read(await world.slack.ask('/brief ferry'));
  const adminStatus = async () => {
    const { slack } = world;
    return slack.read(await slack.ask('/digest status', { user: slack.sandbox.admin.id }));
  };
  const memberStatus = async () => world.slack.read(await world.slack.ask('/digest status'));

  it('is served as it was while its file is wrong, and the bot says where', async () => {
    await writeFile(file(), briefText({ title: 'A new title', summary: '' }));
    await eventually(async () => (await adminStatus()).includes('harbour-ferry.yaml:') || undefined);
    expect(await answer()).toContain(ferry.title);
    const { discord } = world;
    const status = discord.read(await discord.ask('/digest status', { user: MANAGER }));
    expect(status).toMatch(/harbour-ferry\.yaml:\d+:\d+: .*summary/);
    expect(world.log()).toMatch(/harbour-ferry\.yaml:\d+:\d+: .*summary/);
  });

  it('shows its file’s path to nobody but admins', async () => {
    const status = await memberStatus();
    expect(status).toContain('1 brief has mistakes');
    expect(status).not.toContain('harbour-ferry.yaml');
    expect(status).not.toContain(world.directory);
  });

  it('is served as it was while its file is no YAML at all', async () => {
    await writeFile(file(), 'title: "never closed\n  - [');
    await eventually(async () => (await adminStatus()).includes('harbour-ferry.yaml:') || undefined);
    expect(await answer()).toContain(ferry.title);
  });

  it('is served anew once its file is mended, and nothing is said to be wrong any more', async () => {
    await writeFile(file(), briefText({ title: 'A mended title' }));
    await eventually(async () => (await answer()).includes('A mended title') || undefined);
    expect(await adminStatus()).not.toContain('harbour-ferry');
    expect(await memberStatus()).not.toContain('mistakes');
  });

  it('is no longer there once its file is removed, and the others still are', async () => {
    await rm(file());
    await eventually(async () => (await answer()).includes('No brief matches') || undefined);
    expect(world.slack.read(await world.slack.ask('/quote Morgan'))).toContain('Mark Morgan');
  });

  it('is there as soon as its file is new', async () => {
    await world.save({ ...ferry, id: 'harbour-bridge', title: 'A bridge instead', aliases: ['bridge'] });
    const { slack } = world;
    await eventually(
      async () => slack.read(await slack.ask('/brief bridge')).includes('A bridge') || undefined,
    );
  });
});
