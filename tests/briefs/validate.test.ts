import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '../../src/briefs/hash.ts';
import { isChecked } from '../../src/briefs/schema.ts';
import { validateContent, validated } from '../../src/briefs/validate.ts';
import { type BriefInput, exampleBrief, exampleInput, literalBrief, longBrief } from '../fixtures/brief.ts';
import { briefText, locate, problemsIn } from '../fixtures/brief-file.ts';

/** What is wrong with the example when these fields are replaced: line text and message. */
function problemsWith(overrides: Partial<BriefInput>): readonly { line: string; message: string }[] {
  const text = briefText(overrides);
  return problemsIn(locate(text)).map(({ line, message }) => ({
    line: (text.split('\n')[line - 1] ?? '').trim(),
    message,
  }));
}

const words = (exact: string, more: object = {}) => ({
  speaker: 'Ines Okafor',
  about: 'words',
  exact,
  ...more,
});

describe('a right brief', () => {
  it('has no problems', () => {
    expect(problemsWith({})).toEqual([]);
  });

  it.each([
    ['example', exampleBrief()],
    ['long', longBrief()],
    ['literal', literalBrief()],
  ])('is what the tests of others stand on: %s', (_name, brief) => {
    expect(problemsIn(locate(JSON.stringify(brief), `${brief.id}.yaml`))).toEqual([]);
  });

  it('may name a claimant by an alias, as a speaker, as a party or as the outlet', () => {
    const claims = ['SIC', 'Pier notice', 'The islanders', 'Harbour Radio'];
    expect(problemsWith({ key_points: claims.map((claim) => ({ text: 'so it was.', claim })) })).toEqual([]);
  });
});

describe('a claim', () => {
  it('that names nobody is told at its line, with the nearest name', () => {
    expect(problemsWith({ key_points: [{ text: 'it was so.', claim: 'Ines Okafer' }] })).toEqual([
      { line: 'claim: Ines Okafer', message: expect.stringContaining('did you mean Ines Okafor?') },
    ]);
  });

  it('of a figure is held to the same', () => {
    expect(
      problemsWith({ figures: [{ as_written: '4', what: 'boats', claim: 'A stranger from afar' }] }),
    ).toEqual([
      { line: 'claim: A stranger from afar', message: expect.stringContaining('add them to `people`') },
    ]);
  });
});

describe('a speaker', () => {
  it('who is almost a person of the brief is taken for a slip', () => {
    expect(problemsWith({ quotations: [{ speaker: 'Ines Okafur', about: 'boats', exact: 'One.' }] })).toEqual(
      [{ line: '- speaker: Ines Okafur', message: expect.stringContaining('almost Ines Okafor') }],
    );
  });

  it('who is a document needs no person', () => {
    expect(problemsWith({ quotations: [{ speaker: 'A leaflet', about: 'boats', exact: 'One.' }] })).toEqual(
      [],
    );
  });
});

describe('the summary', () => {
  it('has two sentences at most, however many stops its abbreviations have', () => {
    expect(problemsWith({ summary: 'Mr. Lindqvist met the U.S. Senate. J. Smith left.' })).toEqual([]);
  });

  it('of three sentences is told how many it has', () => {
    expect(problemsWith({ summary: 'One came. Two went! Did three stay?' })).toEqual([
      { line: expect.stringContaining('summary:'), message: expect.stringContaining('has 3 sentences') },
    ]);
  });
});

describe('the offsets of quotations', () => {
  it('must be as far apart as their words are long, or the words have changed since', () => {
    expect(problemsWith({ quotations: [words('One boat', { start: 10, end: 19 })] })).toEqual([
      {
        line: 'start: 10',
        message: expect.stringMatching(/8 characters.*npm run check -- --source FILE harbour-ferry --write/),
      },
    ]);
  });

  it('count UTF-16 code units', () => {
    expect(problemsWith({ quotations: [words('⛴️ 🚢', { start: 0, end: '⛴️ 🚢'.length })] })).toEqual([]);
  });

  it.each([{ start: 10 }, { end: 19 }])('come both or not at all: %o', (offset) => {
    expect(problemsWith({ quotations: [words('One boat.', offset)] })).toEqual([
      {
        line: expect.stringMatching(/^(start|end): /),
        message: expect.stringContaining('only a part of its offsets'),
      },
    ]);
  });

  it('belong to every piece of a quotation, or to none', () => {
    const pieces = [{ exact: 'One', start: 1, end: 4 }, { exact: 'boat' }];
    expect(problemsWith({ quotations: [{ speaker: 'Ines Okafor', about: 'boats', pieces }] })).toHaveLength(
      1,
    );
  });

  it('must be in the order of the source', () => {
    const quotations = [words('Boat', { start: 20, end: 24 }), words('Ship', { start: 10, end: 14 })];
    expect(problemsWith({ quotations })).toEqual([
      { line: 'start: 10', message: expect.stringContaining('order of the source') },
    ]);
  });

  it('must not overlap', () => {
    const quotations = [words('Boat', { start: 10, end: 14 }), words('Ship', { start: 13, end: 17 })];
    expect(problemsWith({ quotations })).toHaveLength(1);
  });

  it('may touch', () => {
    const quotations = [words('Boat', { start: 10, end: 14 }), words('Ship', { start: 14, end: 18 })];
    expect(problemsWith({ quotations })).toEqual([]);
  });

  it('are left to the check against the source where the content alone is asked about', () => {
    const located = locate(briefText({ quotations: [words('One boat', { start: 10 })] }));
    expect(validateContent(located)).toEqual([]);
  });
});

