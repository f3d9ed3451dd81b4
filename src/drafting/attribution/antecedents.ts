/** Resolves personal pronouns to those who were named before them. */
import type { Being, Beings } from './beings.ts';
import { FeatureList } from './features.ts';
import type { Gender } from './given-names.ts';
import { type Antecedent, antecedentFeatures } from './pronoun-features.ts';
import type { Scene } from './scene.ts';
import { type Weights, weigh } from './weights.ts';

/** How many namings before a pronoun are looked at, and how many distinct beings of them. */
const NAMINGS = 40;
const BEINGS = 8;

interface Naming {
  readonly frame: number;
  readonly place: number;
  readonly being: Being;
  /** How often the being was named up to here. */
  readonly times: number;
}

/** Those who were named, in the order of the text. */
export class Antecedents {
  readonly #scenes: readonly Scene[];
  readonly #namings: readonly Naming[];
  readonly #list = new FeatureList();

  constructor(scenes: readonly Scene[], beings: Beings) {
    this.#scenes = scenes;
    this.#namings = beings.all
      .flatMap((being) =>
        being.mentions.map(({ frame, place }, index) => ({ frame, place, being, times: index + 1 })),
      )
      .sort((one, other) => one.frame - other.frame || one.place - other.place);
  }

  /** Those whom a pronoun at a phrase could mean, the last named first. */
  before(frame: number, place: number, lastSpeaker: Being | undefined): readonly Antecedent[] {
    let low = 0;
    let high = this.#namings.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const naming = this.#namings[middle];
      if (naming !== undefined && (naming.frame < frame || (naming.frame === frame && naming.place < place)))
        low = middle + 1;
      else high = middle;
    }
    const found = new Map<Being, Antecedent>();
    const paragraph = this.#scenes[frame]?.frame.paragraph;
    for (let index = low - 1; index >= Math.max(0, low - NAMINGS) && found.size < BEINGS; index--) {
      const naming = this.#namings[index];
      if (naming === undefined || found.has(naming.being)) continue;
      found.set(naming.being, {
        being: naming.being,
        distance: frame - naming.frame,
        first: naming.place === 0,
        rank: found.size,
        times: naming.times,
        spokeLast: naming.being === lastSpeaker,
        otherParagraph: this.#scenes[naming.frame]?.frame.paragraph !== paragraph,
      });
    }
    return [...found.values()];
  }

  /** Whom a pronoun of a gender most likely means, and how likely. */
  resolve(
    frame: number,
    place: number,
    gender: Gender,
    lastSpeaker: Being | undefined,
    weights: Weights,
  ): { readonly being: Being; readonly probability: number } | undefined {
    let sum = 0;
    let top = 0;
    let best: Being | undefined;
    for (const candidate of this.before(frame, place, lastSpeaker)) {
      this.#list.clear();
      antecedentFeatures(this.#list, gender, candidate);
      const weight = Math.exp(weigh(weights, this.#list));
      sum += weight;
      if (weight > top) {
        top = weight;
        best = candidate.being;
      }
    }
    return best === undefined ? undefined : { being: best, probability: top / sum };
  }
}
