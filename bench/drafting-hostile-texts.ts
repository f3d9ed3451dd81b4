/** Texts that nobody wrote, made to cost as much as they can: of marks, of words without an end, of one thing over and over. */

/** A kind of text, of any length. */
export interface HostileText {
  readonly name: string;
  /** The text of exactly so many UTF-16 code units. The same every time. */
  readonly of: (length: number) => string;
}

/** What is repeated until the text is long enough, by what it is called. */
const REPEATED: Readonly<Record<string, string>> = {
  'straight marks': '"',
  'opening marks': '“',
  'closing marks': '”',
  'pairs of marks': '“”',
  'marks of every kind': '"“”\'‘’«»',
  apostrophes: "'",
  'double apostrophes': "`` '' ",
  'a word in marks': '“a” ',
  'a word in straight marks': '"a" ',
  'marks that nobody closes': '“a ',
  'paragraphs that nobody closes': '“We wait.\n\n',
  'quotations and nothing else': '“We wait,” he said, “and go.”\n\n',
  brackets: '(',
  'pairs of brackets': '[]',
  colons: ':',
  'speakers with colons': 'John: ',
  commas: ',',
  dashes: '—',
  hyphens: 'a-',
  stops: '.',
  slashes: '/',
  tags: '<b>',
  'one endless word': 'a',
  'one word': 'word ',
  'one letter a line': 'a\n',
  'an endless sentence': 'the old harbour waits for a new winter boat and ',
  'an endless list of names': 'John Smith of Acme and ',
  'a name that speaks': 'John Smith said ',
  'who said': 'who said ',
  said: 'said ',
  'said, and a stop': 'said. ',
  'said, and a colon': 'he said: “yes.” ',
  'he said she said': 'he said she said ',
  'he said that she said': 'he said that she said that ',
  'according to': 'according to ',
  'known as': 'known as ',
  'known as, in marks': 'known as “X” ',
  'titles and marks': 'Mr. Smith said “we go” and ',
  'roles and names': 'Foreign Minister John Smith, ',
  initials: 'J.K.',
  positions: 'John supports and opposes Mary. ',
  digits: '1',
  numbers: '12 ',
  'grouped numbers': '1,234,567,',
  'number words': 'hundred million ',
  'shares of a hundred': '5% ',
  amounts: '$5 million ',
  dates: 'May 5, 2019 ',
  'addresses of pages': 'http://a.b/ ',
  'addresses of mail': 'a@b.c ',
  emoji: '👩‍👩‍👧 ',
  'letters with accents': 'a\u0301',
  'accents without letters': '\u0301',
  'half characters': '\ud800',
  'other half characters': '\udc00',
  nulls: '\0',
  blanks: ' ',
  'line breaks': '\n',
  ideographs: '漢字',
};

/** What is different each time it is repeated. */
const NUMBERED: Readonly<Record<string, (name: string) => string>> = {
  'words that nobody knows': (name) => `${name} `,
  'names that nobody knows': (name) => `${capital(name)} ${capital(name)}son said so. `,
  'roles of everybody': (name) => `Mayor ${capital(name)} Lund said “so it is”. `,
  'short forms': (name) => `The ${capital(name)} Group (${name.slice(0, 2).toUpperCase()}G) met. `,
};

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A word of letters for a number, another for each. */
function nameOf(number: number): string {
  let name = '';
  for (let rest = number + 17; rest > 0; rest = Math.floor(rest / 26))
    name += String.fromCharCode(97 + (rest % 26));
  return `k${name}o`;
}

function numbered(length: number, part: (name: string) => string): string {
  const parts: string[] = [];
  for (let written = 0, number = 0; written < length; number += 1) {
    const next = part(nameOf(number));
    parts.push(next);
    written += next.length;
  }
  return parts.join('').slice(0, length);
}

/** All of them. */
export const HOSTILE_TEXTS: readonly HostileText[] = [
  ...Object.entries(REPEATED).map(([name, part]) => ({
    name,
    of: (length: number) => part.repeat(Math.ceil(length / part.length)).slice(0, length),
  })),
  ...Object.entries(NUMBERED).map(([name, part]) => ({
    name,
    of: (length: number) => numbered(length, part),
  })),
];
