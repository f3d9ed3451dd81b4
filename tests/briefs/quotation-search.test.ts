import { describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue } from '../../src/briefs/catalogue.ts';
import { exampleBrief } from '../fixtures/brief.ts';

const harbour = exampleBrief({
  id: 'harbour',
  aliases: ['harbour'],
  topics: ['transport'],
  quotations: [
    { speaker: 'Okafor', about: 'smuggled lamps', exact: 'We counted the “lamps” twice.' },
    { speaker: 'Ray Lindqvist', about: 'what the company owes', exact: 'A ship must pay for its own coal.' },
    {
      speaker: 'Town Hall minutes',
      about: 'the vote',
      exact: 'The motion on the border of the harbour was carried.',
    },
  ],
  people: [
    {
      name: 'Ines Okafor',
      role: 'Acting Commissioner',
      affiliation: 'U.S. Harbours & Border Office',
      aliases: ['Okafor', 'The Warden'],
    },
    { name: 'Ray Lindqvist', role: 'foreign minister', affiliation: 'Sandholm' },
  ],
});
const winter = exampleBrief({
  id: 'winter',
  aliases: ['frost'],
  topics: ['weather'],
  quotations: [
    {
      speaker: 'Ines Okafor',
      about: 'the ice',
      exact: 'Nobody trafficks in ice but the ships that break it.',
    },
    { speaker: 'Lena Ray', about: 'the frost', exact: 'It froze for nine weeks.' },
  ],
  people: [{ name: 'Ines Okafor' }, { name: 'Lena Ray' }],
});
const catalogue = createCatalogue([winter, harbour]);

/** What a query finds, in one line. */
function found(query: string, among: Catalogue = catalogue): string {
  const match = among.findQuotations(query);
  switch (match.kind) {
    case 'speaker':
      return `${match.speaker} ${match.quotations.length}`;
    case 'several-speakers':
      return match.speakers.join(' or ');
    case 'words':
      return match.quotations.map(({ quotation }) => quotation.about).join(', ');
    case 'none':
      return `? ${match.suggestions.map(({ text }) => text).join(', ')}`;
  }
}

describe('a speaker is found', () => {
  it.each([
    ['Ines Okafor', 'Ines Okafor 2'],
    ['ÍNES OKAFOR', 'Ines Okafor 2'],
    ['okafor', 'Ines Okafor 2'],
    ['ines', 'Ines Okafor 2'],
    ['warden', 'Ines Okafor 2'],
    ['the warden', 'Ines Okafor 2'],
    ['Okafor’s', 'Ines Okafor 2'],
    ['HBO', 'Ines Okafor 2'],
    ['USHBO', 'Ines Okafor 2'],
    ['commissioner', 'Ines Okafor 2'],
    ['acting commissioner', 'Ines Okafor 2'],
    ['border office', 'Ines Okafor 2'],
    ['Foreign Minister', 'Ray Lindqvist 1'],
    ['minister of Sandholm', 'Ray Lindqvist 1'],
    ['Sandholm', 'Ray Lindqvist 1'],
    ['Town Hall', 'Town Hall minutes 1'],
    ['minutes', 'Town Hall minutes 1'],
    ['Okafr', 'Ines Okafor 2'],
    ['Lindqist', 'Ray Lindqvist 1'],
    ['quotes by Lindqvist', 'Ray Lindqvist 1'],
  ])('by “%s”', (query, expected) => {
    expect(found(query)).toBe(expected);
  });

  it('once, with the quotations of every brief in the order of the library', () => {
    const match = catalogue.findQuotations('Okafor');
    expect(match.kind === 'speaker' && match.quotations.map(({ brief }) => brief.id)).toEqual([
      'harbour',
      'winter',
    ]);
  });

  it('as one of several who share a name, and each by the full name alone', () => {
    expect(found('Ray')).toBe('Ray Lindqvist or Lena Ray');
    expect(found('Ray Lindqvist')).toBe('Ray Lindqvist 1');
    expect(found('Lena Ray')).toBe('Lena Ray 1');
  });

  it('by the full name also where that is another’s alias', () => {
    const brief = exampleBrief({
      quotations: [
        { speaker: 'Harbour', about: 'a', exact: 'One.' },
        { speaker: 'Ines Okafor', about: 'b', exact: 'Two.' },
      ],
      people: [{ name: 'Ines Okafor', aliases: ['Harbour'] }],
    });
    expect(found('Ines Okafor', createCatalogue([brief]))).toBe('Ines Okafor 2');
  });
});

describe('quotations are found', () => {
  it.each([
    ['lamps', 'smuggled lamps'],
    ['lamp', 'smuggled lamps'],
    ['trafficking ice', '? '],
    ['traffick', 'the ice'],
    ['nine weeks', 'the frost'],
    ['coal', 'what the company owes'],
    ['border', 'the vote'],
    ['the vote', 'the vote'],
    ['Lindqvist coal', 'what the company owes'],
    ['smugled', 'smuggled lamps'],
    ['weather', 'the ice, the frost'],
    ['frost', 'the frost'],
  ])('by “%s”', (query, expected) => {
    expect(found(query)).toContain(expected);
  });

  it('only where they hold as many of the words as the best', () => {
    expect(found('ship coal pay')).toBe('what the company owes');
  });
});

describe('nothing is found', () => {
  it.each(['zebra', 'the', '🚢', '', 'said', 'y'.repeat(5_000)])(
    'for “%s”, and speakers are offered',
    (query) => {
      const match = catalogue.findQuotations(query);
      expect(match.kind === 'none' && match.suggestions).toHaveLength(3);
    },
  );

  it('and the nearest speaker is offered first', () => {
    expect(found('Linquist Raymond')).toMatch(/^\? Ray Lindqvist/);
  });

  it('where one word of two matches nothing', () => {
    expect(found('coal zebra')).toMatch(/^\?/);
  });

  it('for the alias of somebody who is not quoted', () => {
    expect(found('Ellery Ferries')).toMatch(/^\?/);
  });

  it('in a library without quotations, which has nobody to offer', () => {
    expect(found('Okafor', createCatalogue([exampleBrief({ quotations: [] })]))).toBe('? ');
  });
});
