/** Invented briefs for the bots to post: so many that there is news for a while, some with corrections. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';

/** The topic that one brief alone has: a channel of this topic gets digests of one part. */
export const RARE_TOPIC = 'harbour';

/** How many briefs there are: a digest shows three, so that news last for some ten slots. */
const BRIEFS = 30;

/** Every so manieth brief has corrections. */
const CORRECTED_EVERY = 3;

function brief(number: number) {
  const outlet = 'Harbour Radio';
  return {
    id: `bulletin-${number}`,
    title: `Bulletin ${number}`,
    topics: number === 0 ? [RARE_TOPIC] : ['bulletins'],
    source: { outlet, title: `The ${number}th evening round`, language: 'en' },
    summary: `What was reported in the ${number}th evening round.`,
    key_points: [
      { text: `the boat of round ${number} had left on time.`, claim: outlet },
      { text: `the pier was closed after round ${number}.`, claim: 'Ines Okafor' },
    ],
    quotations: [
      { speaker: 'Ines Okafor', about: 'the boat', exact: `We counted ${number} boats and waited.` },
      { speaker: 'Ines Okafor', about: 'the pier', exact: `The pier was shut ${number} times.` },
    ],
    people: [{ name: 'Ines Okafor' }],
    corrections:
      number % CORRECTED_EVERY === 0
        ? [{ date: '2026-01-05', note: `An earlier version of bulletin ${number} gave another hour.` }]
        : [],
  };
}

/** A correction added to a brief that channels may have seen: news of its own. */
export async function correctBrief(directory: string, number: number, note: string): Promise<void> {
  const corrected = brief(number);
  await writeBrief(directory, {
    ...corrected,
    corrections: [...corrected.corrections, { date: '2026-01-06', note }],
  });
}

async function writeBrief(directory: string, given: ReturnType<typeof brief>): Promise<void> {
  await writeFile(join(directory, `${given.id}.yaml`), stringify(given, { lineWidth: 0 }));
}

/** Writes the briefs into a folder, which is made. */
export async function writeBriefs(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (let number = 0; number < BRIEFS; number += 1) await writeBrief(directory, brief(number));
}
