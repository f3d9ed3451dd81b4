/**
 * Who may claim something in a brief, and whether each claim names one of them.
 */
import { distance } from 'fastest-levenshtein';
import { nearest } from './nearest.ts';
import { fold } from './normalise.ts';
import type { Brief } from './schema.ts';
import type { Fault, YamlText } from './yaml-text.ts';

/** Every name that a claim of this brief may give. */
function claimants(brief: Brief): ReadonlySet<string> {
  return new Set([
    brief.source.outlet,
    ...brief.people.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...brief.quotations.map(({ speaker }) => speaker),
    ...brief.positions.map(({ party }) => party),
  ]);
}

/** Claims that name nobody whom the brief knows. */
export function claimFaults(yaml: YamlText, brief: Brief): readonly Fault[] {
  const known = claimants(brief);
  const faults: Fault[] = [];
  for (const list of ['key_points', 'figures'] as const) {
    for (const [index, { claim }] of brief[list].entries()) {
      if (known.has(claim)) continue;
      const near = nearest(claim, known);
      const message =
        near === undefined
          ? `\`claim\` names ${claim}, who is none of \`people\`, no speaker, no party and not the outlet: add them to \`people\``
          : `\`claim\` names ${claim}, whom the brief does not know: did you mean ${near}?`;
      faults.push({ ...yaml.at([list, index, 'claim']), message });
    }
  }
  return faults;
}

/** The most letters by which a speaker's name may differ from a person's to be taken for a slip. */
const SLIP = 2;

/** Speakers who are almost, but not quite, one of `people`: a slip would give the words to somebody else. */
export function speakerFaults(yaml: YamlText, brief: Brief): readonly Fault[] {
  const people = brief.people.flatMap(({ name, aliases }) => [name, ...aliases]);
  return brief.quotations.flatMap(({ speaker }, index) => {
    if (people.includes(speaker)) return [];
    const meant = people.find(
      (name) => name.length > 2 * SLIP && distance(fold(name), fold(speaker)) <= SLIP,
    );
    if (meant === undefined) return [];
    const message = `\`speaker\` is ${speaker}, who is almost ${meant} of \`people\`: write both names alike, or add ${speaker} to \`people\``;
    return [{ ...yaml.at(['quotations', index, 'speaker']), message }];
  });
}
