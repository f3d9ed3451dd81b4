import { describe, expect, it } from 'vitest';
import { findBeings } from '../../../src/drafting/attribution/beings.ts';
import { Scene } from '../../../src/drafting/attribution/scene.ts';
import { layOut } from '../../../src/drafting/attribution/units.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

function beingsIn(text: string) {
  const layout = layOut(readText(text));
  const scenes = layout.frames.map((frame) => new Scene(layout, frame));
  return findBeings(scenes).all.map(({ name, mentions, gender, roles }) => ({
    name: text.slice(name.start, name.end),
    mentions: mentions.map((mention) => text.slice(mention.name.start, mention.name.end)),
    gender,
    roles: [...roles],
  }));
}

describe('whom a text names', () => {
  it('joins a last name to the full name, whichever comes first', () => {
    const text = 'Okafor arrived late. Laura Okafor spoke to nobody. Ms. Okafor left early.';
    expect(beingsIn(text)).toEqual([
      { name: 'Laura Okafor', mentions: ['Okafor', 'Laura Okafor', 'Okafor'], gender: 'she', roles: [] },
    ]);
  });

  it('keeps two people of one last name apart by their given names and titles', () => {
    const text = 'Laura Okafor met Peter Okafor. Mrs. Okafor left first.';
    expect(beingsIn(text).map(({ name, mentions }) => [name, mentions.length])).toEqual([
      ['Laura Okafor', 2],
      ['Peter Okafor', 1],
    ]);
  });

  it('learns a role from an apposition and from a title', () => {
    const text = 'Laura Okafor, the minister, met Judge Peter Vidal.';
    expect(beingsIn(text).map(({ name, roles }) => [name, roles])).toEqual([
      ['Laura Okafor', ['minister']],
      ['Peter Vidal', ['judge']],
    ]);
  });

  it('takes an office alone for nobody’s name', () => {
    expect(beingsIn('The Foreign Minister left the room.')).toEqual([]);
  });
});
