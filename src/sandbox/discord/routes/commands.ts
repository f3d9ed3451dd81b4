/**
 * Registering commands, globally and in the guild.
 * See https://discord.com/developers/docs/interactions/application-commands
 */
import { z } from 'zod';
import { requireGuild } from '../access.ts';
import type { Backend } from '../backend.ts';
import { commandProblems } from '../checks/command-rules.ts';
import { type CommandCreate, commandCreate, commandEdit } from '../checks/command-schema.ts';
import { readForm } from '../checks/form.ts';
import type { RegisteredCommand, Scope } from '../command-registry.ts';
import { BUDGETS } from '../rate-limits.ts';
import { type FieldProblem, invalidForm, missingAccess, unknownCommand } from '../refusal.ts';
import type { Call, Reply, Route } from '../router.ts';

const bulk = z.array(z.unknown());

/** Whose commands, and where: only the application's own. */
function scopeOf(call: Call): Scope {
  if (call.id('application') !== call.backend.world.application.id) throw missingAccess();
  if (call.text('guild') === '') return 'global';
  const guild = call.id('guild');
  requireGuild(call.backend, guild);
  return { guild };
}

function list(call: Call): Reply {
  const commands = call.backend.commands.list(scopeOf(call));
  if (call.query.get('with_localizations') === 'true') return { status: 200, body: commands };
  return { status: 200, body: commands.map(withoutTranslations) };
}

/** Unless asked for, a list holds no translations. */
function withoutTranslations(command: RegisteredCommand): object {
  const { name_localizations: _, description_localizations: __, ...rest } = command;
  return rest;
}

function get(call: Call): Reply {
  return { status: 200, body: existing(call, scopeOf(call)) };
}

function create(call: Call): Reply {
  const scope = scopeOf(call);
  const body = readForm(commandCreate, call.body);
  check(call.backend, body, call.body);
  const { command, isNew } = call.backend.commands.create(scope, body);
  tell(call, scope);
  return { status: isNew ? 201 : 200, body: command };
}

function edit(call: Call): Reply {
  const scope = scopeOf(call);
  const before = existing(call, scope);
  const change = readForm(commandEdit, call.body);
  const body: CommandCreate = { ...definitionOf(before), ...change };
  check(call.backend, body, undefined);
  call.backend.spec('command-edit', specified(call.body));
  const command = call.backend.commands.edit(scope, before, body);
  tell(call, scope);
  return { status: 200, body: command };
}

function remove(call: Call): Reply {
  const scope = scopeOf(call);
  if (!call.backend.commands.delete(scope, call.id('command'))) throw unknownCommand();
  tell(call, scope);
  return { status: 204 };
}

function overwrite(call: Call): Reply {
  const scope = scopeOf(call);
  const raw = readForm(bulk, call.body);
  const bodies = raw.map((entry, index) => readForm(commandCreate, entry, [index]));
  const problems: FieldProblem[] = [];
  const names = new Set<string>();
  bodies.forEach((body, index) => {
    problems.push(...commandProblems(body, [index]));
    const key = `${body.type ?? 1} ${body.name}`;
    if (names.has(key))
      problems.push({
        path: [index, 'name'],
        code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
        message: 'Application command names must be unique',
      });
    names.add(key);
  });
  if (problems.length > 0) throw invalidForm(problems);
  raw.forEach((entry, index) => {
    call.backend.spec('command', specified(entry), [index]);
  });
  const commands = call.backend.commands.overwrite(scope, bodies);
  tell(call, scope);
  return { status: 200, body: commands };
}

function check(backend: Backend, body: CommandCreate, raw: unknown): void {
  const problems = commandProblems(body);
  if (problems.length > 0) throw invalidForm(problems);
  if (raw !== undefined) backend.spec('command', specified(raw));
}

/**
 * What the specification is to see. It wants `default_member_permissions` as a number, which no library
 * sends and Discord does not insist on.
 */
function specified(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  const { default_member_permissions: _, ...rest } = { default_member_permissions: null, ...raw };
  return rest;
}

function existing(call: Call, scope: Scope): RegisteredCommand {
  const command = call.backend.commands.get(scope, call.id('command'));
  if (command === undefined) throw unknownCommand();
  return command;
}

/** A registered command as a body that would register it. */
function definitionOf(command: RegisteredCommand): CommandCreate {
  const { name, description, options, default_member_permissions, contexts, integration_types, nsfw } =
    command;
  return readForm(commandCreate, {
    name,
    description,
    type: command.type,
    name_localizations: command.name_localizations,
    description_localizations: command.description_localizations,
    ...(options === undefined ? {} : { options }),
    default_member_permissions,
    contexts,
    integration_types,
    nsfw,
  });
}

function tell(call: Call, scope: Scope): void {
  const { backend } = call;
  backend.events.emit(() => ({
    type: 'commands',
    at: backend.clock(),
    scope: scope === 'global' ? scope : scope.guild,
    count: backend.commands.list(scope).length,
  }));
}

const GLOBAL = '/applications/:application/commands';
const GUILD = '/applications/:application/guilds/:guild/commands';

/** `/applications/:id/commands…`, globally and for the guild. */
export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((pattern): readonly Route[] => {
  const read = { access: 'bot', budget: BUDGETS.reading } as const;
  const write = { access: 'bot', budget: BUDGETS.commands } as const;
  return [
    { ...read, method: 'GET', pattern, handle: list },
    { ...write, method: 'POST', pattern, handle: create },
    { ...write, method: 'PUT', pattern, handle: overwrite },
    { ...read, method: 'GET', pattern: `${pattern}/:command`, handle: get },
    { ...write, method: 'PATCH', pattern: `${pattern}/:command`, handle: edit },
    { ...write, method: 'DELETE', pattern: `${pattern}/:command`, handle: remove },
  ];
});
