/**
 * Time zones that are not called by a city: abbreviations (`CET`, `PT`) and countries (`Japan`). Nobody's words are read
 * as one, because the same letters stand for several places, and some for a clock that never changes (`EST`); cities
 * that keep such a time are offered.
 */
import { typedZone, zoneNamed } from '../../digest/schedule.ts';

/** Cities by the abbreviations of their time, summer and winter alike; the likeliest first. */
const CITIES: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'CET CEST MET MEZ MESZ: Europe/Berlin Europe/Paris Europe/Madrid',
    'EET EEST: Europe/Athens Europe/Helsinki Europe/Kyiv',
    'WET WEST: Europe/Lisbon',
    'BST: Europe/London',
    'MSK: Europe/Moscow',
    'TRT: Europe/Istanbul',
    'ET EST EDT EST5EDT EASTERN: America/New_York America/Toronto',
    'CT CST CDT CST6CDT CENTRAL: America/Chicago America/Mexico_City',
    'MT MST MDT MST7MDT MOUNTAIN: America/Denver America/Phoenix',
    'PT PST PDT PST8PDT PACIFIC: America/Los_Angeles America/Vancouver',
    'AKST AKDT: America/Anchorage',
    'HST: Pacific/Honolulu',
    'BRT: America/Sao_Paulo',
    'ART: America/Argentina/Buenos_Aires',
    'IST: Asia/Kolkata Europe/Dublin Asia/Jerusalem',
    'JST: Asia/Tokyo',
    'KST: Asia/Seoul',
    'SGT: Asia/Singapore',
    'HKT: Asia/Hong_Kong',
    'PKT: Asia/Karachi',
    'SAST: Africa/Johannesburg',
    'EAT: Africa/Nairobi',
    'WAT: Africa/Lagos',
    'AEST AEDT: Australia/Sydney Australia/Brisbane',
    'ACST ACDT: Australia/Adelaide',
    'AWST: Australia/Perth',
    'NZST NZDT: Pacific/Auckland',
  ].flatMap((line) => {
    const [short = '', cities = ''] = line.split(': ');
    return short.split(' ').map((one): [string, readonly string[]] => [one, cities.split(' ')]);
  }),
);

/** The zone of the same clock that the runtime calls by a city. */
function sameClock(name: string): string | undefined {
  try {
    return typedZone(new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Cities that keep the time which an abbreviation or a country's name stands for; none where the word is neither. */
export function citiesOf(word: string): readonly string[] {
  const listed = CITIES.get(word.toUpperCase());
  if (listed !== undefined) return listed;
  if (zoneNamed(word) === undefined || typedZone(word) !== undefined) return [];
  const same = sameClock(word);
  return same === undefined ? [] : [same];
}

/**
 * A zone under a name that can be typed: one that was stored under another (`CET`) by that of a city with the same
 * clock.
 */
export function typeableZone(name: string): string {
  return typedZone(name) ?? sameClock(name) ?? citiesOf(name)[0] ?? name;
}
