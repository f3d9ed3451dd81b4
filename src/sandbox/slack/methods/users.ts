/**
 * Methods about people. https://docs.slack.dev/reference/methods: users.info, users.list, bots.info
 */
import { MethodFailure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import { pageOf } from '../paging.ts';
import type { Person } from '../workspace.ts';
import type { Installation, Method } from './method.ts';

function describe(person: Person, installation: Installation): JsonObject {
  return {
    id: person.id,
    team_id: installation.team.id,
    name: person.name,
    deleted: false,
    real_name: person.realName,
    ...zoneOf(person, installation.clock()),
    profile: { real_name: person.realName, display_name: person.name, team: installation.team.id },
    is_admin: person.admin,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_bot: person.bot,
    is_app_user: false,
    updated: 0,
  };
}

/** A person's zone as it is at a time: its name, what people call it, and how many seconds it is ahead of UTC. */
function zoneOf({ timeZone }: Person, at: number): JsonObject {
  const named = (timeZoneName: 'long' | 'longOffset'): string =>
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(named('longOffset')) ?? [];
  const ahead = Number(hours) * 3600 + Number(minutes) * 60;
  return { tz: timeZone, tz_label: named('long'), tz_offset: sign === '-' ? -ahead : ahead };
}

/** Describes a person, with whether they are an admin of the workspace. */
export const info: Method = {
  name: 'users.info',
  token: 'bot',
  scopes: ['users:read'],
  tier: 4,
  run(call, installation) {
    const person = installation.workspace.people.find(({ id }) => id === call.text('user'));
    if (person === undefined) throw new MethodFailure('user_not_found');
    return { user: describe(person, installation) };
  },
};

/** Lists everybody in the workspace, a page at a time. */
export const list: Method = {
  name: 'users.list',
  token: 'bot',
  scopes: ['users:read'],
  tier: 2,
  run(call, installation) {
    const page = pageOf(installation.workspace.people, call, {
      usual: 1000,
      most: 1000,
      key: ({ id }) => id,
    });
    return { members: page.items.map((person) => describe(person, installation)), ...page.metadata };
  },
};

/** Describes the bot by its `bot_id`: `bots.info`. */
export const bots: Method = {
  name: 'bots.info',
  token: 'bot',
  scopes: ['users:read'],
  tier: 3,
  run(call, { app, appId, bot, botId }) {
    if (call.text('bot') !== botId) throw new MethodFailure('bot_not_found');
    return {
      bot: { id: botId, deleted: false, name: app.botName, app_id: appId, user_id: bot.id, updated: 0 },
    };
  },
};
