import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_BRIEF_FILE } from '../../src/briefs/file-text.ts';
import { parseBrief, parseBytes } from '../../src/briefs/parse.ts';
import { formatProblem } from '../../src/briefs/problem.ts';
import { exampleBrief } from '../fixtures/brief.ts';
import { briefText } from '../fixtures/brief-file.ts';

const FILE = 'briefs/harbour-ferry.yaml';

/** What is wrong with a text, one line each. */
function problemsOf(text: string | Uint8Array): readonly string[] {
  const parsed = typeof text === 'string' ? parseBrief(FILE, text) : parseBytes(FILE, text);
  return parsed.kind === 'brief' ? [] : parsed.problems.map(formatProblem);
}

describe('a right file', () => {
  it('becomes the brief that it holds', () => {
    const parsed = parseBrief(FILE, briefText());
    expect(parsed).toMatchObject({ kind: 'brief', located: { brief: exampleBrief() } });
  });

  it('may begin with a byte-order mark and end its lines with CRLF', () => {
    const text = `\uFEFF${briefText().replaceAll('\n', '\r\n')}`;
    const parsed = parseBytes(FILE, new TextEncoder().encode(text));
    expect(parsed).toMatchObject({ kind: 'brief', located: { brief: exampleBrief() } });
  });
});

describe('a file that is no YAML for a brief', () => {
  it.each([
    ['an empty file', '', '1:1: the file is empty'],
    ['only comments', '# nothing\n', '1:1: the file is empty'],
    ['a list', '- a\n', '1:1: a brief begins with a field'],
    ['a plain text', 'hello', '1:1: a brief begins with a field'],
    ['a tab for indentation', 'source:\n\toutlet: x', '2:1: the line is indented with a tab'],
    ['a colon within a text', 'title: Ferry: no return', '1:8: a colon within a text reads as a field'],
    ['an unclosed quotation mark', 'title: "Ferry', '1:8: a quotation mark that opens here is not closed'],
    [
      'an unclosed mark far above where it is missed',
      "id: a\ntitle: 'Ferry\nsummary: One boat.\n",
      '2:8: a quotation mark that opens here is not closed',
    ],
    [
      'an unclosed mark in a list',
      'aliases: ["boat", "ferry]\n',
      '1:19: a quotation mark that opens here is not closed',
    ],
    ['a missing comma', 'aliases: ["boat" "ferry"]', '1:18: a comma is missing before this'],
    [
      'a comment that touches a text',
      'title: "Ferry"# boats',
      '1:15: a comment needs a blank before its `#`',
    ],
    ['a field twice', 'title: a\ntitle: b\n', '2:1: `title` stands here a second time'],
    ['two documents', 'title: a\n---\ntitle: b\n', '2:1: a second document begins here'],
    ['an anchor', 'title: &t a\n', '1:11: `&t` marks a part for repetition'],
    ['an alias', 'title: *t\n', '1:8: `*t` repeats another part'],
    ['a tag', 'title: !x a\n', '1:8: a word that begins with `!`'],
    ['half a character', 'title: "\\ud800"\n', '1:8: holds half of a character'],
    ['a control character', 'title: "a\\e[31mb"\n', '1:8: holds an invisible control character (U+001B)'],
    ['a key that is a list', '? [a]\n: b\n', '1:3: this is not YAML'],
  ])('is told so with its place: %s', (_name, text, expected) => {
    expect(problemsOf(text)).toEqual([expect.stringContaining(`${FILE}:${expected}`)]);
  });

  it('counts columns behind a byte-order mark as an editor shows them', () => {
    expect(problemsOf('\uFEFFtitle: *t\n')).toEqual([expect.stringContaining(`${FILE}:1:8: `)]);
  });

  it('is refused when it nests without end', () => {
    expect(problemsOf('['.repeat(100_000))).toEqual([expect.stringContaining('nested too deeply')]);
  });

  it('does not expand aliases that would fill the memory', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghijklmnop'.split('').map((key, index) => {
        const before = 'abcdefghijklmno'[index];
        return `${key}: &${key} [${Array(9).fill(`*${before}`).join(', ')}]`;
      }),
    ].join('\n');
    expect(problemsOf(bomb).length).toBeGreaterThan(0);
  });

  it('is refused above a stated size without being read as YAML', () => {
    const text = `title: ${'x'.repeat(LARGEST_BRIEF_FILE)}`;
    expect(problemsOf(new TextEncoder().encode(text))).toEqual([expect.stringContaining('524,288 at most')]);
  });

  it('is told where it stops being UTF-8', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('title: é\nid: '), 0xe9, 0x0a]);
    expect(problemsOf(bytes)).toEqual([
      `${FILE}:2:5: the file is not UTF-8 from here on: save it again with the encoding UTF-8`,
    ]);
  });

  it('takes a replacement character for what it is', () => {
    const bytes = new TextEncoder().encode(briefText({ title: 'A \uFFFD in the title' }));
    expect(problemsOf(bytes)).toEqual([]);
  });
});

