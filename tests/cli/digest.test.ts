import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDigest } from '../../src/cli/digest.ts';
import { openStore } from '../../src/store/open-store.ts';
import { briefText, folderWith } from '../fixtures/brief-file.ts';
import { keptOutput } from '../fixtures/output.ts';
import { intentFor, subscriptionTo } from '../store/digest-fixtures.ts';

const channels = {
  SLACK_BOT_TOKEN: 'xoxb-invented',
  SLACK_APP_TOKEN: 'xapp-invented',
  SLACK_DIGEST_CHANNEL: 'C0123456789',
  DIGEST_SCHEDULE: 'weekdays 08:30 Europe/Berlin',
};

/** Runs the program with a library of one brief and a data file of its own. */
async function digest(input: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const folder = await folderWith({ 'harbour-ferry.yaml': briefText() });
  const database = join(folder, 'verbatim.sqlite');
  const output = keptOutput();
  const code = await runDigest(input, folder, { DATABASE_URL: database, ...environment }, output);
  return { code, database, printed: output.printed.join('\n'), complained: output.complained.join('\n') };
}

describe('previewing the digest', () => {
  it("prints each channel's next digest and its time", async () => {
    const { code, printed, complained } = await digest(['--preview'], channels);
    expect({ code, complained }).toEqual({ code: 0, complained: '' });
    expect(printed).toMatch(
      /^The next digest\n\nC0123456789, due \d{4}-\d\d-\d\d 0[67]:30 UTC \(weekdays 08:30 Europe\/Berlin\)\n/,
    );
    expect(printed).toContain('New in the library: The winter without a ferry');
  });

  it('prints what a new channel would begin with where none is set, and says so', async () => {
    const { code, printed } = await digest(['--preview']);
    expect(code).toBe(0);
    expect(printed).toContain('No digest channel is set');
    expect(printed).toMatch(/A new channel, due \d{4}-\d\d-\d\d 09:00 UTC \(daily 09:00 UTC\)/);
    expect(printed).toContain('New in the library: The winter without a ferry');
  });

  it('makes no data file', async () => {
    const { database } = await digest(['--preview'], channels);
    expect(existsSync(database)).toBe(false);
  });

  it('reads what the channel has seen while the bot runs on the same data file', async () => {
    const folder = await folderWith({});
    const database = join(folder, 'verbatim.sqlite');
    const store = await openStore(database);
    const id = 'slack:C0123456789';
    await store.digest.saveSubscription(subscriptionTo(id, { schedule: 'weekdays 08:30 Europe/Berlin' }), 1);
    await store.digest.plan({
      subscription: id,
      at: 1,
      deliveries: [
        {
          id: 'delivery',
          slot: 'slot',
          due: 1,
          asked: false,
          deadline: 2,
          content: {
            kind: 'parts',
            parts: [{ key: 'key', card: '{"elements":[]}', shows: [{ kind: 'brief', id: 'harbour-ferry' }] }],
          },
        },
      ],
    });
    await store.digest.begin(intentFor('key', { at: 1 }));
    await store.digest.settle('key', 'sending', { state: 'sent', message: 'm1' }, 1);
    const { printed } = await digest(['--preview'], { ...channels, DATABASE_URL: database });
    await store.close();
    expect(printed).toContain('From the library');
    expect(printed).not.toContain('New in the library');
  });

  it.each([[[]], [['--post']], [['--preview', 'now']]])(
    'says how it is called where it is called %j',
    async (input) => {
      expect(await digest(input)).toMatchObject({
        code: 2,
        printed: '',
        complained: expect.stringContaining('Usage: '),
      });
    },
  );

  it('names a wrong setting and what to do', async () => {
    const { code, complained } = await digest(['--preview'], { DIGEST_SCHEDULE: 'daily noon' });
    expect(code).toBe(2);
    expect(complained).toContain('DIGEST_SCHEDULE must read like "weekdays 08:30 Europe/Berlin"');
    expect(complained).toContain('not understood: "noon"');
  });
});
