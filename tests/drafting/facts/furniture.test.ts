import { describe, expect, it } from 'vitest';
import { extract } from '../../../src/drafting/extract.ts';
import { furnitureParagraphs, linkParagraphs } from '../../../src/drafting/facts/furniture.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

const LINKS = [
  'Read more: Mayor opens the new bridge after nine years of work on the river.',
  'Related: What the bridge means for the ferries',
  'Sign up for our newsletter and get the best stories of the week.',
  'Image caption: The bridge was painted red by forty painters.',
  'Copyright 2024 The Alta Herald. All rights reserved.',
  'ADVERTISEMENT',
];

const CAPTIONS = [
  'Workers stand beside the new bridge in the harbour on Monday. (Ana Ruiz/Getty Images)',
  'Photo by Ana Ruiz',
];

const STORY = [
  'Related companies said that the bridge was late.',
  'Watch sales fell by 4 percent in May, the guild said.',
  'The photo shows the mayor on the bridge.',
  'Credit is scarce: no bank in Alta lends to sailors.',
];

const textOf = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

describe('what is no part of a story', () => {
  it('is what leads elsewhere and what says whose a picture is', () => {
    const reading = readText(textOf([...LINKS, ...CAPTIONS, ...STORY]));
    expect([...linkParagraphs(reading)]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...furnitureParagraphs(reading)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('yields neither a key point nor a quotation', () => {
    const text = textOf([
      'The bridge opens',
      ...LINKS,
      ...CAPTIONS,
      'The bridge in Alta was opened on Monday by Mayor Ines Duarte.',
      'The city paid 40 million dollars for it, according to the auditors.',
      'The bridge will carry 30,000 cars a day to the other shore.',
    ]);
    const { keyPoints, quotations } = extract(text);
    const at = ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end);
    expect(keyPoints.map(({ sentence }) => at(sentence))).toEqual([
      'The bridge in Alta was opened on Monday by Mayor Ines Duarte.',
      'The city paid 40 million dollars for it, according to the auditors.',
      'The bridge will carry 30,000 cars a day to the other shore.',
    ]);
    expect(quotations.map(({ pieces }) => pieces.map(at))).toEqual([
      ['The city paid 40 million dollars for it'],
    ]);
  });
});
