import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceText } from '../../src/briefs/source-text.ts';
import { verify, withMarks } from '../../src/briefs/verification.ts';
import {
  type BriefInput,
  exampleBrief,
  exampleHash,
  exampleInput,
  exampleSource,
} from '../fixtures/brief.ts';
import { briefText, locate } from '../fixtures/brief-file.ts';

const source = sourceText(exampleSource);

/** Holds the example with these fields replaced against a source. */
function verified(overrides: Partial<BriefInput>, against = source) {
  return verify(locate(briefText(overrides)), against);
}

/** The messages about a quotation of these words. */
function messagesFor(exact: string, more: { start?: number; end?: number } = {}, text = exampleSource) {
  const quotations = [{ speaker: 'Ines Okafor', about: 'words', exact, ...more }];
  const { problems } = verified({ quotations, figures: [] }, sourceText(text));
  return problems.map(({ message }) => message);
}

const unchecked = (exampleInput().quotations ?? []).map(({ speaker, about, exact, pieces }) => ({
  speaker,
  about,
  ...(exact === undefined ? {} : { exact }),
  ...(pieces === undefined ? {} : { pieces: pieces.map((piece) => ({ exact: piece.exact })) }),
}));

describe('a brief whose quotations stand in its source', () => {
  it('is right to the character, with nothing to write', () => {
    expect(verified({})).toMatchObject({ problems: [], outdated: [], sha256: exampleHash });
  });

  it('is so whatever line ends and byte-order mark the source was saved with', () => {
    const saved = sourceText(`\uFEFF${exampleSource.replaceAll('\n', '\r\n')}`);
    expect(verified({}, saved)).toMatchObject({ problems: [], outdated: [] });
  });

  it('is told what it does not say yet', () => {
    const { placed, problems, outdated } = verified({
      quotations: unchecked,
      source: { outlet: 'Harbour Radio', title: 'x', language: 'en' },
    });
    expect(problems).toEqual([]);
    expect(placed.map(({ start, end }) => exampleSource.slice(start, end))).toEqual(
      placed.map(({ piece }) => piece.exact),
    );
    // The hash; four ids; five stretches.
    expect(outdated).toHaveLength(10);
  });

  it('is the same brief with the offsets that were found and the hashes of its words', () => {
    const located = locate(briefText({ quotations: unchecked }));
    const ids = exampleBrief().quotations.map(({ id }) => id);
    const { quotations } = withMarks(located.brief, verify(located, source).placed);
    expect(quotations.map((quotation, index) => ({ ...quotation, id: ids[index] }))).toEqual(
      exampleBrief().quotations,
    );
  });

  it('is told where its offsets are out of date', () => {
    const [first] = exampleInput().quotations ?? [];
    const moved = {
      ...first,
      speaker: 'Ines Okafor',
      about: 'x',
      start: 3,
      end: 3 + (first?.exact?.length ?? 0),
    };
    const { problems, outdated } = verified({ quotations: [moved] });
    expect(problems).toEqual([]);
    expect(outdated.map(({ message }) => message)).toEqual([
      expect.stringContaining(`not at 3 to ${moved.end}`),
    ]);
  });

  it('is told where the words have no hash yet, or that of others', () => {
    const quotations = exampleInput().quotations ?? [];
    const [first] = quotations;
    if (first === undefined) throw new Error('The example has quotations');
    const { sha256: hash, ...unhashed } = first;
    const { problems, outdated } = verified({ quotations: [unhashed, ...quotations.slice(1)] });
    expect(problems).toEqual([]);
    expect(outdated.map(({ message }) => message)).toEqual([
      'the quotation has no `sha256` of its words yet',
    ]);
    const others = { ...first, sha256: `${hash}`.replaceAll(/[0-9]/g, '0') };
    expect(verified({ quotations: [others] }).outdated.map(({ message }) => message)).toEqual([
      'the `sha256` is not that of these words',
    ]);
  });

  it('is told when the source is another text than before', () => {
    const { outdated } = verified({}, sourceText(`${exampleSource}Corrected.\n`));
    expect(outdated.map(({ message }) => message)).toEqual([expect.stringContaining(`not ${exampleHash}`)]);
  });
});

describe('words that are not in the source', () => {
  it('are shown beside the nearest passage', () => {
    const [message] = messagesFor('We asked for two boats a day. One.');
    expect(message).toContain('line 6, column 2; ');
    expect(message).toContain('asked for [-two-]{+one+} [-boats-]{+boat+} a day. One.');
  });

  it('are compared without the marks that the source sets around them', () => {
    const [message] = messagesFor('A ship that sails empty helps no one,');
    expect(message).toMatch(/\n {4}A ship that sails empty helps \[-no one-\]\{\+nobody\+\},$/);
    const [notice] = messagesFor('No services from 1 October until further notice.');
    expect(notice).toMatch(/\n {4}No \[-services-\]\{\+service\+\} from 1 October until further notice\.$/);
  });

  it('are told when nothing is like them', () => {
    expect(messagesFor('Quarterly earnings beat every forecast')).toEqual([
      expect.stringContaining('is this the right source?'),
    ]);
  });

  it('are told when they differ only in what is easy to overlook', () => {
    const text = 'She told them: it’s late,\n\nand the ship is gone for good.';
    expect(messagesFor("it's late,", {}, text)[0]).toContain(
      'differs only in its quotation marks or apostrophes',
    );
    const [message] = messagesFor('it’s late, and the ship is gone for good.', {}, text);
    expect(message).toContain('differs only in white space');
    expect(message).toContain('`exact: |-`');
    expect(message).toContain('late,[- -]{+⏎⏎+}and');
  });
});

