import { describe, expect, it } from 'vitest';
import { remembering } from '../../src/cards/remembering.ts';

describe('A function that remembers', () => {
  it('makes each thing once, also where nothing is made of it', () => {
    let calls = 0;
    const first = remembering(({ words }: { readonly words: readonly string[] }) => {
      calls += 1;
      return words[0];
    });
    const one = { words: ['one'] };
    const none = { words: [] };
    expect([first(one), first(none), first(one), first(none)]).toEqual(['one', undefined, 'one', undefined]);
    expect(calls).toBe(2);
  });

  it('takes a thing that only looks the same for another', () => {
    const copy = remembering((thing: { readonly word: string }) => ({ ...thing }));
    const one = { word: 'one' };
    expect(copy(one)).toBe(copy(one));
    expect(copy({ word: 'one' })).not.toBe(copy(one));
  });

  it('remembers nothing of what failed', () => {
    let fails = true;
    const make = remembering((thing: { readonly word: string }) => {
      if (fails) throw new Error('Not yet.');
      return thing.word;
    });
    const one = { word: 'one' };
    expect(() => make(one)).toThrow('Not yet.');
    fails = false;
    expect(make(one)).toBe('one');
  });
});
