import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, editsFor, rewritten } from '../../src/briefs/brief-edit.ts';
import { hashOf } from '../../src/briefs/hash.ts';
import { parseBrief } from '../../src/briefs/parse.ts';
import { isChecked } from '../../src/briefs/schema.ts';
import { sourceText } from '../../src/briefs/source-text.ts';
import { verify } from '../../src/briefs/verification.ts';
import { locate, problemsIn } from '../fixtures/brief-file.ts';

const HARBOUR =
  'One boat a day, she said. “That is all,” he answered, “and no more.” The pier is shut.\n\nFor good.\n';
const source = sourceText(HARBOUR);

const head = `# yaml-language-server: $schema=./brief.schema.json
id: harbour-ferry   # the ferry
title: "A title"

source: # where it comes from
  outlet: Harbour Radio
  title: 'A long title of a source that a printer of YAML would fold somewhere around here, because it is long'
  language: en   # English

# Two sentences.
summary: >
  One thing
  happened.
key_points:
- text: it was so.
  claim: Harbour Radio
`;

const FILES: Readonly<Record<string, { readonly text: string; readonly written: string }>> = {
  'folded texts, comments and blank lines': {
    text: `${head}quotations:
  # the first
  - speaker: Ines Okafor   # of the council
    about: boats
    exact: >-
      One boat
      a day

  # the second
  - speaker: Pier notice
    about: the pier
    exact: "The pier is shut."   # printed so


# the end
`,
    written: `quotations:
  # the first
  - id: ines-okafor-1
    speaker: Ines Okafor   # of the council
    about: boats
    exact: >-
      One boat
      a day
    start: 0
    end: 14
    sha256: ${hashOf('One boat a day')}

  # the second
  - id: pier-notice-1
    speaker: Pier notice
    about: the pier
    exact: "The pier is shut."   # printed so
    start: 69
    end: 86
    sha256: ${hashOf('The pier is shut.')}


# the end
`,
  },
  'pieces, fields in another order, no line break at the end': {
    text: `${head}quotations:
- exact: One boat a day
  about: boats
  speaker: Ines Okafor
- about: boats
  pieces:
  - exact: That is all,
  -   exact: |-
        and no more.
  speaker: Ray`,
    written: `quotations:
- id: ines-okafor-1
  exact: One boat a day
  start: 0
  end: 14
  sha256: ${hashOf('One boat a day')}
  about: boats
  speaker: Ines Okafor
- id: ray-1
  about: boats
  pieces:
  - exact: That is all,
    start: 27
    end: 39
    sha256: ${hashOf('That is all,')}
  -   exact: |-
        and no more.
      start: 55
      end: 67
      sha256: ${hashOf('and no more.')}
  speaker: Ray`,
  },
  'fields in braces': {
    text: `${head}quotations:
  - {speaker: Ines Okafor, about: boats, exact: One boat a day}
  - { speaker: Pier notice, about: the pier, exact: "For good.", }
`,
    written: `quotations:
  - {id: ines-okafor-1, speaker: Ines Okafor, about: boats, exact: One boat a day, start: 0, end: 14, sha256: ${hashOf('One boat a day')}}
  - { id: pier-notice-1, speaker: Pier notice, about: the pier, exact: "For good.", start: 88, end: 97, sha256: ${hashOf('For good.')}, }
`,
  },
  'hashes that are missing or of other words': {
    text: `${head}quotations:
  - id: mine
    speaker: Ines Okafor
    about: boats
    exact: One boat a day
    start: 0
    end: 14 # by an older version

  - id: yours
    speaker: Ray
    about: boats
    pieces:
      - exact: That is all,
        start: 27
        end: 39
        sha256: ${hashOf('This is all,')}
      - {exact: and no more., start: 55, end: 67}
`,
    written: `quotations:
  - id: mine
    speaker: Ines Okafor
    about: boats
    exact: One boat a day
    start: 0
    end: 14 # by an older version
    sha256: ${hashOf('One boat a day')}

  - id: yours
    speaker: Ray
    about: boats
    pieces:
      - exact: That is all,
        start: 27
        end: 39
        sha256: ${hashOf('That is all,')}
      - {exact: and no more., start: 55, end: 67, sha256: ${hashOf('and no more.')}}
`,
  },
  'values that are out of date': {
    text: `${head}quotations:
  - id: mine
    speaker: Ines Okafor
    about: boats
    exact: One boat a day
    end: 5 # ?
    start: 3
  - speaker: Pier notice
    about: the pier
    exact: The pier
    start: 69
`,
    written: `quotations:
  - id: mine
    speaker: Ines Okafor
    about: boats
    exact: One boat a day
    end: 14 # ?
    sha256: ${hashOf('One boat a day')}
    start: 0
  - id: pier-notice-1
    speaker: Pier notice
    about: the pier
    exact: The pier
    start: 69
    end: 77
    sha256: ${hashOf('The pier')}
`,
  },
};

