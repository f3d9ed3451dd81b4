/**
 * `node bench/learn/main.ts GOLD… [--predictions FILE]`: learns the weights of attribution from articles in which people
 * marked who said what, and writes them to `src/drafting/attribution/judgement.json`.
 *
 * With `--predictions` it writes nothing of that, but what is found in each article by weights that were learned from
 * the others (five folds). `npm run bench -- drafting --gold GOLD --predictions FILE` scores it: so much is to be expected on
 * articles that nobody learned from.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { TABLE } from '../../src/drafting/attribution/features.ts';
import type { Judgement } from '../../src/drafting/attribution/weights.ts';
import { findQuotations } from '../../src/drafting/quotations.ts';
import { readText } from '../../src/drafting/reading/text-reader.ts';
import { readGold } from '../drafting-scoring/gold.ts';
import { predictionOf } from '../drafting-scoring/prediction.ts';
import { type Subject, subjectOf } from './anchored.ts';
import { confidenceLessons } from './confidence-lessons.ts';
import { cueLessons } from './cue-lessons.ts';
import { writeLearnedFrom } from './learned-from.ts';
import { FOLDS, foldOf, type Lesson } from './lesson.ts';
import { markedLessons } from './marked-lessons.ts';
import { packed } from './packing.ts';
import { pronounLessons } from './pronoun-lessons.ts';
import { type Course, learnTable } from './table.ts';

const FILE = new URL('../../src/drafting/attribution/judgement.json', import.meta.url);

/** How each table is learned; found by what the folds say. */
const COURSES: Readonly<Record<keyof Judgement, Course>> = {
  cue: { rounds: 6, rate: 0.05, least: 6 },
  speaker: { rounds: 6, rate: 0.06, least: 3 },
  content: { rounds: 6, rate: 0.06, least: 5 },
  marked: { rounds: 8, rate: 0.08, least: 1 },
  pronoun: { rounds: 8, rate: 0.08, least: 3 },
  confidence: { rounds: 8, rate: 0.05, least: 5 },
};

type Lessons = Readonly<Record<Exclude<keyof Judgement, 'confidence'>, readonly Lesson[]>>;

function lessonsOf(subjects: readonly Subject[]): Lessons {
  const cues = subjects.map(cueLessons);
  return {
    cue: cues.flatMap(({ cue }) => cue),
    speaker: cues.flatMap(({ speaker }) => speaker),
    content: cues.flatMap(({ content }) => content),
    marked: subjects.flatMap(markedLessons),
    pronoun: subjects.flatMap(pronounLessons),
  };
}

/** Learns everything but confidence from the lessons outside a fold, or from all. */
function decisions(lessons: Lessons, fold: number | undefined): Judgement {
  const learn = (name: keyof Lessons) =>
    learnTable(
      lessons[name].filter((lesson) => lesson.fold !== fold),
      COURSES[name],
    );
  return {
    cue: learn('cue'),
    speaker: learn('speaker'),
    content: learn('content'),
    marked: learn('marked'),
    pronoun: learn('pronoun'),
    confidence: new Float32Array(TABLE),
  };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { predictions: { type: 'string' } },
});
const subjects = readGold(positionals).map((article, index) => subjectOf(article, foldOf(index)));
const lessons = lessonsOf(subjects);
const folds = Array.from({ length: FOLDS }, (_, fold) => decisions(lessons, fold));
const doubts = subjects.flatMap((subject) => {
  const judgement = folds[subject.fold];
  return judgement === undefined ? [] : confidenceLessons(subject, judgement);
});
const confidence = (fold: number | undefined) =>
  learnTable(
    doubts.filter((lesson) => lesson.fold !== fold),
    COURSES.confidence,
  );

if (values.predictions === undefined) {
  const judgement = { ...decisions(lessons, undefined), confidence: confidence(undefined) };
  const weights = `${JSON.stringify(packed(judgement), null, 2)}\n`;
  writeFileSync(FILE, weights);
  writeLearnedFrom(
    weights,
    subjects.map(({ article }) => article.text),
  );
} else {
  const judgements = folds.map((judgement, fold) => ({ ...judgement, confidence: confidence(fold) }));
  const lines = subjects.map(({ article: { id, text }, fold }) => {
    const { quotations } = findQuotations(readText(text), judgements[fold]);
    return JSON.stringify(predictionOf(id, { text, quotations }));
  });
  writeFileSync(values.predictions, `${lines.join('\n')}\n`);
}
