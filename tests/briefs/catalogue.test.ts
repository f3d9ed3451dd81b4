import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/briefs/catalogue.ts';
import { exampleBrief } from '../fixtures/brief.ts';

const ferry = exampleBrief();
const winter = exampleBrief({
  id: 'a-winter',
  title: 'The frozen ferry',
  aliases: ['ice', 'great ferment'],
  topics: ['cold'],
});
const catalogue = createCatalogue([ferry, winter]);
const texts = (prefix: string) =>
  catalogue.completeBrief(prefix).map(({ text, brief }) => `${text} (${brief.id})`);

it('A catalogue has its briefs in the order of their ids, and their quotations in the order of the briefs', () => {
  expect(catalogue.briefs.map(({ id }) => id)).toEqual(['a-winter', 'harbour-ferry']);
  expect(catalogue.quotations).toHaveLength(8);
  expect(catalogue.quotations[0]).toEqual({ brief: winter, quotation: winter.quotations[0] });
});

describe('completing a brief', () => {
  it('offers every brief by its short name while nothing is typed', () => {
    expect(texts('')).toEqual(['ice (a-winter)', 'ferry (harbour-ferry)']);
  });

  it('offers names that begin with what is typed before names that hold it', () => {
    expect(texts('fer')).toEqual(['ferry (harbour-ferry)', 'great ferment (a-winter)']);
    expect(texts('arbour')).toEqual(['harbour-ferry (harbour-ferry)']);
  });

  it('offers the short name for what stands in a title', () => {
    expect(texts('frozen')).toEqual(['ice (a-winter)']);
  });

  it('offers nothing that does not fit', () => {
    expect(texts('zebra')).toEqual([]);
  });

  it('offers names that find their brief', () => {
    for (const { text, brief } of catalogue.completeBrief('')) {
      expect(catalogue.findBrief(text)).toEqual({ kind: 'found', brief });
    }
  });

  it('offers 25 at most', () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      exampleBrief({ id: `brief-${index}`, aliases: [] }),
    );
    expect(createCatalogue(many).completeBrief('brief')).toHaveLength(25);
  });
});

describe('completing a speaker', () => {
  it('offers every speaker once, in the order of the library', () => {
    expect(catalogue.completeSpeaker('')).toEqual(['Ines Okafor', 'Ray Lindqvist', 'Pier notice']);
  });

  it('offers full names for the beginning of any of their words, of an alias or an office', () => {
    expect(catalogue.completeSpeaker('lind')).toEqual(['Ray Lindqvist']);
    expect(catalogue.completeSpeaker('SI')).toEqual(['Ines Okafor']);
    expect(catalogue.completeSpeaker('direct')).toEqual(['Ray Lindqvist']);
  });

  it('offers beginnings first, then what only holds it', () => {
    expect(catalogue.completeSpeaker('n')).toEqual(['Pier notice', 'Ines Okafor', 'Ray Lindqvist']);
    expect(catalogue.completeSpeaker('i')).toEqual(['Ines Okafor', 'Ray Lindqvist', 'Pier notice']);
  });
});
