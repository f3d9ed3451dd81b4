import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseBrief } from '../../../src/briefs/parse.ts';
import { piecesOf } from '../../../src/briefs/schema.ts';
import { sourceText } from '../../../src/briefs/source-text.ts';
import { validated } from '../../../src/briefs/validate.ts';
import { verify } from '../../../src/briefs/verification.ts';
import { briefYaml, draftYaml } from '../../../src/drafting/drafts/brief-yaml.ts';
import { changeDraft } from '../../../src/drafting/drafts/draft-change.ts';
import { correctionOf } from '../../../src/drafting/drafts/draft-correction.ts';
import { draftFrom } from '../../../src/drafting/drafts/draft-from.ts';
import { lieWithin, wordsAt } from '../../../src/drafting/drafts/excerpt.ts';
import { anyFound } from '../extractions.ts';
import { anyIntent, editedBy, finished } from '../reviewing.ts';

const NOW = Date.UTC(2024, 4, 31);

const intents = fc.array(anyIntent, { maxLength: 25 });

/** The brief of a file that passes every check. */
function checkedBrief(id: string, yaml: string, source?: string) {
  const parsed = validated(parseBrief(`${id}.yaml`, yaml));
  if (parsed.kind !== 'brief') throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  if (source !== undefined) {
    const { problems, outdated } = verify(parsed.located, sourceText(source));
    expect([...problems, ...outdated]).toEqual([]);
  }
  return parsed.located.brief;
}

describe('A draft of any article', () => {
  it('shows nothing but the source at its spans', () => {
    fc.assert(
      fc.property(anyFound, ({ article, extraction }) => {
        const { text } = article;
        const draft = draftFrom(article, extraction, NOW);
        for (const { found, pieces, about, speaker } of draft.quotations) {
          expect(pieces).toEqual(found);
          for (const { start, end } of pieces) {
            expect(0 <= start && start < end && end <= text.length).toBe(true);
          }
          expect(text).toContain(about);
          expect(text).toContain(speaker ?? '');
        }
        for (const { span, claim, label, kind } of draft.texts) {
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(text).toContain(claim ?? '');
          if (kind === 'term') expect(text).toContain(label);
        }
        for (const { written, what, claim } of draft.figures) {
          expect(wordsAt(text, written)).not.toBe('');
          expect(text).toContain(what);
          expect(text).toContain(claim ?? '');
        }
        for (const { name, role, affiliation, aliases } of draft.people) {
          for (const shown of [name, role ?? '', affiliation ?? '', ...aliases])
            expect(text).toContain(shown);
        }
      }),
    );
  });

  it('keeps every quotation within what was found, whatever an editor does', () => {
    fc.assert(
      fc.property(anyFound, intents, ({ article, extraction }, changes) => {
        const draft = draftFrom(article, extraction, NOW);
        const edited = editedBy(draft, article.text, changes);
        for (const [index, { found, pieces }] of edited.quotations.entries()) {
          expect(found).toEqual(draft.quotations[index]?.found);
          for (const piece of pieces) expect(found.some((whole) => lieWithin(piece, whole))).toBe(true);
        }
      }),
    );
  });

  it('can always be finished, and then its brief passes the schema, the checks and the verification', () => {
    fc.assert(
      fc.property(anyFound, intents, ({ article, extraction }, changes) => {
        const { text } = article;
        const edited = editedBy(draftFrom(article, extraction, NOW), text, changes);
        fc.pre(edited.texts.some(({ kind }) => kind === 'key-point'));
        const { draft, todo } = finished(edited, text, NOW);
        expect(todo).toEqual([]);
        const brief = checkedBrief(draft.id, briefYaml(draft, text, NOW), text);
        for (const quotation of brief.quotations) {
          for (const { exact, start, end } of piecesOf(quotation)) expect(text.slice(start, end)).toBe(exact);
        }
      }),
    );
  });

  it('is valid YAML while it is unfinished, and says that it is a draft', () => {
    fc.assert(
      fc.property(anyFound, ({ article, extraction }) => {
        const draft = draftFrom(article, extraction, NOW);
        fc.pre(article.text.isWellFormed());
        expect(parse(draftYaml(draft, article.text))).toMatchObject({ id: draft.id, status: 'draft' });
      }),
    );
  });

  it('is what it was when every change has been reset', () => {
    fc.assert(
      fc.property(anyFound, intents, ({ article, extraction }, changes) => {
        const draft = draftFrom(article, extraction, NOW);
        const items = [
          'title',
          'summary',
          ...[...draft.texts, ...draft.quotations, ...draft.figures, ...draft.people].map(({ id }) => id),
        ];
        const edited = editedBy(draft, article.text, changes);
        const reset = items.reduce((before, item) => {
          const result = changeDraft(before, article.text, { kind: 'reset', item });
          if (result.kind === 'refused') throw new Error(result.reason);
          return result.draft;
        }, edited);
        const { title, summary, texts, quotations, figures, people } = draft;
        expect(reset).toMatchObject({ title, summary, texts, quotations, figures, people });
      }),
    );
  });
});

describe('A correction of any published brief', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])('is published %s its source with the ids that its quotations had', (_how, known) => {
    fc.assert(
      fc.property(anyFound, intents, intents, ({ article, extraction }, first, second) => {
        const { text } = article;
        const edited = editedBy(draftFrom(article, extraction, NOW), text, first);
        fc.pre(edited.texts.some(({ kind }) => kind === 'key-point'));
        const { draft } = finished(edited, text, NOW);
        const yaml = briefYaml(draft, text, NOW);
        const before = checkedBrief(draft.id, yaml, text);
        const opened = correctionOf(yaml, NOW, known ? sourceText(text) : undefined);
        const correction = finished(editedBy(opened.draft, opened.text, second), opened.text, NOW);
        expect(correction.todo).toEqual([]);
        // Without its source nothing tells whether an editor copies another sentence of it.
        const yamlAfter = briefYaml(correction.draft, opened.text, NOW);
        const corrected = checkedBrief(draft.id, yamlAfter, known ? text : undefined);
        expect(corrected.corrections).toHaveLength(1);
        for (const quotation of corrected.quotations) {
          const original = before.quotations.find(({ id }) => id === quotation.id);
          expect(original).toBeDefined();
          if (!known) expect(piecesOf(quotation)).toEqual(piecesOf(original ?? quotation));
        }
      }),
      { numRuns: 50 },
    );
  });
});
