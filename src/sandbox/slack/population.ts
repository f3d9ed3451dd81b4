/**
 * Who and what is in a new workspace: the bot, an ordinary member, an admin who lives in another zone, and two channels
 * with all three that the admin made.
 */
import type { App } from './manifest.ts';
import type { Person, Workspace } from './workspace.ts';

/** The people of a new workspace. */
export interface Population {
  readonly botUser: Person;
  readonly member: Person;
  readonly admin: Person;
}

/** Moves everybody in. */
export function populate(workspace: Workspace, app: App): Population {
  const botUser = workspace.addPerson({
    name: handleOf(app.botName),
    realName: app.botName,
    admin: false,
    bot: true,
    timeZone: 'Etc/UTC',
  });
  const member = workspace.addPerson({
    name: 'maria',
    realName: 'Maria Okafor',
    admin: false,
    bot: false,
    timeZone: 'Europe/Berlin',
  });
  const admin = workspace.addPerson({
    name: 'tomas',
    realName: 'Tomas Lindqvist',
    admin: true,
    bot: false,
    timeZone: 'America/Mexico_City',
  });
  const members = [member.id, admin.id, botUser.id];
  for (const name of ['general', 'briefings'])
    workspace.addChannel({ name, kind: 'public', members, creator: admin.id });
  return { botUser, member, admin };
}

/** The handle that Slack makes of a display name. */
const handleOf = (displayName: string): string => displayName.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-');
