/** An article for the tests, and what becomes of it. Nothing of it happened. */

export const HEADLINE = 'Port Ellery keeps its lighthouse lit';

/** The id that its draft gets. */
export const LIGHTHOUSE = 'port-ellery-keeps-lighthouse-lit';

/** The paragraphs. Nobody is credited with the last quotation. */
export const PARAGRAPHS = [
  'The council of Port Ellery voted on Monday to keep its lighthouse lit for another ten years, after a campaign by fishermen who said the beam still brings them home.',
  '“We have lost two boats in fog since spring,” said Marta Quill, who leads the harbour union. “Nobody should lose a third one to a budget.”',
  'Owen Brask, the town’s treasurer, had asked the council to sell the tower to a hotel. He said on Tuesday that he accepted the vote, and that the money would come from mooring fees.',
  'The mood in the hall was loud. “Sell it, and you sell the only thing that ships can see from the reef.” Nobody answered.',
  'The tower was built in 1871 and has been dark only twice, both times in wartime. Its keeper’s house is now a school.',
] as const;

/** The article as somebody copies it. */
export const PASTED = [HEADLINE, ...PARAGRAPHS].join('\n\n');
