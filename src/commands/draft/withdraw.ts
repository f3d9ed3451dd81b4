/**
 * `draft withdraw <brief>`: takes a published brief out of the library.
 */
import { paragraph } from '../../cards/card.ts';
import type { Answer, Request } from '../command.ts';
import { actorOf, told } from './editor.ts';
import { withBrief } from './published-brief.ts';
import { refusedChange } from './refused-change.ts';
import type { DraftSources } from './sources.ts';

/** Takes a brief out of the library. */
export function withdraw(sources: DraftSources, input: string, request: Request): Promise<Answer> {
  return withBrief(sources, input, 'withdraw', request, async ({ id, title }) => {
    const changed = await sources.desk().withdraw(id, actorOf(request), request.at);
    if (changed.kind !== 'changed') return refusedChange({ changed, draft: { id } });
    return told({
      title: `Withdrawn: ${title}`,
      elements: [
        paragraph(
          'It is out of the library, and no new digest brings it. What channels have got already stays there. Its draft can be taken up again for a while, and published anew.',
        ),
        {
          type: 'buttons',
          buttons: [
            { label: 'Take it up again', line: `draft restore ${id}` },
            { label: 'Drafts', line: 'draft list' },
          ],
        },
      ],
    });
  });
}
