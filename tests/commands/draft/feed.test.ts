import { describe, expect, it } from 'vitest';
import { toPlainText } from '../../../src/cards/plain-text.ts';
import {
  deadFeedCard,
  draftsWaitingCard,
  newArticlesCard,
} from '../../../src/commands/draft/announcement.ts';
import type { Feed } from '../../../src/drafting/feed.ts';
import { chatContext, linesOf, pageContext, textOf } from '../../fixtures/commands.ts';
import { editorAt } from './editors-desk.ts';

const feed: Feed = {
  id: 'harbour-radio',
  address: 'https://radio.example.org/feed.xml',
  title: 'Harbour Radio',
  platform: 'slack',
  channel: 'C1',
  workspace: 'T1',
  mode: 'drafts',
  state: 'active',
  nextFetch: 0,
  failures: 0,
  told: false,
  addedAt: 0,
};

const ADD = 'draft feed add https://radio.example.org/feed.xml';

describe('draft feed', () => {
  it('lists the feeds that are followed, how they are, and what can be done', async () => {
    const failing: Feed = {
      ...feed,
      id: 'pier',
      state: 'dead',
      failures: 9,
      failure: 'it answered 404',
      channel: 'C9',
    };
    const { ask } = editorAt({ feeds: [{ ...feed, lastSuccess: 0 }, failing] });
    const answer = await ask('draft feed');
    const text = textOf(answer);
    expect(answer.audience).toBe('private');
    expect(answer.card.title).toBe('2 feeds are followed');
    expect(text).toContain(
      'new articles become drafts · told in this channel · last read 1970-01-01 00:00 UTC',
    );
    expect(text).toContain('told in another channel of slack · given up: it answered 404 · never read yet');
    expect(linesOf(answer)).toEqual([
      'draft feed pause harbour-radio',
      'draft feed resume pier',
      'draft feed remove harbour-radio',
      'draft feed remove pier',
      'draft feed add',
    ]);
  });

  it('adds one for the channel it is asked in', async () => {
    const { ask, feed: kept } = editorAt();
    const answer = await ask(`${ADD} auto`);
    expect(answer.card.title).toBe('Followed: Harbour Radio. It lists 12 articles now.');
    expect(kept('harbour-radio')).toMatchObject({
      platform: 'slack',
      channel: 'C1',
      workspace: 'T1',
      mode: 'auto',
    });
    await ask(ADD);
    expect(kept('harbour-radio')?.mode).toBe('drafts');
  });

  it('asks for the address in a form, whose values read as a line', async () => {
    const { ask, feed: kept } = editorAt();
    const { card } = await ask('draft feed add');
    const form = card.elements.find((element) => element.type === 'form');
    expect(form?.fields.map(({ name }) => name)).toEqual(['address', 'mode']);
    await ask(`${form?.line} https://radio.example.org/feed.xml drafts`);
    expect(kept('harbour-radio')).toBeDefined();
  });

  it('pauses, resumes and removes one, with the way back', async () => {
    const { ask, feed: kept } = editorAt({ feeds: [feed] });
    expect(linesOf(await ask('draft feed pause harbour-radio'))[0]).toBe('draft feed resume harbour-radio');
    expect(kept('harbour-radio')?.state).toBe('paused');
    await ask('draft feed resume harbour-radio');
    expect(kept('harbour-radio')?.state).toBe('active');
    expect(linesOf(await ask('draft feed remove harbour-radio'))[0]).toBe(`${ADD} drafts`);
    expect(kept('harbour-radio')).toBeUndefined();
  });

  it.each([
    ['draft feed remove pear', 'No feed is called: pear.', 'draft feed remove harbour-radio'],
    ['draft feed pause', 'Which feed is to be changed?', 'draft feed pause harbour-radio'],
    ['draft feed delete harbour-radio', 'not: delete.', 'draft feed remove harbour-radio'],
    [`${ADD} daily`, 'Not understood: daily.', undefined],
    [`${ADD} auto drafts`, 'Not understood: drafts.', undefined],
    ['draft feed add radio.example.org', 'Not understood: radio.example.org.', undefined],
  ])('%s is answered with what is meant perhaps', async (line, said, offered) => {
    const { ask, feed: kept } = editorAt({ feeds: [feed] });
    const answer = await ask(line);
    expect(answer).toMatchObject({ outcome: 'not-found', audience: 'private' });
    expect(textOf(answer)).toContain(said);
    if (offered !== undefined) expect(linesOf(answer)).toContain(offered);
    expect(kept('harbour-radio')).toEqual(feed);
  });

  it('says why an address is no feed, and where a feed can be added', async () => {
    const { ask, commands } = editorAt();
    expect(textOf(await ask('draft feed add https://example.org/nothing'))).toBe(
      'There is no feed at this address.',
    );
    const inTerminal = await commands.answer(ADD, pageContext());
    expect(inTerminal.outcome).toBe('refused');
    expect(textOf(inTerminal)).toContain('ask in a channel of Slack or Discord');
  });
});

describe('What a channel is told of its feeds', () => {
  const secret = 'what the minister said';

  it('is of new articles the title, the outlet and the link, and nothing else', () => {
    const items = [
      { title: 'Story 1', url: 'https://radio.example.org/1', summary: secret },
      { title: 'Story 2', url: 'https://radio.example.org/2', outlet: 'Pier Post' },
    ];
    const card = newArticlesCard(feed, { items, more: 2 });
    expect(toPlainText(card)).toBe(
      [
        'New from Harbour Radio',
        '',
        '• Story 1 (https://radio.example.org/1) · Harbour Radio',
        '• Story 2 (https://radio.example.org/2) · Pier Post',
        '',
        'and 2 more.',
      ].join('\n'),
    );
    expect(JSON.stringify(card)).not.toContain(secret);
  });

  it('is of a feed that died since when, why, and what to do', () => {
    const card = deadFeedCard({ ...feed, lastSuccess: 0, failure: 'it answered 404' });
    const text = toPlainText(card, 'none');
    expect(text).toContain('A feed has died: Harbour Radio');
    expect(text).toContain('It was last read 1970-01-01 00:00 UTC.');
    expect(text).toContain('The last time: it answered 404');
    expect(text).toContain('Open https://radio.example.org/feed.xml in a browser');
    expect(toPlainText(deadFeedCard(feed))).toContain('It could never be read.');
  });

  it('has buttons that an editor’s press runs', async () => {
    const { commands } = editorAt({ feeds: [feed] });
    const cards = [deadFeedCard(feed), draftsWaitingCard(feed, 2)];
    const lines = cards.flatMap((card) => linesOf({ card, outcome: 'answered', audience: 'channel' }));
    expect(lines).toEqual([
      'draft feed resume harbour-radio',
      'draft feed remove harbour-radio',
      'draft list',
    ]);
    for (const line of lines) {
      expect((await commands.answer(line, chatContext({ edits: true }))).outcome).toBe('answered');
      expect((await commands.answer(line, chatContext())).outcome).toBe('refused');
    }
  });

  it('is of drafts that await review how many, and nothing of what they hold', () => {
    expect(toPlainText(draftsWaitingCard(feed, 1), 'none')).toBe(
      '1 new draft from Harbour Radio awaits review.',
    );
    expect(toPlainText(draftsWaitingCard(feed, 3), 'none')).toBe(
      '3 new drafts from Harbour Radio await review.',
    );
  });
});