const headWritten = head.replace(
  '  language: en   # English\n',
  `  language: en   # English\n  sha256: ${source.sha256}\n`,
);

describe('writing what a check found', () => {
  it.each(Object.entries(FILES))('changes these lines and no others: %s', (_name, { text, written }) => {
    const located = locate(text);
    expect(rewritten(located, verify(located, source))).toBe(headWritten + written);
  });

  it.each(Object.entries(FILES))(
    'makes a brief that is checked, and then changes nothing: %s',
    (_name, { text }) => {
      const located = locate(text);
      const again = locate(rewritten(located, verify(located, source)));
      expect(isChecked(again.brief)).toBe(true);
      expect(problemsIn(again)).toEqual([]);
      const verification = verify(again, source);
      expect(verification).toMatchObject({ problems: [], outdated: [] });
      expect(editsFor(again, verification)).toEqual([]);
    },
  );

  it.each(Object.entries(FILES))('keeps CRLF and a byte-order mark: %s', (_name, { text, written }) => {
    const located = locate(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    const expected = `\uFEFF${(headWritten + written).replaceAll('\n', '\r\n')}`;
    expect(rewritten(located, verify(located, source))).toBe(expected);
  });

  it('refuses a layout that it would break, instead of breaking it', () => {
    const text = `${head}quotations:\n  - ? speaker\n    : Ines Okafor\n    ? about\n    : boats\n    ? exact\n    : One boat a day\n`;
    const located = locate(text);
    expect(() => rewritten(located, verify(located, source))).toThrow('laid out in a way');
  });

  it('only ever puts characters in where nothing was written before: all others stay', () => {
    const blank = fc.constantFrom('', ' ', '   ', '  # a comment', '  # “quoted”, {x: 1}');
    const lines = fc.constantFrom('', '\n', '\n\n', '  # between\n', '\n# at the margin\n');
    const scalar = (words: string) =>
      fc.constantFrom(
        words,
        `"${words}"`,
        `'${words}'`,
        `>-\n      ${words.replace(' ', '\n      ')}`,
        `|-\n      ${words}`,
      );
    const entry = (words: string) =>
      fc.tuple(scalar(words), blank, blank, lines).map(([exact, first, second, after]) => {
        const comment = /[>|]-/.test(exact) ? '' : second;
        return `  - speaker: Ines Okafor${first}\n    about: boats\n    exact: ${exact}${comment}\n${after}`;
      });
    const file = fc
      .tuple(entry('One boat a day'), entry('The pier is shut.'))
      .map(([one, two]) => `${head}quotations:\n${one}${two}`);
    fc.assert(
      fc.property(file, (text) => {
        const located = locate(text);
        const verification = verify(located, source);
        const edits = editsFor(located, verification);
        expect(edits.every(({ from, to }) => from === to)).toBe(true);
        const put = rewritten(located, verification);
        expect(put.length).toBe(text.length + edits.reduce((sum, edit) => sum + edit.text.length, 0));
        expect(
          isSubsequence(
            text.split('\n'),
            put.split('\n').map((line) => line.replace(/- id: \S+$/, '')),
          ),
        ).toBe(true);
        expect(parseBrief('harbour-ferry.yaml', put).kind).toBe('brief');
      }),
    );
  });
});

it('Edits at one place keep their order, and edits elsewhere do not move them', () => {
  const edits = [
    { from: 1, to: 1, text: 'A' },
    { from: 1, to: 1, text: 'B' },
    { from: 0, to: 1, text: 'xyz' },
    { from: 3, to: 3, text: '!' },
  ];
  expect(applyEdits('abc', edits)).toBe('xyzABbc!');
});

/** Whether all lines occur among others in their order; the line of a list entry may have lost its hyphen to the id. */
function isSubsequence(lines: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) {
    const line = lines[at];
    if (other === line || other === line?.replace('- ', '  ')) at += 1;
  }
  return at === lines.length;
}
