/**
 * `digest zone [zone]`: the time zone of a workspace, for whoever subscribes without naming one.
 */
import { notice, paragraph } from '../../cards/card.ts';
import { zoneNamed } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { type Channel, inChannel, onlyManagers } from './channel.ts';
import { correctedLines, nearestSentence } from './meant-words.ts';
import type { DigestCommandSources } from './sources.ts';
import { momentText } from './subscription-card.ts';
import { unclearChange } from './unclear.ts';
import { workspaceKey } from './zone-choice.ts';
import { zonesMeantBy } from './zone-names.ts';

const EXAMPLE = 'digest zone Europe/Berlin';

async function tell({ digest, address, workspace }: Channel): Promise<Answer> {
  const zone = zoneNamed((await digest.zone(workspaceKey(address, workspace))) ?? '');
  const words =
    zone === undefined
      ? `No time zone is set here. A schedule that names none is in the time zone of whoever subscribes, where it is known, else in UTC. To set one: /${EXAMPLE}`
      : `The time zone here is ${zone}. It holds where a schedule names none and that of whoever subscribes is not known.`;
  return { outcome: 'answered', card: notice(words), audience: 'asker' };
}

async function set(input: string, request: Request, channel: Channel): Promise<Answer> {
  const { digest, address, workspace } = channel;
  const zone = zoneNamed(input);
  if (zone === undefined) {
    const meant = zonesMeantBy(input);
    const account = {
      understood: [],
      unknown: [input],
      advice: [...nearestSentence(meant), 'A time zone is written by its city.'],
      corrections: correctedLines('digest zone', input, input, meant),
      example: EXAMPLE,
    };
    return unclearChange(account, request);
  }
  await digest.setZone(workspaceKey(address, workspace), zone);
  const elements = [
    paragraph(
      `The time zone here is ${zone} from now on. It is `,
      ...momentText(request.at, zone),
      ' there.',
    ),
    paragraph('It holds for new schedules that name none. Those that there are stay as they are.'),
  ];
  return { outcome: 'answered', card: { elements }, audience: 'asker' };
}

/** Tells or sets the time zone of a workspace. */
export function zone(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return inChannel(sources, request, async (channel) => {
    if (input === '') return tell(channel);
    if (!(await request.asker.mayManage())) return onlyManagers('Setting the time zone');
    return set(input, request, channel);
  });
}