describe('words that are in the source more than once', () => {
  const text = 'No, she said.\nNo, he said.\n';

  it('are told with every place and a way to say which is meant', () => {
    expect(messagesFor('No', {}, text)).toEqual([
      '“No” stands in the source 2 times: line 1, column 1 (start: 0); line 2, column 1 (start: 14). ' +
        'Quote more words, or say which is meant by a line below it, such as `start: 0`',
    ]);
  });

  it('are found where the editor says they start', () => {
    expect(messagesFor('No', { start: 14 }, text)).toEqual([]);
    const quotations = [{ speaker: 'Ines Okafor', about: 'no', exact: 'No', start: 14 }];
    expect(verified({ quotations, figures: [] }, sourceText(text)).placed).toMatchObject([
      { start: 14, end: 16 },
    ]);
  });

  it('are told all the same where the editor’s place is wrong', () => {
    expect(messagesFor('No', { start: 3 }, text)).toHaveLength(1);
  });

  it('are told of with a few places, not with hundreds', () => {
    expect(messagesFor('No', {}, 'No. '.repeat(300))[0]).toMatch(/300 times: .* and 295 more/);
  });
});

it('Quotations in another order than the source’s are told', () => {
  const [first, second] = unchecked;
  if (first === undefined || second === undefined) throw new Error('The example has quotations');
  const { problems } = verified({ quotations: [second, first] });
  expect(problems).toEqual([
    expect.objectContaining({ message: expect.stringContaining('order of the source') }),
  ]);
});

describe('the words of a brief', () => {
  const copied = (field: string) =>
    `\`${field}\` holds a sentence of the source word for word: say it in your own words, or quote it in \`quotations\``;
  const messages = (overrides: Partial<BriefInput>) =>
    verified(overrides).problems.map(({ message }) => message);

  it('are its own: a key point or a summary that copies a sentence is told, whatever its marks and its case', () => {
    const text = 'fares have risen by 12 per cent';
    expect(messages({ key_points: [{ text, claim: 'Harbour Radio' }] })).toEqual([copied('text')]);
    const summary = 'The ferry stopped. Fares have risen by 12\u00A0per cent.';
    expect(messages({ summary })).toEqual([copied('summary')]);
  });

  it('may share some words with the source', () => {
    const text = 'fares had risen by 12 per cent.';
    expect(messages({ key_points: [{ text, claim: 'Harbour Radio' }] })).toEqual([]);
  });
});

describe('a figure', () => {
  const figure = (as_written: string) =>
    verified({ figures: [{ as_written, what: 'x', claim: 'Harbour Radio' }] }).problems.map(
      ({ message }) => message,
    );

  it('stands in the source as it is written', () => {
    expect(figure('some 4,000')).toEqual([]);
  });

  it('is told when it does not, with what the source has', () => {
    expect(figure('12 percent')).toEqual([expect.stringContaining('the source has “12 per')]);
  });

  it('is not found inside another number or word', () => {
    expect(figure('2 per cent')).toHaveLength(1);
    expect(figure('4,00')).toHaveLength(1);
  });
});

describe('of any text', () => {
  const sliced = fc
    .string({ unit: 'grapheme', minLength: 3, maxLength: 200 })
    .map((text) => sourceText(text).text)
    .filter((text) => text.trim().length > 2)
    .chain((text) =>
      fc.tuple(fc.constant(text), fc.nat(text.length - 1), fc.nat(text.length)).map(([, a, length]) => ({
        text,
        start: a,
        exact: text.slice(a, a + 1 + (length % (text.length - a))),
      })),
    )
    .filter(({ exact }) => exact.isWellFormed());

  it('an exact slice is verified at its place', () => {
    fc.assert(
      fc.property(sliced, ({ text, start, exact }) => {
        const quotations = [{ speaker: 'Ines Okafor', about: 'x', exact, start, end: start + exact.length }];
        const { placed, problems } = verified({ quotations, figures: [] }, sourceText(text));
        expect(problems).toEqual([]);
        expect(placed).toMatchObject([{ start, end: start + exact.length }]);
      }),
    );
  });

  it('a slice with any character altered is refused', () => {
    fc.assert(
      fc.property(sliced, fc.nat(), ({ text, start, exact }, at) => {
        const place = at % exact.length;
        const altered = `${exact.slice(0, place)}\u2603${exact.slice(place + 1)}`;
        fc.pre(altered.isWellFormed() && !text.includes('\u2603'));
        const quotations = [
          { speaker: 'Ines Okafor', about: 'x', exact: altered, start, end: start + altered.length },
        ];
        expect(verified({ quotations, figures: [] }, sourceText(text)).problems).toHaveLength(1);
      }),
    );
  });
});
