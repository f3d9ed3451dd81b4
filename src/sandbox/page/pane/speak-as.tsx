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
  readonly onSpeaker: (id: string) => void;
}

/** Draws the choice between the people. */
export function SpeakAs({ name, people, speaker, onSpeaker }: SpeakAsProps) {
  return (
    <fieldset className="people">
      <legend className="sidebar-title">Speak as</legend>
      {people.map((person) => (
        <label key={person.id} className="person" title={person.name}>
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
            {person.role !== undefined && <span className="person-role">{person.role}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
