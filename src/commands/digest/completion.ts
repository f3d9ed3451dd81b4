/**
 * What is offered while an option of `digest` is typed.
 */
import type { Catalogue } from '../../briefs/catalogue.ts';
import { fold } from '../../briefs/normalise.ts';
import type { Completion } from '../command.ts';
import { ALL_TOPICS, knownTopics } from './topic-words.ts';
import { zonesLike } from './zone-names.ts';

const UNTIL = ['tomorrow', '3 days', '1 week', '2 weeks', 'monday'];
const DATES = ['today', 'yesterday'];

const asTyped = (value: string): Completion => ({ label: value, value });

/** Completes the last of several topics, and leaves out those that stand before it. */
function completeTopics(typed: string, catalogue: Catalogue): readonly Completion[] {
  const { topics } = knownTopics(catalogue);
  const at = typed.lastIndexOf(',') + 1;
  const before = typed
    .slice(0, at)
    .split(',')
    .map(fold)
    .filter((topic) => topic !== '');
  const begun = fold(typed.slice(at));
  const all: readonly (readonly [string, string])[] = before.length === 0 ? [[ALL_TOPICS, 'All topics']] : [];
  return [...all, ...topics]
    .filter(([topic]) => ` ${topic}`.includes(` ${begun}`) && !before.includes(topic))
    .map(([topic, name]) => ({
      label: [...before.map((one) => topics.get(one) ?? one), name].join(', '),
      value: [...before, topic].join(','),
    }));
}

/**
 * Values for an option of `digest`, best first. What is offered reads back as what it says.
 * @param option an option's name, the same in every subcommand.
 */
export function completeDigest(option: string, typed: string, catalogue: Catalogue): readonly Completion[] {
  const begins = (value: string) => value.startsWith(typed.trim().toLowerCase());
  switch (option) {
    case 'zone':
      return zonesLike(typed).map(asTyped);
    case 'topics':
      return completeTopics(typed, catalogue);
    case 'until':
      return UNTIL.filter(begins).map(asTyped);
    case 'date':
      return DATES.filter(begins).map(asTyped);
    default:
      return [];
  }
}
