import { describe, expect, it } from 'vitest';
import { notice } from '../../../src/cards/card.ts';
import type { DeliveryReport, Digest, Preview } from '../../../src/digest/digest.ts';
import { exampleBrief } from '../../fixtures/brief.ts';
import { chatContext, commandsOver, linesOf, pageContext, textOf } from '../../fixtures/commands.ts';

const address = { platform: 'slack', channel: 'C1' };
const sent: DeliveryReport = { label: '#briefings', due: 0, state: 'sent', asked: true };
const preview: Preview = {
  address,
  label: '#briefings',
  workspace: 'T1',
  due: Date.UTC(2026, 0, 2, 9),
  schedule: 'daily 09:00 UTC',
  cards: [notice('From the library')],
};

/** A digest with one channel that counts its posts by token. */
function digestWith({ previews = [preview] }: { previews?: readonly Preview[] } = {}) {
  const posted: string[] = [];
  const digest: Digest = {
    preview: async () => previews,
    postNow: async (_address, token) => {
      posted.push(token);
      return sent;
    },
    status: async () => ({
      channels: [
        {
          address,
          label: '#briefings',
          workspace: 'T1',
          schedule: 'daily 09:00 UTC',
          next: preview.due,
          recent: [{ label: '#briefings', due: 0, state: 'unknown', asked: false, reason: 'no reply came' }],
        },
      ],
      platforms: [{ name: 'slack', health: { state: 'connected', notes: ['invite it: /invite @helper'] } }],
    }),
  };
  const commands = commandsOver([exampleBrief()], {
    digest: () => digest,
    problems: () => [{ file: 'briefs/bad.yaml', line: 3, column: 1, message: 'title is missing' }],
  });
  return { commands, posted };
}

describe('digest preview', () => {
  it('shows what the next digest holds and when it is due', async () => {
    const text = textOf(await digestWith().commands.answer('digest preview', chatContext()));
    expect(text).toContain('#briefings, due 2026-01-02 09:00 UTC (daily 09:00 UTC)');
    expect(text).toContain('From the library');
  });

  it('says which setting is missing where no channel is set', async () => {
    const { commands } = digestWith({ previews: [] });
    expect(textOf(await commands.answer('digest preview', chatContext()))).toContain('SLACK_DIGEST_CHANNEL');
  });

  it('says why nothing would be posted', async () => {
    const { commands } = digestWith({ previews: [{ ...preview, cards: [], reason: 'nothing is new.' }] });
    expect(textOf(await commands.answer('digest preview', chatContext()))).toContain(
      'Nothing will be posted: nothing is new.',
    );
  });
});

describe('digest now', () => {
  it('asks first, and posts when the button is pressed', async () => {
    const { commands, posted } = digestWith();
    const question = await commands.answer('digest now', chatContext({ manages: true }));
    expect(question.audience).toBe('private');
    expect(textOf(question)).toContain('Post to #briefings now?');
    expect(posted).toEqual([]);
    const [line = ''] = linesOf(question);
    const answer = await commands.answer(line, chatContext({ manages: true }));
    expect(textOf(answer)).toMatch(/^#briefings, .+ \(asked for\): posted$/);
    expect(posted).toHaveLength(1);
    expect(line).toBe(`digest now C1 ${posted[0]}`);
  });

  it('is refused to those who may not, also when they press the button of another', async () => {
    const { commands, posted } = digestWith();
    expect((await commands.answer('digest now', chatContext())).outcome).toBe('refused');
    expect((await commands.answer('digest now C1 abcdef12', chatContext())).outcome).toBe('refused');
    expect(posted).toEqual([]);
  });

  it('is refused for a channel that gets no digest', async () => {
    const { commands, posted } = digestWith();
    const answer = await commands.answer('digest now C999 abcdef12', chatContext({ manages: true }));
    expect(answer.outcome).toBe('refused');
    expect(posted).toEqual([]);
  });

  it('asks which channel where there are several', async () => {
    const other = { ...preview, label: '#other', address: { ...address, channel: 'C3' } };
    const third = { ...preview, label: '#third', address: { ...address, channel: 'C4' } };
    const { commands } = digestWith({ previews: [other, third] });
    const question = await commands.answer('digest now', chatContext({ manages: true }));
    expect(linesOf(question).map((line) => line.split(' ')[2])).toEqual(['C3', 'C4']);
  });

  /** What `digest now` asks where so many channels get the digest, none of them the one asked in. */
  async function questionOver(count: number) {
    const previews = Array.from({ length: count }, (_, index) => ({
      ...preview,
      label: `#room-${index}`,
      address: { ...address, channel: `C${100 + index}` },
    }));
    const { commands } = digestWith({ previews });
    const answer = await commands.answer('digest now', chatContext({ manages: true }));
    const kinds = answer.card.elements.map(({ type }) => type);
    return { kinds, channels: linesOf(answer).map((line) => line.split(' ')[2]), text: textOf(answer) };
  }

  it('offers five channels as buttons, and more as a list', async () => {
    expect((await questionOver(5)).kinds).toEqual(['paragraph', 'buttons']);
    const { kinds, channels } = await questionOver(6);
    expect(kinds).toEqual(['paragraph', 'choice']);
    expect(channels).toEqual(['C100', 'C101', 'C102', 'C103', 'C104', 'C105']);
  });

  it('leaves out no channel of twenty-five, and says of more how to reach them', async () => {
    const all = await questionOver(25);
    expect(new Set(all.channels).size).toBe(25);
    expect(all.text).not.toContain('of 25 channels');
    const most = await questionOver(26);
    expect(most.channels).toHaveLength(25);
    expect(most.text).toContain('25 of 26 channels');
    expect(most.text).toContain('ask for /digest now in that channel');
  });

  it('posts from a platform alone', async () => {
    expect((await digestWith().commands.answer('digest now', pageContext())).outcome).toBe('refused');
  });
});

describe('digest status', () => {
  it('tells the asker alone what was posted, what is next and what is wrong', async () => {
    const answer = await digestWith().commands.answer('digest status', chatContext({ manages: true }));
    expect(answer.audience).toBe('private');
    const text = textOf(answer);
    expect(text).toContain('Next: 2026-01-02 09:00 UTC');
    expect(text).toContain('perhaps posted, and not repeated: no reply came');
    expect(text).toContain('Slack: connected; invite it: /invite @helper');
    expect(text).toContain('briefs/bad.yaml:3:1: title is missing');
  });

  it('shows file paths to nobody but admins', async () => {
    const text = textOf(await digestWith().commands.answer('digest status', chatContext()));
    expect(text).not.toContain('bad.yaml');
    expect(text).toContain('1 brief has mistakes');
  });
});

describe('digest alone or with an unknown word', () => {
  it.each(['digest', 'digest tomorrow'])('names what there is: %s', async (line) => {
    const answer = await digestWith().commands.answer(line, chatContext());
    expect(answer.outcome).toBe('not-found');
    expect(linesOf(answer)).toEqual(['digest preview', 'digest now', 'digest status']);
  });
});
