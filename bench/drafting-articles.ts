/** Invented articles to draft from, of any length: news-like, with quotations of every kind. */
import type { CorpusArticle } from '../src/cli/draft-corpus.ts';

const PEOPLE = [
  ['Ines Okafor', 'Okafor', 'harbour master'],
  ['Ray Lindqvist', 'Lindqvist', 'director of Ellery Ferries'],
  ['Tomás Vidal', 'Vidal', 'mayor of Port Ellery'],
  ['Grace Obuya', 'Obuya', 'spokeswoman for the islanders'],
] as const;

const THINGS = [
  'the winter boat',
  'the new pier',
  'a fishing permit',
  'the island school',
  'the coast road',
] as const;

const PARAGRAPHS: readonly ((who: (typeof PEOPLE)[number], thing: string, n: number) => string)[] = [
  ([name, , role], thing, n) =>
    `${name}, the ${role}, said on Tuesday that ${thing} would cost some ${n},000 crowns more than planned.`,
  ([, last], thing, n) =>
    `“We waited ${n} days for ${thing},” ${last} said, “and nobody told us why it did not come.”`,
  ([, last], thing) =>
    `He added that ${thing} was “not a favour, but a right”, as ${last} had put it before.`,
  ([name], thing, n) =>
    `About ${n} per cent of the islanders have given up on ${thing}. According to ${name}, more will follow.`,
  ([, , role], thing) =>
    `A letter from the ${role} read: “No decision on ${thing} has been made. It will be made in time.”`,
  ([name], thing, n) =>
    `The council met for ${n} hours. It did not vote on ${thing}, which ${name} called “a missed boat”.`,
];

/** The n-th article, of about so many characters. The same every time. */
export function inventedArticle(n: number, length: number): CorpusArticle {
  const paragraphs = [`Port Ellery asks about the boats again, part ${n}`];
  let written = 0;
  for (let index = 0; written < length; index += 1) {
    const who = PEOPLE[(n + index * 3) % PEOPLE.length] ?? PEOPLE[0];
    const thing = THINGS[(n * 2 + index) % THINGS.length] ?? THINGS[0];
    const paragraph = PARAGRAPHS[index % PARAGRAPHS.length]?.(who, thing, 2 + ((n + index * 7) % 90)) ?? '';
    paragraphs.push(paragraph);
    written += paragraph.length + 2;
  }
  return { id: `invented-${n}`, text: paragraphs.join('\n\n') };
}