describe('the words of a checked quotation', () => {
  const changed = {
    message:
      'the words were changed after they were checked against the source: put them back as they were, ' +
      'or check them again with `npm run check -- --source FILE harbour-ferry --write`',
  };
  const marks = (exact: string) => ({ start: 0, end: exact.length, sha256: hashOf(exact) });

  it('are right as long as they are those of the check', () => {
    expect(problemsWith({ quotations: [words('“Où est 🚢?” – no’', marks('“Où est 🚢?” – no’'))] })).toEqual(
      [],
    );
  });

  it.each([
    ['a word as long as the old one', 'One boat', 'One ship'],
    ['an apostrophe of another form', 'It’s out', "It's out"],
    ['an accent in two characters', 'cafe\u0301s', 'caf\u00E9 s'],
    ['words of another length', 'One boat', 'No boat'],
  ])('are noticed once when they were changed: %s', (_what, before, after) => {
    expect(problemsWith({ quotations: [words(after, marks(before))] })).toEqual([
      { line: expect.stringMatching(/^exact: /), ...changed },
    ]);
  });

  it('are noticed in a piece, at its line', () => {
    const pieces = [
      { exact: 'One boat', ...marks('One boat') },
      { exact: 'no more', start: 10, end: 17, sha256: hashOf('no less') },
    ];
    expect(problemsWith({ quotations: [{ speaker: 'Ines Okafor', about: 'boats', pieces }] })).toEqual([
      { line: '- exact: no more', ...changed },
    ]);
  });

  it('are noticed with any one character exchanged', () => {
    const quotations = exampleBrief().quotations.slice(0, 1);
    const [{ exact = '' } = {}] = quotations;
    fc.assert(
      fc.property(
        fc.nat(exact.length - 1),
        fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 1 }),
        (at, put) => {
          fc.pre(exact[at] !== put && put.trim() !== '');
          const edited = exact.slice(0, at) + put + exact.slice(at + 1);
          const located = locate(
            briefText({ quotations: quotations.map((one) => ({ ...one, exact: edited })) }),
          );
          expect(problemsIn(located)).toMatchObject([changed]);
        },
      ),
    );
  });

  it('without a hash, as an older version left them, are not wrong but not checked', () => {
    const unhashed = words('One boat', { start: 0, end: 8 });
    expect(problemsWith({ quotations: [unhashed] })).toEqual([]);
    expect(isChecked(exampleBrief({ quotations: [unhashed] }))).toBe(false);
    expect(isChecked(exampleBrief({ quotations: [words('One boat', marks('One boat'))] }))).toBe(true);
  });
});

describe('the words of a quotation', () => {
  it.each([
    ['Boat\n', '`>-` instead of `>`'],
    [' Boat', 'white space'],
    ['“Boat”', 'quotation marks around it'],
    ['"Boat"', 'quotation marks around it'],
  ])('begin and end with themselves: %j', (exact, expected) => {
    expect(problemsWith({ quotations: [words(exact)] })).toEqual([
      { line: expect.anything(), message: expect.stringContaining(expected) },
    ]);
  });

  it('may begin and end with marks that are not their own', () => {
    expect(problemsWith({ quotations: [words('“Boat” is not “ship”')] })).toEqual([]);
  });
});

describe('a name', () => {
  it('of the brief stands once, whatever its case and accents', () => {
    expect(problemsWith({ aliases: ['ferry', 'Férry'] })).toEqual([
      { line: '- Férry', message: 'Férry is the same to a reader as ferry: remove one of the two' },
    ]);
  });

  it('of a person is no other person’s', () => {
    const people = [...(exampleInput().people ?? []), { name: 'Sic' }];
    expect(problemsWith({ people })).toEqual([
      { line: '- name: Sic', message: expect.stringContaining('SIC') },
    ]);
  });

  it('can be typed', () => {
    expect(problemsWith({ aliases: ['🚢'] })).toEqual([
      { line: expect.stringContaining('🚢'), message: expect.stringContaining('neither letter nor digit') },
    ]);
  });

  it('of a quotation stands once', () => {
    const quotations = [words('Boat', { id: 'okafor-1' }), words('Ship', { id: 'okafor-1' })];
    expect(problemsWith({ quotations })).toEqual([
      { line: 'id: okafor-1', message: expect.stringContaining('a second time') },
    ]);
  });
});

it('A file that did not parse is handed on with its own problems', () => {
  const parsed = {
    kind: 'problems',
    problems: [{ file: 'a', line: 1, column: 1, message: 'wrong' }],
  } as const;
  expect(validated(parsed)).toBe(parsed);
});
