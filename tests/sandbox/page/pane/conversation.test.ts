import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysOf, entriesOf, visibleMessages } from '../../../../src/sandbox/page/pane/conversation.ts';
import { messageCounts, peopleToRead, unreadChannels } from '../../../../src/sandbox/page/pane/unread.ts';
import { message, pane } from '../fixtures.ts';

describe('the messages that somebody sees', () => {
  it('are those of the channel, and of what one person alone sees only their own', () => {
    const open = message();
    const mine = message({ visibleTo: 'U1' });
    const theirs = message({ visibleTo: 'U2' });
    const elsewhere = message({ channel: 'C2' });
    const where = pane('slack', { messages: [open, mine, theirs, elsewhere] });
    expect(visibleMessages(where, 'C1', 'U1')).toEqual([open, mine]);
    expect(visibleMessages(where, 'C1', 'U2')).toEqual([open, theirs]);
    expect(visibleMessages(where, 'C2', 'U1')).toEqual([elsewhere]);
  });
});

describe('a conversation', () => {
  const opening = message({ id: 'a' });
  const between = message({ id: 'b' });
  const reply = message({ id: 'c', parent: 'a' });
  const later = message({ id: 'd', parent: 'a' });

  it('holds a Slack thread under the message that opens it, in order', () => {
    expect(entriesOf([opening, between, reply, later], 'slack')).toEqual([
      { message: opening, replies: [reply, later] },
      { message: between, replies: [] },
    ]);
  });

  it('holds a Discord reply in its own place', () => {
    expect(entriesOf([opening, between, reply], 'discord').map((entry) => entry.message)).toEqual([
      opening,
      between,
      reply,
    ]);
  });

  it('loses no message whose thread was opened by one that is not there', () => {
    expect(entriesOf([between, reply], 'slack').map((entry) => entry.message)).toEqual([between, reply]);
  });

  it('loses no message, whatever answers what', () => {
    const ids = ['a', 'b', 'c', 'd', 'e'];
    const parents = fc.array(fc.option(fc.constantFrom(...ids, 'gone'), { nil: undefined }), {
      minLength: ids.length,
      maxLength: ids.length,
    });
    fc.assert(
      fc.property(parents, (chosen) => {
        const messages = ids.map((id, index) => {
          const parent = chosen[index];
          return message({ id, ...(parent === undefined ? {} : { parent }) });
        });
        const shown = entriesOf(messages, 'slack').flatMap((entry) => [entry.message, ...entry.replies]);
        expect(shown.map(({ id }) => id).toSorted()).toEqual(ids);
      }),
    );
  });

  it('is grouped by day', () => {
    const entries = [1, 1, 2, 2, 3].map((day) => ({ message: message({ at: day }), replies: [] }));
    expect(daysOf(entries, String).map((day) => [day.at, day.entries.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 1],
    ]);
    expect(daysOf([], String)).toEqual([]);
  });
});

describe('a channel', () => {
  const where = pane('slack', {
    messages: [message(), message({ channel: 'C2' }), message({ channel: 'C2' })],
  });

  it('counts its messages', () => {
    expect([...messageCounts(where)]).toEqual([
      ['C1', 1],
      ['C2', 2],
    ]);
  });

  it('is unread with more messages than were seen, unless it is open', () => {
    const seen = new Map([
      ['C1', 0],
      ['C2', 1],
    ]);
    expect([...unreadChannels(where, seen, 'C1')]).toEqual(['C2']);
    expect([...unreadChannels(where, seen, 'C2')]).toEqual(['C1']);
    expect([...unreadChannels(where, messageCounts(where), 'C1')]).toEqual([]);
  });

  it('that one person alone sees is that person’s to read', () => {
    const direct = { id: 'D1', name: 'Verbatim', visibleTo: 'U2' };
    const channels = [...where.channels, direct];
    expect([...peopleToRead({ channels }, new Set(['C1', 'D1']))]).toEqual(['U2']);
    expect([...peopleToRead({ channels }, new Set(['C1']))]).toEqual([]);
  });
});
