import { describe, expect, it } from 'vitest';
import { createEventMemory } from '../../../../src/platforms/slack/listeners/mention.ts';

describe('the memory of events', () => {
  it('tells an event that comes again from a new one, and forgets the oldest first', () => {
    const isNew = createEventMemory(2);
    expect(['a', 'b', 'a', 'c', 'b', 'a'].map(isNew)).toEqual([true, true, false, true, false, true]);
  });
});
