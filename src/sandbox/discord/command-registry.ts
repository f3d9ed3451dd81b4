/** The commands an application has registered, globally and in the guild. */
import { ApplicationCommandType } from 'discord-api-types/v10';
import type { CommandCreate, CommandOption } from './checks/command-schema.ts';
import { DailyCreations } from './daily-creations.ts';
import { keptOption } from './kept-option.ts';
import { COMMAND } from './limits.ts';
import { tooManyCommands } from './refusal.ts';

/** A command as Discord keeps and returns it. */
export interface RegisteredCommand {
  readonly id: string;
  readonly application_id: string;
  readonly guild_id?: string;
  readonly version: string;
  readonly type: number;
  readonly name: string;
  readonly name_localizations: Readonly<Record<string, string | null>> | null;
  readonly description: string;
  readonly description_localizations: Readonly<Record<string, string | null>> | null;
  readonly options?: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly dm_permission?: boolean;
  readonly contexts: readonly number[] | null;
  readonly integration_types: readonly number[];
  readonly nsfw: boolean;
}

/** Where commands are registered: everywhere, or in the guild with this id. */
export type Scope = 'global' | { readonly guild: string };

/** How often commands were written, by way of writing. */
export interface WriteCounts {
  readonly bulk: number;
  readonly created: number;
  readonly edited: number;
  readonly deleted: number;
}

/** What a registry is made of. */
export interface RegistrySettings {
  /** The application's id. */
  readonly application: string;
  /** Makes ids. */
  readonly id: () => string;
  /** Epoch milliseconds: what the limit of a day is counted by. */
  readonly clock: () => number;
}

/** All commands of the application, by scope. */
export class CommandRegistry {
  readonly #application: string;
  readonly #id: () => string;
  readonly #creations: DailyCreations;
  readonly #scopes = new Map<string, Map<string, RegisteredCommand>>();
  #writes = { bulk: 0, created: 0, edited: 0, deleted: 0 };

  constructor({ application, id, clock }: RegistrySettings) {
    this.#application = application;
    this.#id = id;
    this.#creations = new DailyCreations(clock);
  }

  get writes(): WriteCounts {
    return { ...this.#writes };
  }

  list(scope: Scope): readonly RegisteredCommand[] {
    return [...this.#of(scope).values()];
  }

  get(scope: Scope, id: string): RegisteredCommand | undefined {
    return this.#of(scope).get(id);
  }

  /** The command that somebody who types its name in the guild means: the guild's own goes first. */
  named(name: string, guild: string | undefined): RegisteredCommand | undefined {
    return this.#visible(guild).find(
      (command) => command.name === name && command.type === ApplicationCommandType.ChatInput,
    );
  }

  /** The entry of a message's menu with this name: the guild's own goes first. */
  ofMessages(name: string, guild: string | undefined): RegisteredCommand | undefined {
    return this.#visible(guild).find(
      (command) => command.name === name && command.type === ApplicationCommandType.Message,
    );
  }

  /** The entries of a message's menu, those of the guild first. */
  menuOfMessages(guild: string | undefined): readonly RegisteredCommand[] {
    return this.#visible(guild).filter(({ type }) => type === ApplicationCommandType.Message);
  }

  #visible(guild: string | undefined): readonly RegisteredCommand[] {
    const scopes: Scope[] = guild === undefined ? ['global'] : [{ guild }, 'global'];
    return scopes.flatMap((scope) => this.list(scope));
  }

  /** Registers a command; one of the same name and type is replaced and keeps its id. */
  create(
    scope: Scope,
    body: CommandCreate,
  ): { readonly command: RegisteredCommand; readonly isNew: boolean } {
    this.#writes.created += 1;
    return this.#put(scope, body);
  }

  /** Replaces a command's definition. */
  edit(scope: Scope, existing: RegisteredCommand, body: CommandCreate): RegisteredCommand {
    this.#writes.edited += 1;
    const command = this.#command(scope, existing.id, body);
    this.#of(scope).set(command.id, command);
    return command;
  }

  delete(scope: Scope, id: string): boolean {
    this.#writes.deleted += 1;
    return this.#of(scope).delete(id);
  }

  /** Replaces all commands of a scope; those of the same name and type keep their ids. */
  overwrite(scope: Scope, bodies: readonly CommandCreate[]): readonly RegisteredCommand[] {
    this.#writes.bulk += 1;
    const before = this.list(scope);
    const after = bodies.map((body) => this.#command(scope, sameAs(body, before)?.id ?? this.#id(), body));
    checkCounts(after);
    const known = new Set(before.map(({ id }) => id));
    this.#creations.take(keyOf(scope), after.filter(({ id }) => !known.has(id)).length);
    this.#scopes.set(keyOf(scope), new Map(after.map((command) => [command.id, command])));
    return after;
  }

  #put(scope: Scope, body: CommandCreate) {
    const existing = sameAs(body, this.list(scope));
    const command = this.#command(scope, existing?.id ?? this.#id(), body);
    checkCounts([...this.list(scope).filter((other) => other.id !== command.id), command]);
    if (existing === undefined) this.#creations.take(keyOf(scope), 1);
    this.#of(scope).set(command.id, command);
    return { command, isNew: existing === undefined };
  }

  #command(scope: Scope, id: string, body: CommandCreate): RegisteredCommand {
    const permissions = body.default_member_permissions;
    return {
      id,
      application_id: this.#application,
      ...(scope === 'global' ? {} : { guild_id: scope.guild }),
      version: this.#id(),
      type: typeOf(body),
      name: body.name,
      name_localizations: body.name_localizations ?? null,
      description: body.description ?? '',
      description_localizations: body.description_localizations ?? null,
      ...(body.options && body.options.length > 0 ? { options: body.options.map(keptOption) } : {}),
      default_member_permissions:
        permissions === undefined || permissions === null ? null : String(permissions),
      ...(scope === 'global' ? { dm_permission: body.dm_permission ?? true } : {}),
      contexts: body.contexts ?? null,
      integration_types: body.integration_types ?? [0],
      nsfw: body.nsfw ?? false,
    };
  }

  #of(scope: Scope): Map<string, RegisteredCommand> {
    const key = keyOf(scope);
    const existing = this.#scopes.get(key);
    if (existing !== undefined) return existing;
    const made = new Map<string, RegisteredCommand>();
    this.#scopes.set(key, made);
    return made;
  }
}

const keyOf = (scope: Scope): string => (scope === 'global' ? 'global' : scope.guild);

const typeOf = (body: CommandCreate): number => body.type ?? ApplicationCommandType.ChatInput;

const sameAs = (body: CommandCreate, commands: readonly RegisteredCommand[]) =>
  commands.find((command) => command.name === body.name && command.type === typeOf(body));

function checkCounts(commands: readonly RegisteredCommand[]): void {
  const limits = [
    { type: ApplicationCommandType.ChatInput, limit: COMMAND.chatInput },
    { type: ApplicationCommandType.User, limit: COMMAND.contextMenu },
    { type: ApplicationCommandType.Message, limit: COMMAND.contextMenu },
  ];
  for (const { type, limit } of limits)
    if (commands.filter((command) => command.type === type).length > limit) throw tooManyCommands(limit);
}
