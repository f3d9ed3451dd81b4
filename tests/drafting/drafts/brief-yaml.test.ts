import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { hashOf } from '../../../src/briefs/hash.ts';
import { parseBrief } from '../../../src/briefs/parse.ts';
import { validated } from '../../../src/briefs/validate.ts';
import type { Change } from '../../../src/drafting/desk.ts';
import { printBrief } from '../../../src/drafting/drafts/brief-print.ts';
import { briefYaml, draftYaml } from '../../../src/drafting/drafts/brief-yaml.ts';
import { changeDraft } from '../../../src/drafting/drafts/draft-change.ts';
import { draftFrom } from '../../../src/drafting/drafts/draft-from.ts';
import { draftJson } from '../../../src/drafting/drafts/draft-json.ts';
import { missing } from '../../../src/drafting/drafts/draft-missing.ts';
import { exampleHash, exampleSource } from '../../fixtures/brief.ts';
import { FINISHING, NOON } from '../desks.ts';
import { extractHarbour, harbourArticle, placeIn } from '../harbour.ts';

const extraction = extractHarbour(exampleSource);
const open = draftFrom(harbourArticle(), extraction, NOON);

const finished = FINISHING.reduce((before, change) => {
  const result = changeDraft(before, exampleSource, change);
  if (result.kind === 'refused') throw new Error(result.reason);
  return result.draft;
}, open);

const marks = (words: string) => {
  const start = exampleSource.indexOf(words);
  return `start: ${start}\n    end: ${start + words.length}\n    sha256: ${hashOf(words)}`;
};

describe('The file of a finished draft', () => {
  it('has the form of a file that people write', () => {
    expect(missing(finished, exampleSource, NOON)).toEqual([]);
    expect(briefYaml(finished, exampleSource, NOON)).toBe(`# yaml-language-server: $schema=./brief.schema.json
id: ferry-not-come-back-winter
title: The ferry will not come back this winter

source:
  outlet: Harbour Radio
  programme: Evening Round
  title: The ferry will not come back this winter
  url: https://harbour.example/ferry
  language: en
  sha256: ${exampleHash}

summary: >-
  The ferry to Sandholm stopped. Islanders and company blame each other.

key_points:
  - claim: Harbour Radio
    text: the last ferry of the season had left.

quotations:
  - id: okafor-1
    speaker: Ines Okafor
    about: one boat a day
    exact: >-
      We asked for one boat a day. One. We were given a brochure,
    ${marks('We asked for one boat a day. One. We were given a brochure,')}
  - id: lindqvist-1
    speaker: Ray Lindqvist
    about: A ship that sails empty helps nobody
    pieces:
      - exact: >-
          A ship that sails empty helps nobody,
        ${marks('A ship that sails empty helps nobody,').replaceAll('\n', '\n    ')}
      - exact: >-
          and a ship that sails at a loss will soon not sail at all.
        ${marks('and a ship that sails at a loss will soon not sail at all.').replaceAll('\n', '\n    ')}
  - id: pier-notice-1
    speaker: Pier notice
    about: No service from 1 October until further notice
    exact: >-
      No service from 1 October until further notice.
    ${marks('No service from 1 October until further notice.')}
  - id: harbour-radio-1
    speaker: Harbour Radio
    about: The ferry will not come back this winter
    exact: >-
      Fares have risen by 12 per cent.
    ${marks('Fares have risen by 12 per cent.')}

figures:
  - as_written: some 4,000
    value: 4000
    unit: islanders
    what: islanders
    claim: Harbour Radio
  - as_written: 12 per cent
    value: 12
    unit: per cent
    what: Fares have risen
    claim: Ines Okafor

people:
  - name: Ines Okafor
    role: who speaks for the islanders
    aliases:
      - Okafor
  - name: Ray Lindqvist
    role: director

positions:
  - party: Ines Okafor
    view: The islanders wanted a crossing a day.
`);
  });

  it('names whoever is credited and would be unknown to the brief', () => {
    const result = changeDraft(finished, exampleSource, {
      kind: 'speaker',
      item: 'k1',
      name: 'The islanders',
    });
    if (result.kind === 'refused') throw new Error(result.reason);
    expect(parse(briefYaml(result.draft, exampleSource, NOON))).toMatchObject({
      key_points: [{ claim: 'The islanders' }],
      people: [{ name: 'Ines Okafor' }, { name: 'Ray Lindqvist' }, { name: 'The islanders' }],
    });
  });
});

