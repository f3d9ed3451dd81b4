/**
 * What the fields of a brief say of each other: whether its claims name somebody it knows, whether its
 * quotations can stand where they are said to stand, whether each name means one thing.
 */
import { claimFaults, speakerFaults } from './claims.ts';
import { fold } from './normalise.ts';
import { offsetFaults, stretchesOf } from './offsets.ts';
import { closed, openFaults } from './open-places.ts';
import { failed, type LocatedBrief, type Parsed } from './parse.ts';
import { byPlace, type Problem } from './problem.ts';
import type { Brief } from './schema.ts';
import { countSentences } from './sentences.ts';
import type { Fault, Path, YamlText } from './yaml-text.ts';

/** The most sentences of a summary, so that a first answer fits a phone. */
const MOST_SENTENCES = 2;

/** What reading and checking a file leads to. A draft is no brief yet, and its problems say so. */
export type Checked =
  | Parsed
  | { readonly kind: 'draft'; readonly problems: readonly [Problem, ...Problem[]] };

/** Checks a parsed file's brief in itself; a file that did not parse is handed on as it is. */
export function validated(parsed: Parsed): Checked {
  if (parsed.kind === 'problems') return parsed;
  const { file, yaml, brief } = parsed.located;
  const faults = [...contentFaults(parsed.located), ...offsetFaults(yaml, brief)];
  if (brief.status === 'draft') {
    const open = openFaults(yaml, closed(yaml.data));
    return { kind: 'draft', problems: failed(file, [draftFault(yaml), ...open, ...faults]).problems };
  }
  return faults.length === 0 ? parsed : failed(file, faults);
}

function draftFault(yaml: YamlText): Fault {
  const message =
    'the brief is a draft: say its key points and its summary in your own words, then remove the line `status: draft`';
  return { ...yaml.at(['status']), message };
}

/** What is wrong with a brief apart from its offsets, which a check against the source writes anew. */
export function validateContent(located: LocatedBrief): readonly Problem[] {
  return contentFaults(located)
    .map((fault) => ({ file: located.file, ...fault }))
    .sort(byPlace);
}

function contentFaults({ yaml, brief }: LocatedBrief): readonly Fault[] {
  return [
    ...summaryFaults(yaml, brief),
    ...claimFaults(yaml, brief),
    ...speakerFaults(yaml, brief),
    ...wordsFaults(yaml, brief),
    ...quotationIdFaults(yaml, brief),
    ...twiceFaults(yaml, aliasesOf(brief)),
    ...twiceFaults(yaml, namesOfPeople(brief)),
  ];
}

function summaryFaults(yaml: YamlText, { summary }: Brief): readonly Fault[] {
  const count = countSentences(summary);
  if (count <= MOST_SENTENCES) return [];
  const message = `\`summary\` has ${count} sentences: keep the ${MOST_SENTENCES} that matter most and make key points of the others`;
  return [{ ...yaml.at(['summary']), message }];
}

/** White space or marks around words that should begin and end where the speaker's words do. */
function wordsFaults(yaml: YamlText, brief: Brief): readonly Fault[] {
  return stretchesOf(brief)
    .flat()
    .flatMap(({ path, piece: { exact } }) => {
      const at = yaml.at([...path, 'exact']);
      if (/\n$/.test(exact)) {
        return [
          {
            ...at,
            message: '`exact` ends with a line break: write `>-` instead of `>`, or `|-` instead of `|`',
          },
        ];
      }
      if (exact.trim() !== exact)
        return [{ ...at, message: '`exact` begins or ends with white space: remove it' }];
      if (/^[“"„«][^“”"„«»]*[”"“»]$/.test(exact)) {
        return [{ ...at, message: '`exact` has quotation marks around it: leave the outer ones away' }];
      }
      return [];
    });
}

function quotationIdFaults(yaml: YamlText, brief: Brief): readonly Fault[] {
  const ids = brief.quotations.flatMap(({ id }, index) =>
    id === undefined ? [] : [{ name: id, path: ['quotations', index, 'id'] }],
  );
  return twiceFaults(yaml, ids);
}

interface Named {
  readonly name: string;
  readonly path: Path;
}

function aliasesOf(brief: Brief): readonly Named[] {
  return brief.aliases.map((name, index) => ({ name, path: ['aliases', index] }));
}

function namesOfPeople(brief: Brief): readonly Named[] {
  return brief.people.flatMap((person, index) => [
    { name: person.name, path: ['people', index, 'name'] },
    ...person.aliases.map((name, number) => ({ name, path: ['people', index, 'aliases', number] })),
  ]);
}

/** Names that mean two things at once, or that nobody can type, whatever their case and accents. */
function twiceFaults(yaml: YamlText, names: readonly Named[]): readonly Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const { name, path } of names) {
    const folded = fold(name);
    const first = seen.get(folded);
    if (folded === '') {
      faults.push({
        ...yaml.at(path),
        message: `${name} has neither letter nor digit, so nobody can ask for it`,
      });
    } else if (first !== undefined) {
      const same =
        first === name ? `${name} stands here a second time` : `${name} is the same to a reader as ${first}`;
      faults.push({ ...yaml.at(path), message: `${same}: remove one of the two` });
    } else {
      seen.set(folded, name);
    }
  }
  return faults;
}
