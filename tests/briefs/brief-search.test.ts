import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Catalogue, createCatalogue } from '../../src/briefs/catalogue.ts';
import { exampleBrief } from '../fixtures/brief.ts';

const ferry = exampleBrief();
const harvest = exampleBrief({
  id: 'late-harvest',
  title: 'A late harvest in the Vellmar valley',
  aliases: ['harvest', 'Vellmar vineyards', 'Éclipse des vignes'],
  topics: ['farming', 'islands'],
  source: { outlet: 'Valley Post', title: 'Grapes wait', language: 'en' },
  summary: 'The growers waited for the rain.',
  key_points: [{ text: 'the grapes had stayed small after a dry spring.', claim: 'Valley Post' }],
  quotations: [],
  figures: [],
  people: [
    {
      name: 'Ines Moreau',
      role: 'Grower',
      affiliation: 'Vellmar Wine Growers & Pickers Union',
      aliases: ['The Cellarer'],
    },
  ],
  positions: [],
  terms: [],
  timeline: [],
});
const catalogue = createCatalogue([harvest, ferry]);

/** The ids that a query finds, or the names that are offered instead. */
function found(query: string, among: Catalogue = catalogue): string {
  const match = among.findBrief(query);
  if (match.kind === 'found') return match.brief.id;
  if (match.kind === 'several') return match.briefs.map(({ id }) => id).join(' or ');
  return `? ${match.suggestions.map(({ text }) => text).join(', ')}`;
}

describe('a brief is found', () => {
  it.each([
    ['harbour-ferry', 'its id'],
    ['harbour ferry', 'its id with blanks'],
    ['FERRY', 'an alias in capitals'],
    ['  ferry! ', 'an alias between other characters'],
    ['the winter without a ferry', 'its title'],
    ['transport', 'a topic'],
    ['lifeline service', 'a term'],
    ['Ray Lindqvist', 'a person'],
    ['lindqvist', 'a last name'],
    ['Ray', 'a first name'],
    ['Ellery Ferries', 'an organisation'],
    ['SIC', 'an alias of a person'],
    ['Pier notice', 'a document that is quoted'],
    ['The company', 'a party'],
    ['Harbour Radio', 'the outlet'],
    ['Evening Round', 'the programme'],
    ['crossing', 'a word of a key point'],
    ['crossings', 'a word in the plural'],
    ['brochure', 'a word of a quotation'],
    ['trans', 'the beginning of a topic'],
    ['tell me about the ferry', 'an alias within a question'],
    ['islanders and boats', 'several words'],
    ['harbor ferry', 'an id with a letter missing'],
    ['ferri', 'a short alias with a wrong letter'],
    ['lindqvst', 'a last name with a letter missing'],
    ['lifelnie service', 'two letters exchanged'],
    ['sandhlom islanders', 'a mistyped word among others'],
  ])('by “%s”: %s', (query) => {
    expect(found(query)).toBe('harbour-ferry');
  });

  it('by an alias without its accents', () => {
    expect(found('eclipse des vignes')).toBe('late-harvest');
  });

  it('by the initials of an organisation', () => {
    expect(found('VWGPU')).toBe('late-harvest');
  });

  it('by its own name before another’s topic', () => {
    const rival = exampleBrief({ id: 'rival', aliases: [], topics: ['harvest'] });
    expect(found('harvest', createCatalogue([rival, harvest]))).toBe('late-harvest');
  });
});

describe('several briefs are offered', () => {
  it('when they share a topic', () => {
    expect(found('islands')).toBe('harbour-ferry or late-harvest');
  });

  it('when they share a person’s name', () => {
    expect(found('Ines')).toBe('harbour-ferry or late-harvest');
  });

  it('when a mistyped name is equally near to theirs', () => {
    const one = exampleBrief({ id: 'one', aliases: ['westport'] });
    const two = exampleBrief({ id: 'two', aliases: ['restport'] });
    expect(found('xestport', createCatalogue([one, two]))).toBe('one or two');
    expect(found('westpor', createCatalogue([one, two]))).toBe('one');
  });
});

