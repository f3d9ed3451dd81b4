import { expect, it } from 'vitest';
import { quotationIds } from '../../src/briefs/quotation-ids.ts';
import { exampleBrief } from '../fixtures/brief.ts';

const said = (speaker: string, id?: string) => ({
  speaker,
  about: 'x',
  exact: 'x',
  ...(id === undefined ? {} : { id }),
});

function idsOf(...quotations: ReturnType<typeof said>[]): readonly string[] {
  return quotationIds(exampleBrief({ quotations }));
}

it('A person’s quotations are numbered under the last name, a document’s under its first two words', () => {
  expect(
    idsOf(said('Ines Okafor'), said('Pier notice of May'), said('Ines Okafor'), said('Ray Lindqvist')),
  ).toEqual(['okafor-1', 'pier-notice-1', 'okafor-2', 'lindqvist-1']);
});

it('An alias is the person', () => {
  expect(idsOf(said('SIC'))).toEqual(['okafor-1']);
});

it('An id once written is kept, and its number is given to no other, even in front of it', () => {
  expect(
    idsOf(said('Ines Okafor'), said('Ines Okafor', 'okafor-1'), said('Ines Okafor', 'okafor-7')),
  ).toEqual(['okafor-8', 'okafor-1', 'okafor-7']);
});

it('An id that somebody chose by hand is kept', () => {
  expect(idsOf(said('Ines Okafor', 'my-favourite'), said('Ines Okafor'))).toEqual([
    'my-favourite',
    'okafor-1',
  ]);
});

it('A speaker without a Latin letter has an id all the same', () => {
  expect(idsOf(said('島の会'), said('🚢'))).toEqual(['quotation-1', 'quotation-2']);
});
