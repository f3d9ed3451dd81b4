/** What tells whether a word introduces what somebody says (class 1) or believes, wishes or shows (class 2). */
import type { FeatureList } from './features.ts';
import { bucket, type Scene } from './scene.ts';
import { isAuxiliary, isMarked, KIND } from './word-kind.ts';

/** The features of the unit at `index` for `outcome`. */
export function cueFeatures(list: FeatureList, scene: Scene, index: number, outcome: number): void {
  const unit = scene.at(index);
  const { kind, lemma, word } = unit;
  const before = scene.at(index - 1);
  const after = scene.at(index + 1);
  const second = scene.at(index + 2);
  const named = scene.cueClass(index);
  const subject = scene.phraseBefore(index);
  const phrase = scene.phrases[subject];
  const subjectKind = phrase === undefined ? 0 : scene.kind(phrase.head);
  const subjectWord = phrase === undefined ? 0 : scene.at(phrase.head).lemma;
  const gap = phrase === undefined ? 9 : Math.min(4, index - phrase.to);
  const objectPlace = scene.phraseAfter(index + 1);
  const object = scene.phrases[objectPlace];
  const objectKind = object === undefined ? 0 : scene.kind(object.head);
  const objectWord = object === undefined ? 0 : scene.at(object.head).lemma;
  const objectGap = object === undefined ? 9 : Math.min(3, object.from - index);
  let auxiliary = 0;
  for (let back = 1; back <= 3; back++) {
    const previous = scene.kind(index - back);
    if (isAuxiliary(previous) || previous === KIND.to) auxiliary = previous;
    else if (previous !== KIND.adverb && previous !== KIND.not) break;
    if (auxiliary !== 0) break;
  }
  const quoted = quotedNear(scene, index);
  const add = (template: number, first = 0, second_ = 0): void => list.add(template, first, second_, outcome);
  add(1, kind);
  add(2, lemma);
  add(3, word, auxiliary);
  add(4, lemma, after.kind);
  add(5, lemma, after.word);
  add(6, kind, after.word);
  add(7, kind, before.word);
  add(8, kind * 64 + before.kind, after.kind);
  add(9, named, kind);
  add(10, named * 64 + kind, after.kind);
  add(11, named * 64 + kind, before.kind);
  add(12, named * 64 + kind, subjectKind * 16 + gap);
  add(13, lemma, subjectKind);
  add(14, kind, subjectWord);
  add(15, named, quoted);
  add(16, lemma, quoted);
  add(17, kind * 64 + auxiliary, named);
  add(18, named * 2 + (scene.headline ? 1 : 0), kind);
  add(19, bucket(scene.frame.to - scene.frame.from), named);
  add(20, objectKind * 16 + objectGap, named * 64 + kind);
  add(21, objectWord, named);
  add(22, lemma, objectKind);
  add(23, after.word, second.word);
  add(24, after.kind * 64 + second.kind, named);
  add(25, before.lemma, lemma);
  add(26, scene.kind(index - 2) * 64 + before.kind, kind);
  add(27, bucket(index - scene.frame.from), kind);
  add(28, bucket(scene.frame.to - index), kind);
  add(29, named * 64 + kind, after.word);
  const afterObject = object === undefined ? 0 : scene.kind(object.to);
  const beforeSubject = phrase === undefined ? 0 : scene.kind(phrase.from - 1);
  add(30, named * 64 + objectKind, objectGap * 64 + afterObject);
  add(31, named * 64 + kind, beforeSubject * 64 + gap);
  add(32, lemma, beforeSubject);
  add(33, subjectWord, named);
  add(34, lemma, auxiliary);
  add(35, lemma, Math.min(3, scene.frame.to - index));
  add(36, lemma, objectWord);
  add(37, lemma, objectGap * 64 + afterObject);
  add(38, named * 64 + afterObject, kind * 64 + (phrase === undefined ? 0 : 1));
}

/** Whether a dash parts a string in marks from the name of who signed it, and nothing follows: “…” — Ana Roe. */
export function signs(scene: Scene, index: number): boolean {
  const { units } = scene.layout;
  const string = units[index - 1];
  if (scene.kind(index) !== KIND.dash) return false;
  const { to } = scene.frame;
  if (string === undefined || !isMarked(string.kind) || to - index > 6) return false;
  for (let place = index + 1; place < to; place++) if (scene.kind(place) !== KIND.name) return false;
  return to > index + 1;
}

/** Where the nearest string in quotation marks stands: 0 for none, then before or after, and how near. */
function quotedNear(scene: Scene, index: number): number {
  if (!scene.hasMarked) return 0;
  for (let distance = 1; distance <= 6; distance++) {
    if (isMarked(scene.kind(index + distance)))
      return scene.kind(index + distance) * 8 + (distance <= 2 ? 1 : 2);
    if (isMarked(scene.kind(index - distance)))
      return scene.kind(index - distance) * 8 + (distance <= 3 ? 3 : 4);
  }
  return 5;
}