describe('a field that is wrong', () => {
  it.each([
    ['a name nobody knows', 'titel: x', 'is not a field of a brief: did you mean `title`?'],
    [
      'a number for a text',
      'title: 2019',
      '1:8: `title` must be a text, not the number 2019: put it between quotation marks, "2019"',
    ],
    ['a text for a list', 'aliases: ferry', '1:10: `aliases` must be a list, not a text'],
    ['a list for a text', 'title: [a]', '1:8: `title` must be a text, not a list'],
    ['fields for a list', 'people: {a: 1}', '1:9: `people` must be a list, not fields'],
    ['a text for fields', 'source: CGTN', '1:9: `source` must have fields of its own'],
    ['nothing', 'title:', '1:1: `title` is empty. A title in your own words.'],
    ['nothing where it may be absent', 'topics:', 'Fill it in or remove the line.'],
    ['a text too long', `title: ${'x'.repeat(121)}`, '1:8: `title` is longer than 120 characters'],
    ['several lines', 'title: "a\\nb"', '1:8: `title` must be a single line'],
    ['an unknown verb', 'key_points: [{text: a, claim: b, verb: sayd}]', 'did you mean `said`?'],
    [
      'an address without http',
      'source: {url: "ftp://e.com"}',
      '`url` must be an address that begins with http',
    ],
    [
      'a date that does not exist',
      'corrections: [{date: 2019-02-30, note: x}]',
      '`date` must be a date such as',
    ],
    [
      'a number in the timeline',
      'timeline: [{date: 2019, event: x}]',
      '`date` must be a text, not the number 2019',
    ],
    [
      'half a number',
      'quotations: [{speaker: a, about: b, exact: c, start: 1.5}]',
      '`start` must be a whole number',
    ],
    [
      'words twice over',
      'quotations: [{speaker: a, about: b, exact: c, pieces: [{exact: a}, {exact: b}]}]',
      'needs either `exact` or `pieces`',
    ],
    ['an entry that is no entry', 'figures: [3]', 'entry 1 of `figures` must have fields of its own'],
  ])('is named, with what to do: %s', (_name, text, expected) => {
    expect(problemsOf(text)).toContainEqual(expect.stringContaining(expected));
  });

  it('that is missing is told at the line it belongs to', () => {
    const text = briefText().replace(/ {2}outlet: .*\n/, '');
    const line = text.split('\n').indexOf('source:') + 1;
    expect(problemsOf(text)).toEqual([
      `${FILE}:${line}:1: \`outlet\` is missing. Who published it, such as CGTN.`,
    ]);
  });

  it('is told at its own line, deep inside a list', () => {
    const text = briefText().replace('    about: hiring fishing boats', '    abuot: hiring fishing boats');
    const line = text.split('\n').findIndex((one) => one.includes('abuot')) + 1;
    expect(problemsOf(text)).toContain(
      `${FILE}:${line}:5: \`abuot\` is not a field of entry 4 of \`quotations\`: did you mean \`about\`?`,
    );
  });

  it('does not hide another: all are told at once, from top to bottom', () => {
    const lines = problemsOf('title: 1\nsummary: 2\naliases: 3\n').map((one) => Number(one.split(':')[1]));
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(new Set(lines)).toEqual(new Set([1, 2, 3]));
  });

  it('in thousands is told in tens', () => {
    const text = Array.from({ length: 40_000 }, (_, index) => `k${index}: 1`).join('\n');
    expect(problemsOf(text).length).toBeLessThanOrEqual(60);
  });

  it('is the id when the file has another name', () => {
    expect(problemsOf(briefText({ id: 'other' }))).toEqual([
      `${FILE}:1:5: \`id\` is other, but the file is named harbour-ferry.yaml: give both the same name`,
    ]);
  });
});

describe('whatever a file holds', () => {
  it('nothing makes reading it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), yamlLike), (text) => {
        const parsed = parseBrief(FILE, text);
        expect(['brief', 'problems']).toContain(parsed.kind);
      }),
    );
  });

  it('every byte string is read or refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        for (const problem of problemsOf(bytes))
          expect(problem).toMatch(/^briefs\/harbour-ferry\.yaml:\d+:\d+: ./);
      }),
    );
  });
});

/** Texts made of what means something in YAML. */
const yamlLike = fc
  .array(
    fc.constantFrom(
      'id: ',
      'title',
      ': ',
      '- ',
      '\n',
      '  ',
      '[',
      ']',
      '{',
      '}',
      ', ',
      '&a ',
      '*a',
      '"',
      "'",
      '|',
      '>-',
      '#',
      '!x ',
      'quotations:',
      '\t',
      '---',
      '? ',
      '1',
      'null',
      '<<: ',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));
