/**
 * The names of time zones: finding one by its beginning or by its city.
 */

import { fold, foldQuery } from '../../briefs/normalise.ts';
import { typosBetween } from '../../briefs/typo.ts';
import { typedZone, zoneNamed } from '../../digest/schedule.ts';
import { citiesOf } from './zone-short.ts';

/**
 * Present names of zones that the runtime lists under an older one. A name that it does not know is left out.
 * IANA time zone database, file `backward`.
 */
const RENAMED = [
  'America/Argentina/Buenos_Aires',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
];

/**
 * The zones of large cities, by which most people set their clocks: where the beginning of a city's name fits several
 * cities, these come first.
 */
const LARGE = new Set(
  [
    'Africa: Cairo Casablanca Johannesburg Kinshasa Lagos Nairobi',
    'America: Argentina/Buenos_Aires Bogota Caracas Chicago Denver Halifax Lima Los_Angeles Mexico_City New_York',
    'America: Phoenix Santiago Sao_Paulo Toronto Vancouver',
    'Asia: Baghdad Bangkok Dhaka Dubai Ho_Chi_Minh Hong_Kong Jakarta Jerusalem Karachi Kolkata Manila Riyadh Seoul',
    'Asia: Shanghai Singapore Taipei Tehran Tokyo',
    'Australia: Melbourne Perth Sydney',
    'Europe: Athens Berlin Istanbul Kyiv Lisbon London Madrid Moscow Paris Rome Stockholm Vienna Warsaw Zurich',
    'Pacific: Auckland Honolulu',
  ].flatMap((line) => {
    const [region, cities = ''] = line.split(': ');
    return cities.split(' ').map((city) => `${region}/${city}`);
  }),
);

interface Zone {
  readonly name: string;
  /** `europe berlin`. */
  readonly folded: string;
  /** `berlin`, `mexico city`: the part behind the last slash. */
  readonly city: string;
}

function listZones(): readonly Zone[] {
  const renamed = RENAMED.filter((name) => zoneNamed(name) !== undefined);
  const listed = Intl.supportedValuesOf('timeZone').filter((name) => typedZone(name) !== undefined);
  return [...new Set(['UTC', ...listed, ...renamed])].map((name) => ({
    name,
    folded: fold(name),
    city: fold(name.slice(name.lastIndexOf('/') + 1)),
  }));
}

let listed: readonly Zone[] | undefined;

/** All zones. Listed when somebody first asks for one: that takes longer than all else that commands do at the start. */
function zones(): readonly Zone[] {
  listed ??= listZones();
  return listed;
}

/** How well a zone fits what was begun: a smaller number is better; nothing where it does not. */
function rankOf({ name, folded, city }: Zone, begun: string): number | undefined {
  if (city === begun || folded === begun) return 0;
  if (city.startsWith(begun)) return LARGE.has(name) ? 1 : 2;
  if (folded.startsWith(begun)) return LARGE.has(name) ? 3 : 4;
  return ` ${folded}`.includes(` ${begun}`) ? 5 : undefined;
}

/** The names of zones that begin with what was typed, as a whole or in a word of theirs; the best first. */
export function zonesLike(typed: string): readonly string[] {
  const begun = fold(typed);
  return zones()
    .flatMap((zone) => {
      const rank = rankOf(zone, begun);
      return rank === undefined ? [] : [{ name: zone.name, rank }];
    })
    .sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : 1))
    .map(({ name }) => name);
}

/** The zones of a place as people call it: of a city (`New York`), a country, or an abbreviation; none where it is none. */
export function zonesOfPlace(words: string): readonly string[] {
  const short = citiesOf(words);
  if (short.length > 0) return short;
  const typed = foldQuery(words);
  return zones()
    .filter(({ city }) => city === typed)
    .map(({ name }) => name);
}

/** Zones that a word that is none may have been meant for: those of its place, else those that it is a slip of. */
export function zonesMeantBy(word: string): readonly string[] {
  const places = zonesOfPlace(word);
  if (places.length > 0) return places;
  const typed = foldQuery(word);
  return zones()
    .filter(({ city, folded }) => [city, folded].some((name) => typosBetween(typed, name) !== undefined))
    .map(({ name }) => name);
}
