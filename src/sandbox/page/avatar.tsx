/**
 * Somebody's picture: initials on a colour of their own, or the bot's mark. Drawn here, never fetched.
 */
import type { PersonView } from '../web/protocol.ts';

/** Dark enough for white letters at a contrast of 4.5 to 1. */
const COLOURS = ['#8f4a12', '#0f6b5c', '#7a3b8f', '#2f5fa8', '#a0354f', '#4f6a1d'] as const;

/** The first letters of the first and the last word of a name. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== '');
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? '')[0] ?? '').join('');
}

/** The same for the same name, in every start of the sandbox. */
function colourOf(name: string): string {
  const sum = Array.from(name).reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  return COLOURS[sum % COLOURS.length] ?? COLOURS[0];
}

/** The picture beside a name. It says nothing that the name does not, so screen readers pass over it. */
export function Avatar({ person }: { readonly person: Pick<PersonView, 'id' | 'name' | 'bot'> }) {
  if (person.bot) {
    return (
      <span className="avatar avatar-bot" aria-hidden="true">
        <Mark />
      </span>
    );
  }
  return (
    <span className="avatar" aria-hidden="true" style={{ backgroundColor: colourOf(person.name) }}>
      {initialsOf(person.name)}
    </span>
  );
}

/** Verbatim's mark: a pair of opening quotation marks. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="62%" height="62%" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M10.4 5.2 9.3 4C5.3 6 3 9.2 3 13.4 3 17 5 19.5 7.6 19.5c2.200 0 3.900-1.600 3.900-3.800 0-2.100-1.500-3.600-3.500-3.600-.4 0-.8.1-.9.1.3-2.300 1.500-4.800 3.300-7zm10.300 0L19.600 4c-4 2-6.300 5.200-6.300 9.400 0 3.600 2 6.100 4.600 6.100 2.200 0 3.900-1.600 3.900-3.800 0-2.100-1.500-3.600-3.500-3.600-.4 0-.8.1-.9.1.3-2.300 1.500-4.800 3.300-7z"
      />
    </svg>
  );
}