describe('A figure in a quotation', () => {
  const figure = { written: placeIn(exampleSource, 'One.'), what: placeIn(exampleSource, 'boat') };
  const held = draftFrom(harbourArticle(), { ...extraction, figures: [figure] }, NOON);
  const claimAfter = (...changes: readonly Change[]) => {
    const draft = changes.reduce((before, change) => {
      const result = changeDraft(before, exampleSource, change);
      return result.kind === 'changed' ? result.draft : before;
    }, held);
    return parse(briefYaml(draft, exampleSource, NOON)).figures[0].claim;
  };

  it('is the claim of its speaker, whoever an editor says that is', () => {
    expect(claimAfter()).toBe('Ines Okafor');
    expect(claimAfter({ kind: 'speaker', item: 'q1', name: 'Ray Lindqvist' })).toBe('Ray Lindqvist');
  });

  it('is the claim of whom an editor gave it to', () => {
    const given: Change = { kind: 'speaker', item: 'f1', name: 'Harbour Radio' };
    expect(claimAfter(given, { kind: 'speaker', item: 'q1', name: 'Ray Lindqvist' })).toBe('Harbour Radio');
    expect(claimAfter(given, { kind: 'reset', item: 'f1' })).toBe('Ines Okafor');
  });

  it('is never the outlet’s where the speaker is not certain: it is asked about, until somebody is named', () => {
    const [first] = held.quotations;
    if (first === undefined) throw new Error('There is no quotation');
    const dropped = { ...held, quotations: [{ ...first, certain: false, decision: 'dropped' as const }] };
    expect(parse(briefYaml(dropped, exampleSource, NOON)).figures[0].claim).toBe('Ines Okafor');
    const asked = { item: 'f1', text: expect.stringContaining('not certain') };
    expect(missing(dropped, exampleSource, NOON)).toContainEqual(asked);
    expect(draftYaml(dropped, exampleSource)).toContain('# Not certain: did Ines Okafor say this?');
    for (const item of ['f1', 'q1']) {
      const named = changeDraft(dropped, exampleSource, { kind: 'speaker', item, name: 'Ray Lindqvist' });
      if (named.kind === 'refused') throw new Error(named.reason);
      expect(missing(named.draft, exampleSource, NOON)).not.toContainEqual(asked);
      expect(parse(briefYaml(named.draft, exampleSource, NOON)).figures[0].claim).toBe('Ray Lindqvist');
    }
    expect(claimAfter({ kind: 'drop', item: 'q1' })).toBe('Ines Okafor');
  });

  it('stays with whom an editor named, whoever the speaker is then', () => {
    const other: Change = { kind: 'speaker', item: 'q1', name: 'Ray Lindqvist' };
    expect(claimAfter(other, { kind: 'speaker', item: 'f1', name: 'Ines Okafor' })).toBe('Ines Okafor');
  });
});

describe('The file of an unfinished draft', () => {
  const yaml = draftYaml(open, exampleSource);

  it('says that it is a draft, and holds what was found', () => {
    expect(parse(yaml)).toMatchObject({
      id: open.id,
      status: 'draft',
      summary_extract: expect.stringContaining('The last ferry between'),
      key_points: [
        { claim: 'Harbour Radio' },
        { claim: 'Ines Okafor' },
        { extract: 'Fares have risen by 12 per cent.' },
      ],
      quotations: [
        { id: 'okafor-1', speaker: 'Ines Okafor' },
        { id: 'lindqvist-1' },
        { perhaps: 'notice on the pier' },
        { id: 'okafor-2' },
      ],
    });
    for (const field of ['summary:', '  text:', '  view:', 'speaker: notice'])
      expect(yaml).not.toContain(`\n${field}`);
  });

  it('says above each text what is to be done about it', () => {
    const above = (line: string) => {
      const lines = yaml.split('\n');
      return lines[lines.findIndex((one) => one.includes(line)) - 1];
    };
    expect(above('summary_extract:')).toContain('in two sentences at most');
    expect(above('- claim: Harbour Radio')).toContain('Say each as `text`, in your own words.');
    expect(above('- id: notice-on-1')).toContain(
      'Not certain (60 per cent): did notice on the pier say this?',
    );
    expect(above('- id: okafor-2')).not.toContain('#');
  });

  it('is no brief once it only loses its line `status: draft`', () => {
    const file = `${open.id}.yaml`;
    const messages = (text: string) => {
      const checked = validated(parseBrief(file, text));
      return {
        kind: checked.kind,
        messages: checked.kind === 'brief' ? [] : checked.problems.map(({ message }) => message),
      };
    };
    const left = [
      '`summary_extract` holds words of the source: say it in your own words as `summary` in its place, two sentences at most',
      ...Array(3).fill(
        '`extract` holds words of the source: say it in your own words as `text` in its place, or remove the entry',
      ),
      'it is not certain that notice on the pier said this: where it is so, write `speaker` in place of `perhaps`, else name who did, or remove the entry',
      '`extract` holds words of the source: say it in your own words as `view` in its place, or remove the entry',
      '`extract` holds words of the source: say it in your own words as `meaning` in its place, or remove the entry',
      '`extract` holds words of the source: say it in your own words as `event` in its place, or remove the entry',
    ];
    expect(messages(yaml)).toEqual({
      kind: 'draft',
      messages: [expect.stringContaining('the brief is a draft'), ...left],
    });
    expect(messages(yaml.replace('status: draft\n', ''))).toEqual({ kind: 'problems', messages: left });
  });

  it('is a brief once everything is said in other words and every name is written', () => {
    const written = yaml
      .replace('status: draft\n', '')
      .replace(/summary_extract: >-\n.*\n/, 'summary: The ferry stopped.\n')
      .replace(/perhaps: notice/, 'speaker: notice');
    const fields = ['text', 'text', 'text', 'view', 'meaning', 'event'];
    const all = written.replace(
      /extract: (>-\n.*|.*)\n/g,
      () => `${fields.shift()}: It was said otherwise.\n`,
    );
    expect(validated(parseBrief(`${open.id}.yaml`, all))).toMatchObject({ kind: 'brief' });
  });
});

