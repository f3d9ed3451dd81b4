/**
 * Who speaks in a pane.
 */
import type { PersonView } from '../../web/protocol.ts';
import { Avatar } from '../avatar.tsx';

interface SpeakAsProps {
  /** Unique on the page: groups the choice. */
  readonly name: string;
  readonly people: readonly PersonView[];
  /** The id of the person who speaks. */
  readonly speaker: string;
  /** The ids of those to whom something was written that nobody has looked at. */
  readonly unread: ReadonlySet<string>;
  readonly onSpeaker: (id: string) => void;
}

/** Draws the choice between the people. */
export function SpeakAs({ name, people, speaker, unread, onSpeaker }: SpeakAsProps) {
  return (
    <fieldset className="people">
      <legend className="sidebar-title">Speak as</legend>
      {people.map((person) => (
        <label key={person.id} className="person" title={person.name} data-unread={unread.has(person.id)}>
          <input
            type="radio"
            name={name}
            className="hidden"
            checked={person.id === speaker}
            onChange={() => onSpeaker(person.id)}
          />
          <Avatar person={person} />
          <span className="person-name">
            {person.name}
            {unread.has(person.id) && <span className="hidden">, unread message</span>}
            {person.role !== undefined && <span className="person-role">{person.role}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
