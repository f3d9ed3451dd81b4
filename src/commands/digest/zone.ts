/**
 * `digest zone [zone]`: the time zone of a workspace, for whoever subscribes without naming one.
 */
import { command, notice, paragraph } from '../../cards/card.ts';
import { typedZone, zoneNamed } from '../../digest/schedule.ts';
import type { Answer, Request } from '../command.ts';
import { type Channel, inChannel, onlyManagers } from './channel.ts';
import { wallTime } from './local-time.ts';
import { correctedLines, meantBy, nearestSentence, wrongWords } from './meant-words.ts';
import type { DigestCommandSources } from './sources.ts';
import { unclearChange } from './unclear.ts';
import { workspaceKey } from './zone-choice.ts';

const EXAMPLE = 'digest zone Europe/Berlin';

/** Which time zone a new subscription gets that names none. */
const ORDER =
  'A channel that is subscribed without a time zone gets that of whoever subscribes it, where the platform tells it (Slack does); else the one that is set here; else UTC.';

async function tell({ digest, address, workspace }: Channel): Promise<Answer> {
  const zone = zoneNamed((await digest.zone(workspaceKey(address, workspace))) ?? '');
  const card =
    zone === undefined
      ? notice(`No time zone is set here. ${ORDER} To set one: `, command(EXAMPLE))
      : notice(`The time zone here is ${zone}. ${ORDER}`);
  return { outcome: 'answered', card, audience: 'asker' };
}

/** What people type who want no time zone to be set. */
const UNSET = /^(?:off|none|no|unset|reset|clear|remove|delete|default)$/i;

const CANNOT_UNSET =
  'A time zone that is set cannot be unset, only replaced: UTC is the one that holds where none is set.';

async function set(input: string, request: Request, channel: Channel): Promise<Answer> {
  const { digest, address, workspace } = channel;
  const zone = typedZone(input);
  if (zone === undefined) {
    const unset = UNSET.test(input);
    const meant = unset ? ['UTC'] : meantBy(input).filter((word) => typedZone(word) !== undefined);
    const account = {
      understood: [],
      unknown: [input],
      advice: unset
        ? [CANNOT_UNSET]
        : [...wrongWords([input]), ...nearestSentence(meant), 'A time zone is written by its city.'],
      corrections: correctedLines('digest zone', input, input, meant),
      example: EXAMPLE,
    };
    return unclearChange(account, request);
  }
  await digest.setZone(workspaceKey(address, workspace), zone);
  const elements = [
    paragraph(`The time zone here is ${zone} from now on: it is ${wallTime(request.at, zone)} in it.`),
    paragraph(`${ORDER} Channels that are subscribed already keep the time zone that they have.`),
  ];
  return { outcome: 'answered', card: { elements }, audience: 'asker' };
}

/** Tells or sets the time zone of a workspace. */
export function zone(sources: DigestCommandSources, input: string, request: Request): Promise<Answer> {
  return inChannel(sources, request, async (channel) => {
    if (input === '') return tell(channel);
    if (!(await request.asker.mayManage())) return onlyManagers('Setting the time zone', request.place);
    return set(input, request, channel);
  });
}
