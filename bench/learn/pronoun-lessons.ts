/** Lessons on whom a pronoun means. */
import { Antecedents } from '../../src/drafting/attribution/antecedents.ts';
import { type Being, findBeings } from '../../src/drafting/attribution/beings.ts';
import { antecedentFeatures, pronounGender } from '../../src/drafting/attribution/pronoun-features.ts';
import type { GoldQuote } from '../drafting-scoring/gold.ts';
import type { Subject } from './anchored.ts';
import { goldSpeaker } from './cue-lessons.ts';
import { featuresOf, type Lesson, plainLesson } from './lesson.ts';

/** The lessons of an article: speakers that are pronouns, where somebody named before is who the gold says it is. */
export function pronounLessons({ scenes, anchored, fold }: Subject): readonly Lesson[] {
  const lessons: Lesson[] = [];
  const beings = findBeings(scenes);
  const antecedents = new Antecedents(scenes, beings);
  let last: Being | undefined;
  scenes.forEach((scene, frame) => {
    for (let index = scene.frame.from; index < scene.frame.to; index++) {
      const here = anchored.get(index);
      const place = here && goldSpeaker(scene, index, here.quote);
      if (here === undefined || place === undefined) continue;
      const gender = pronounGender(scene.at(scene.phrases[place]?.head ?? -1).token.lower);
      if (gender === undefined) {
        last = beings.at(frame, place)?.being ?? last;
        continue;
      }
      const candidates = antecedents.before(frame, place, last);
      const right = candidates.map(({ being }) => isMeant(being, here.quote));
      if (!right.includes(true)) continue;
      const groups = candidates.map((one) => featuresOf((list) => antecedentFeatures(list, gender, one)));
      lessons.push(plainLesson(groups, right, fold));
      last = candidates[right.indexOf(true)]?.being ?? last;
    }
  });
  return lessons;
}

/** Whether the last word of a name is that of one of the gold's. */
function isMeant(being: Being, { aliases }: GoldQuote): boolean {
  const last = being.words.at(-1);
  return aliases?.some((alias) => lastWord(alias) === last) ?? false;
}

function lastWord(name: string): string | undefined {
  return name
    .toLowerCase()
    .replace(/[’']s$/u, '')
    .replace(/[.’']/gu, '')
    .split(/\s+/u)
    .at(-1);
}
