/**
 * The file that somebody fills in who writes a brief for the first time.
 */
import { JSON_SCHEMA_FILE } from './json-schema.ts';

/**
 * A brief with nothing filled in but its id, and with comments that say what belongs where. Until its
 * empty fields are filled in, a check names exactly these.
 */
export function skeleton(id: string): string {
  return `# yaml-language-server: $schema=./${JSON_SCHEMA_FILE}
#
# A new brief. Fill in what is empty, remove what the article does not say: what is not known stays away
# and is never guessed. \`npm run -s check\` names whatever is still missing.
# Long texts: write \`>-\` and the text on the next line, indented, as \`summary\` shows.

id: ${id}

# In your own words, not the article's headline.
title:

# Short names that people will type, such as \`migration\`. No two briefs share one.
aliases: []

# What it is about, such as \`asylum\` or \`trade\`.
topics: []

source:
  # Who published it, such as CGTN.
  outlet:
  # The headline, exactly as it is printed.
  title:
  # The language of the article: en, es, fr, …
  language: en
  # Only where the article says so:
  # programme: World Today
  # reporter: Jane Doe
  # published: "2024-05-31"
  # url: https://example.org/article

# Two sentences at most, in your own words.
summary:

# What the article says, the most important first. Each in your own words and in the past tense, as it
# reads behind “Name said: ”, with whose claim it is: a person of \`people\`, a speaker, a party of
# \`positions\`, or the outlet.
key_points:
  - claim:
    text:

# Word for word, in the order of the article, without the outer quotation marks. Copy and paste, change
# nothing, and keep each on one line. Then run
#   npm run check -- --source FILE ${id} --write
# where FILE is the article's text: it checks every character and writes down where each quotation stands.
quotations: []
#  - speaker: Jane Doe
#    about: what it is about, in your own words
#    exact: >-
#      The words that she said, on one line.
#  - speaker: Jane Doe
#    about: a quotation that the article interrupts (“…,” she said, “…”)
#    pieces:
#      - exact: >-
#          The words before the interruption,
#      - exact: >-
#          and the words behind it.

# Numbers as the article prints them.
figures: []
#  - as_written: some 60,000
#    value: 60000
#    unit: jobs
#    what: jobs that were promised
#    claim: Jane Doe

# Who occurs, in the role of the time.
people: []
#  - name: Jane Doe
#    role: foreign minister
#    affiliation: Ministry of Foreign Affairs
#    aliases: [Doe]

# Where the parties stand.
positions: []
#  - party: The ministry
#    view: An agreement is near.

# Terms that a reader may not know.
terms: []
#  - term: safe third country
#    meaning: A country in which asylum has to be asked for first.

timeline: []
#  - date: "2019-06-07"
#    event: The declaration was signed.

# When you mend a mistake that readers have seen, say so here: the next digest tells them.
corrections: []
#  - date: "2024-06-01"
#    note: An earlier version gave the number of jobs as 6,000.
`;
}