describe('nothing is found', () => {
  it.each(['zebra', 'the', 'and of the', '🚢', '?!', '', '   ', 'x'.repeat(5_000), 'sic transit gloria'])(
    'for “%s”, and names from the library are offered',
    (query) => {
      expect(found(query)).toMatch(/^\? \w+/);
    },
  );

  it('where most words of a query match nothing', () => {
    expect(found('ferry zebra giraffe')).toBe('? ferry, harvest');
  });

  it.each(['Iraq', 'Iran', '2020', 'xxrriage'])('for another word that merely looks alike: %s', (query) => {
    const brief = exampleBrief({ aliases: ['Irak', 'Iras', '2019', 'marriage'] });
    expect(found(query, createCatalogue([brief]))).toMatch(/^\?/);
  });

  it.each([
    ['Slovakia', 'Slovenia'],
    ['Austria', 'Australia'],
    ['Zambia', 'Gambia'],
    ['North Korea', 'South Korea'],
  ])('for %s where there is only %s, which is offered instead', (asked, there) => {
    const lone = exampleBrief({ id: 'lone', aliases: [there], title: `A winter in ${there}`, topics: [] });
    expect(found(asked, createCatalogue([lone]))).toBe(`? ${there}`);
    expect(found(there, createCatalogue([lone]))).toBe('lone');
  });

  it('for a word of five letters that is another word in a body', () => {
    expect(found('sheep')).toMatch(/^\?/);
  });

  it('and what is nearest is offered first', () => {
    expect(found('havest moon')).toMatch(/^\? harvest/);
  });

  it('and an empty library offers nothing', () => {
    expect(found('ferry', createCatalogue([]))).toBe('? ');
  });

  it('and at most three names are offered, one a brief', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      exampleBrief({ id: `brief-${index}`, aliases: [`name ${index}`] }),
    );
    const match = createCatalogue(many).findBrief('zebra');
    expect(match).toMatchObject({ kind: 'none' });
    if (match.kind === 'none') expect(new Set(match.suggestions.map(({ brief }) => brief.id)).size).toBe(3);
  });

  it('and what is offered finds its brief', () => {
    const match = catalogue.findBrief('zebra');
    expect(match.kind === 'none' && match.suggestions.map(({ text }) => found(text))).toEqual([
      'harbour-ferry',
      'late-harvest',
    ]);
  });
});

describe('of any query', () => {
  const briefs = [ferry, harvest];
  const names = briefs.flatMap((brief) =>
    [brief.id, ...brief.aliases].map((name) => ({ name, id: brief.id })),
  );

  it('case and accents do not matter', () => {
    const disguised = fc.constantFrom(...names).chain(({ name, id }) =>
      fc
        .array(fc.constantFrom('upper', 'lower', 'acute', 'diaeresis'), {
          minLength: name.length,
          maxLength: name.length,
        })
        .map((ways) => ({
          id,
          query: [...name].map((letter, index) => disguise(letter, ways[index])).join(''),
        })),
    );
    fc.assert(
      fc.property(disguised, ({ id, query }) => {
        expect(found(query)).toBe(id);
      }),
    );
  });

  it('one wrong letter within a word of five letters or more does not matter', () => {
    const places = names.flatMap(({ name, id }) =>
      [...name.matchAll(/\p{L}{5,}/gu)].flatMap((word) =>
        Array.from({ length: word[0].length - 1 }, (_, index) => ({ name, id, at: word.index + 1 + index })),
      ),
    );
    const mistyped = fc
      .tuple(fc.constantFrom(...places), fc.constantFrom('drop', 'double', 'exchange'))
      .map(([{ name, id, at }, way]) => ({ id, query: slip(name, at, way) }));
    fc.assert(
      fc.property(mistyped, ({ id, query }) => {
        expect(found(query)).toBe(id);
      }),
    );
  });

  it('none throws, and each is answered', () => {
    const alone = createCatalogue([ferry]);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6_000 }), (query) => {
        expect(['found', 'several', 'none']).toContain(alone.findBrief(query).kind);
        expect(['speaker', 'several-speakers', 'words', 'none']).toContain(alone.findQuotations(query).kind);
        expect(alone.completeBrief(query).length).toBeLessThanOrEqual(25);
        expect(alone.completeSpeaker(query).length).toBeLessThanOrEqual(25);
      }),
    );
  });
});

function disguise(letter: string, way: string | undefined): string {
  if (way === 'upper') return letter.toUpperCase();
  if (way === 'acute' && /\p{L}/u.test(letter)) return `${letter}\u0301`;
  if (way === 'diaeresis' && /\p{L}/u.test(letter)) return `${letter}\u0308`;
  return letter.toLowerCase();
}

function slip(name: string, at: number, way: string): string {
  const letter = name[at] ?? '';
  const put = way === 'drop' ? '' : way === 'double' ? letter + letter : letter === 'q' ? 'w' : 'q';
  return name.slice(0, at) + put + name.slice(at + 1);
}
