import { describe, expect, it } from 'vitest';
import { CERTAIN, type FoundQuotation, type Span } from '../../src/drafting/extraction.ts';
import { findQuotations } from '../../src/drafting/quotations.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';

/** Who is credited with the quotation that holds `words`, and how surely. */
function speakerOf(text: string, words: string) {
  const at = ({ start, end }: Span): string => text.slice(start, end);
  const holds = ({ pieces }: FoundQuotation) => pieces.some((piece) => at(piece).includes(words));
  const found = findQuotations(readText(text)).quotations.find(holds);
  if (found === undefined) return undefined;
  const { attribution } = found;
  return {
    name: attribution && at(attribution.name),
    kind: attribution?.kind,
    certain: (attribution?.confidence ?? 0) >= CERTAIN,
  };
}

const COUSINS = `Laura Okafor opened the yard in May. Peter Okafor, her cousin, built the boats.

“We will close the yard by June,” Okafor said.

“The wood was never dry,” said Laura Okafor. “Nobody asked me,” Mr. Okafor replied.`;

describe('who is credited with words', () => {
  it('is not certain where a last name alone could be that of two people', () => {
    expect(speakerOf(COUSINS, 'by June')).toMatchObject({ certain: false });
  });

  it('is the one of that given name, or of the gender that a title tells', () => {
    expect(speakerOf(COUSINS, 'never dry')).toMatchObject({ name: 'Laura Okafor', certain: true });
    expect(speakerOf(COUSINS, 'asked me')).toMatchObject({ name: 'Peter Okafor', certain: true });
  });

  it('is not surely somebody of the same last name who never goes by the office', () => {
    const text = `“We will not give up on this work,” President Okafor said on Monday.

Laura Okafor spoke after him.`;
    expect(speakerOf(text, 'give up')?.certain).toBe(false);
  });

  it.each([
    ["“She will not step down,” said Berg's press officer, Tomas Reyes.", 'step down', 'Tomas Reyes'],
    ['“The vote was fair,” his campaign manager said.', 'was fair', 'his campaign manager'],
  ])('is whoever belongs to somebody, not the one they belong to: %s', (text, words, name) => {
    expect(speakerOf(text, words)).toMatchObject({ name });
  });

  it.each([
    ['“We plan to appeal the ruling,” said Ohio Sen. Carl Weaver.', 'Carl Weaver'],
    ['“We plan to appeal the ruling,” Representative Anna Lynch said.', 'Anna Lynch'],
    ['Carl Hedge came late. “We plan to appeal the ruling,” Mr. Hedge said.', 'Carl Hedge'],
    ['Tomas Ayala came late. “We plan to appeal the ruling,” Rev. Ayala said.', 'Tomas Ayala'],
    ['“We plan to appeal the ruling,” the State Department said.', 'State Department'],
    ['“We plan to appeal the ruling,” a new nationwide alliance said.', 'a new nationwide alliance'],
  ])('goes by the whole name without titles: %s', (text, name) => {
    expect(speakerOf(text, 'appeal')).toMatchObject({ name });
  });

  it('goes by the name of whoever has the office, where it stands alone', () => {
    const text = `“It will be a hard winter,” said the chief executive, Maria Stone. “We need help,” the CEO said.`;
    expect(speakerOf(text, 'need help')).toMatchObject({ name: 'Maria Stone' });
  });

  it('is the one with a cue of their own behind short words, not who spoke before', () => {
    const text = '“The wood was never dry,” said Laura Okafor. “Nobody asked me,” Mr. Lund replied.';
    expect(speakerOf(text, 'asked me')).toMatchObject({ name: 'Lund' });
  });

  it('is not the place in a dateline', () => {
    const text = `The port

OSLO, Norway (AP) — Officials closed the border on Monday, saying that “the risk is too great.”`;
    expect(speakerOf(text, 'too great')).toMatchObject({ name: 'Officials' });
  });

  it('is the holder of the office that a headline names, and the words are those between single marks', () => {
    const text = `Mayor: ‘We will not pay for the bridge’

The town’s mayor, Ines Duarte, told reporters on Monday what the town would do.`;
    expect(speakerOf(text, 'not pay')).toMatchObject({ name: 'Ines Duarte', kind: 'person' });
    const [headline] = findQuotations(readText(text)).quotations;
    expect(headline?.pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
      'We will not pay for the bridge',
    ]);
  });

  it('is the holder of an office that goes on before the name', () => {
    const text = 'The mayor of Alta, Anna Weaver, opened it. “It was late,” the mayor said.';
    expect(speakerOf(text, 'was late')).toMatchObject({ name: 'Anna Weaver' });
  });

  it('is named by nothing but a pronoun where the text names nobody', () => {
    expect(speakerOf('“We have no other choice left,” they said.', 'no other choice')?.kind).toBe('pronoun');
  });

  it('is a document, and whoever “according to” names', () => {
    const text =
      'The bridge is late, according to Anna Weaver. A poll found that half of the sailors want to leave.';
    expect(speakerOf(text, 'bridge is late')).toMatchObject({ name: 'Anna Weaver', kind: 'person' });
    expect(speakerOf(text, 'half of the sailors')).toMatchObject({ name: 'A poll', kind: 'document' });
  });

  it('is whoever signs a quotation with a dash', () => {
    const text = `“He frightens me more than the flood did.” ― Berta Quiroga
“Nobody asked us before they closed the school.” ― Hugo Amsel`;
    expect(speakerOf(text, 'frightens')).toMatchObject({ name: 'Berta Quiroga' });
    expect(speakerOf(text, 'closed the school')).toMatchObject({ name: 'Hugo Amsel' });
  });

  it('is nobody named “Q” or “A”', () => {
    const text = `Q: When did you begin to write it?

A: I began in the winter of 2009, when nobody would hire me.`;
    expect(speakerOf(text, 'winter of 2009')?.name).toBeUndefined();
    expect(speakerOf(text, 'When did you')?.name).toBeUndefined();
  });
});
