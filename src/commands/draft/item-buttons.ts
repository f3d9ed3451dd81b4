/**
 * What can be done with an item of a draft, as buttons: each runs the line that can also be typed.
 */
import { fold } from '../../briefs/normalise.ts';
import type { Button, Choice, Element } from '../../cards/card.ts';
import type { Draft, DraftQuotation, DraftText } from '../../drafting/draft.ts';
import { itemIn } from '../../drafting/drafts/draft-items.ts';
import { type Item, isDecided } from './item.ts';
import { nextAfter } from './progress.ts';

/** How many people are offered as a speaker: Discord's choice list holds 25. */
const MOST_PEOPLE = 24;

type Act = (label: string, word: string, style?: Button['style']) => Button;

/** Makes the buttons of an item. */
function actsOn(draft: Draft, id: string): Act {
  return (label, word, style) => ({
    label,
    line: `draft ${word} ${draft.id} ${id}`,
    ...(style === undefined ? {} : { style }),
  });
}

function textButtons({ kind, wording }: DraftText, act: Act): readonly Button[] {
  const isOpen = wording.kind === 'open';
  return [
    act('Reword', 'reword', isOpen ? 'primary' : undefined),
    ...(kind === 'key-point' && wording.kind !== 'quoted' ? [act('Keep as quotation', 'keep')] : []),
    ...(wording.kind === 'dropped' ? [] : [act('Drop', 'drop')]),
    ...(kind === 'key-point' || kind === 'position' ? [act('Whose', 'speaker')] : []),
  ];
}

const keepAndDrop = (decision: DraftQuotation['decision'], act: Act): readonly Button[] => [
  ...(decision === 'kept' ? [] : [act('Keep', 'keep', decision === 'open' ? 'primary' : undefined)]),
  ...(decision === 'dropped' ? [] : [act('Drop', 'drop')]),
];

function quotationButtons({ decision }: DraftQuotation, act: Act): readonly Button[] {
  return [
    ...keepAndDrop(decision, act),
    act('Trim', 'trim'),
    act('Speaker', 'speaker'),
    act('About', 'about'),
  ];
}

function buttonsOf(item: Item, draft: Draft): readonly Button[] {
  const act = actsOn(draft, item.id);
  switch (item.kind) {
    case 'title':
    case 'summary':
      return [act('Reword', 'reword', isDecided(item) ? undefined : 'primary')];
    case 'text':
      return textButtons(item.text, act);
    case 'quotation':
      return quotationButtons(item.quotation, act);
    case 'figure':
      return [
        ...keepAndDrop(item.figure.decision, act),
        act('What it counts', 'reword'),
        act('Whose', 'speaker'),
      ];
    case 'person':
      return [...keepAndDrop(item.person.decision, act), act('Role', 'reword')];
  }
}

/** Who may have said it, or may claim it, as far as that is open. */
function candidateOf(
  item: Item,
): { readonly question: string; readonly name: string | undefined } | undefined {
  switch (item.kind) {
    case 'quotation': {
      const { speaker, certain } = item.quotation;
      return certain && speaker !== undefined ? undefined : { question: 'Who said it?', name: speaker };
    }
    case 'text':
    case 'figure': {
      const { claim, credit } = item.kind === 'text' ? item.text : item.figure;
      return credit === 'likely' ? { question: 'Whose claim is it?', name: claim } : undefined;
    }
    default:
      return undefined;
  }
}

/** The person whom a name with an office before it means: `Manager Steve Pryce` is Steve Pryce. */
const personIn = (likeliest: string, people: readonly string[]): string =>
  people.find((name) => ` ${fold(likeliest)}`.endsWith(` ${fold(name)}`)) ?? likeliest;

/** Who it may be, most likely first: one press names them. */
function speakerChoice(item: Item, draft: Draft): readonly Element[] {
  const candidate = candidateOf(item);
  if (candidate === undefined) return [];
  const { question, name: likeliest } = candidate;
  const people = draft.people.map(({ name }) => name);
  const likely = likeliest === undefined ? [] : [personIn(likeliest, people)];
  const choices: readonly Choice[] = [...new Set([...likely, ...people])]
    .slice(0, MOST_PEOPLE)
    .map((name) => ({ label: name, line: `draft speaker ${draft.id} ${item.id} ${name}` }));
  return choices.length === 0 ? [] : [{ type: 'choice', placeholder: question, choices }];
}

/** Whether an editor has changed it, so that it can be taken back. */
const isChanged = ({ id }: Item, { originals }: Draft): boolean => itemIn(originals, id) !== undefined;

/** What leads on; it stands out once the item itself is decided. */
const nextButton = (item: Item, next: Item, { id }: Draft): Button => ({
  label: `Next: ${next.id}`,
  line: `draft show ${id} ${next.id}`,
  ...(isDecided(item) ? { style: 'primary' } : {}),
});

/** Everything that can be pressed beneath an item, and what leads on. */
export function itemControls(item: Item, draft: Draft, back?: Button): readonly Element[] {
  const next = nextAfter(draft, item);
  const buttons: readonly Button[] = [
    ...buttonsOf(item, draft),
    ...(isChanged(item, draft) ? [actsOn(draft, item.id)('Reset', 'reset')] : []),
    ...(next === undefined ? [] : [nextButton(item, next, draft)]),
    { label: 'Overview', line: `draft show ${draft.id}` },
    ...(back === undefined ? [] : [back]),
  ];
  return [...speakerChoice(item, draft), { type: 'buttons', buttons }];
}
