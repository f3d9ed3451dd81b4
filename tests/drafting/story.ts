/** A story written for tests, with a title, a quotation of two sentences, figures, and several speakers. */
export const STORY = `Norland turns down the safe-harbour plan

Norland has rejected a plan by its neighbours for a safe-harbour agreement. It would have required ships to land their catch in Norland first.

Ingrid Solberg, Norland’s fisheries minister, said the plan would cost some 4,200 jobs along the coast.

“We have lost about 30 percent of the fleet. We will not lose the rest,” Solberg told reporters in the capital.

The neighbouring states want a common rule for all ports, and their envoys met for three hours on Monday.

Is there a way out? Few believe it.

Peter Lang, a spokesman for the Coastal Union, called for new talks before the end of the season.

“There is still time.”

The agreement was first proposed on June 7, 2019, when storms closed 12 harbours in a single week.

Tens of thousands of people live from fishing in Norland, and most of them oppose the plan, according to a survey by the Coastal Union.
`;