describe('A draft as data', () => {
  it('has each text at its place', () => {
    const data = JSON.parse(JSON.stringify(draftJson(open, extraction)));
    const at = ({ start, end }: { start: number; end: number }) => exampleSource.slice(start, end);
    for (const { text, ...place } of data.key_points) expect(at(place)).toBe(text);
    for (const one of data.quotations) {
      for (const { exact, ...place } of one.pieces ?? [one]) expect(at(place)).toBe(exact);
      expect(at(one.context)).toContain((one.pieces ?? [one])[0].exact);
    }
    for (const { as_written: words, what, places, ...place } of data.figures) {
      expect(at(place)).toBe(words);
      expect(at(places.what)).toBe(what);
    }
    for (const { name, role, places } of data.people) {
      expect(at(places.name)).toBe(name);
      expect(at(places.role)).toBe(role);
    }
    expect(
      data.quotations.map(({ speaker, certain }: { speaker: string; certain: boolean }) => [
        speaker,
        certain,
      ]),
    ).toEqual([
      ['Ines Okafor', true],
      ['Ray Lindqvist', true],
      ['notice on the pier', false],
      ['Ines Okafor', true],
    ]);
    expect(at(data.quotations[3].mention)).toBe('Okafor said');
  });
});

describe('Printing a brief', () => {
  it.each([
    ' leading',
    'trailing ',
    'two\n\n\nbreaks',
    'The \n \n The  The',
    '\ttab',
    '# no comment',
    'a: b',
    '- x',
    '',
    'nul',
    '\u2028',
    '"\\',
  ])('keeps every character of %j', (exact) => {
    const data = { id: 'a', quotations: [{ exact, about: `${exact}${'x'.repeat(90)}` }], date: '2024-05-31' };
    expect(parse(printBrief(data))).toEqual(data);
  });
});

describe('What is missing', () => {
  it('is what the facts do not say, too', () => {
    const bare = draftFrom({ ...harbourArticle(), facts: {} }, extraction, NOON);
    expect(missing(bare, exampleSource, NOON).slice(0, 4)).toEqual([
      { item: 'facts', text: 'It is not known who published the article: say its outlet, such as CGTN.' },
      { item: 'facts', text: 'The article has no headline: say it as the source prints it.' },
      {
        item: 'facts',
        text: 'It is not known which language the article is in: say which, such as en.',
      },
      { item: 'title', text: 'The brief has no title: write one in your own words.' },
    ]);
  });

  it.each([
    ['no key point in an editor’s words', { kind: 'drop', item: 'k1' }, 'k1', 'reword one'],
    [
      'a speaker who is not certain',
      { kind: 'reset', item: 'q3' },
      'q3',
      'It is not certain that notice on the pier said',
    ],
    ['a quotation that nobody decided on', { kind: 'reset', item: 'q2' }, 'q2', 'neither kept nor dropped'],
  ] as const)('is %s', (_what, change, item, words) => {
    const result = changeDraft(finished, exampleSource, change);
    if (result.kind === 'refused') throw new Error(result.reason);
    const todo = missing(result.draft, exampleSource, NOON);
    expect(todo).toEqual([{ item, text: expect.stringContaining(words) }]);
  });

  it('is a decision between a key point in marks and a quotation within it', () => {
    const changes = [
      { kind: 'keep', item: 'k2' },
      { kind: 'keep', item: 'q4' },
    ] as const;
    const draft = changes.reduce((before, change) => {
      const result = changeDraft(before, exampleSource, change);
      return result.kind === 'changed' ? result.draft : before;
    }, finished);
    expect(missing(draft, exampleSource, NOON)).toEqual([
      { item: 'k2', text: expect.stringContaining('holds words of the quotation q4, which is not dropped') },
    ]);
  });
});
