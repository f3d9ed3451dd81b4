import { describe, expect, test } from 'vitest';
import type { Span } from '../../../src/drafting/extraction.ts';
import { findPeople } from '../../../src/drafting/facts/people.ts';
import { findQuotations } from '../../../src/drafting/quotations.ts';
import { readText } from '../../../src/drafting/reading/text-reader.ts';

function peopleIn(text: string) {
  const reading = readText(text);
  const { quotations, beings } = findQuotations(reading);
  const words = (span: Span | undefined) => (span === undefined ? '' : text.slice(span.start, span.end));
  return findPeople(reading, quotations, beings).map(({ name, role, affiliation, aliases, mentions }) => ({
    who: [words(name), words(role), words(affiliation)].join(' | '),
    aliases: aliases.map(words),
    mentions: mentions.map(words),
  }));
}

const whoIn = (text: string) => peopleIn(text).map(({ who }) => who);

describe('A person', () => {
  test.each([
    [
      'Ingrid Solberg, Norway’s fisheries minister, said the quota was fair.',
      'Ingrid Solberg | fisheries minister | Norway',
    ],
    [
      'But Harlow’s Acting Commissioner for Ports & Coastal Waters Mark Ellery said the docks must open.',
      'Mark Ellery | Acting Commissioner | Ports & Coastal Waters',
    ],
    [
      'The minister met his Danish counterpart, Mette Holm, in the old town hall.',
      'Mette Holm | Danish counterpart | ',
    ],
    ['They heard Vice President Laura Quist speak in the hall.', 'Laura Quist | Vice President | '],
    [
      'Jane Roe, a spokeswoman for the ministry, said the bridge was safe.',
      'Jane Roe | spokeswoman | ministry',
    ],
    [
      'The bridge is safe, said Jane Roe, who heads the harbour agency.',
      'Jane Roe | heads the harbour agency | ',
    ],
    [
      'Peter Lang, 45, a teacher at the village school, was the first to arrive.',
      'Peter Lang | teacher | village school',
    ],
    [
      'Secretary of State Helen Marsh left the meeting early on Monday.',
      'Helen Marsh | Secretary of State | ',
    ],
    ['The talks failed. KQTV’s Oona Petrova reports.', 'Oona Petrova |  | KQTV'],
    ['By Martin Oduya\n\nThe talks failed on Monday, and nobody was surprised.', 'Martin Oduya |  | '],
  ])('is found with role and affiliation beside the name: %s', (text, who) => {
    expect(whoIn(text)).toContain(who);
  });

  test('has every form of the name, and every place that means them', () => {
    const text =
      'Ingrid Solberg, the fisheries minister, said the quota was fair. “It will hold,” Solberg said. She said that nobody had asked.';
    const [person, ...others] = peopleIn(text);
    expect(others).toEqual([]);
    expect(person?.aliases).toEqual(['Solberg']);
    expect(person?.mentions).toEqual(['Ingrid Solberg', 'the fisheries minister', 'Solberg', 'She']);
  });

  test('is also meant by the role alone, where only one has it', () => {
    const text =
      'The Norwegian fisheries minister came to Harlow. Ingrid Solberg, Norway’s fisheries minister, said the quota was fair.';
    expect(peopleIn(text)[0]?.mentions).toEqual(['The Norwegian fisheries minister', 'Ingrid Solberg']);
  });

  test.each([
    'The Harbour Times reported that the White House had said nothing.',
    'New Zealand and the United States signed in Wellington.',
    'The Supreme Court ruled on Super Tuesday.',
    'Grand Coulee Dam Reopens After Long Repair',
    'The Ministry of Finance said the tax would rise.',
  ])('is neither a place nor an organisation nor a word of a headline: %s', (text) => {
    expect(whoIn(text)).toEqual([]);
  });

  test('is not one of a list of names for the word before the next name', () => {
    const people = whoIn('The panel heard Kim Bishop, Laura Quist, Peter Lang and Helen Marsh.');
    expect(people).toEqual([
      'Kim Bishop |  | ',
      'Laura Quist |  | ',
      'Peter Lang |  | ',
      'Helen Marsh |  | ',
    ]);
  });

  test('is one, with a suffix behind the surname or without', () => {
    const people = peopleIn('Ray Hale Jr., the mayor, spoke on Monday. Mr. Hale was late. Mr. Hale left.');
    expect(people.map(({ who, aliases }) => [who, aliases])).toEqual([['Ray Hale Jr. | mayor | ', ['Hale']]]);
  });

  test('whose full name comes later does not get the title of a namesake before', () => {
    const text = 'President Hale spoke first. His wife, Ida Hale, said that she would write a book.';
    expect(whoIn(text)).not.toContain('Ida Hale | President | ');
  });
});
