/** Reads the body of a request that makes or changes a message, and refuses what Discord refuses. */
import { MessageFlags } from 'discord-api-types/v10';
import type { z } from 'zod';
import type { Backend } from './backend.ts';
import { readForm } from './checks/form.ts';
import { isEmpty, messageProblems } from './checks/message-rules.ts';
import type { MessageBody } from './checks/message-schema.ts';
import type { SpecName } from './checks/spec.ts';
import { MESSAGE } from './limits.ts';
import type { StoredMessage } from './message-store.ts';
import { emptyMessage, invalidForm } from './refusal.ts';
import type { Upload } from './router.ts';
import type { Attachment } from './wire.ts';

/** How a body is read. */
export interface FormKind<Schema extends z.ZodType<MessageBody>> {
  readonly schema: Schema;
  readonly spec: SpecName;
  /** Where in the request's body the message stands. */
  readonly at?: readonly (string | number)[];
  /** What the specification's schema is to see, where that is more than the message. */
  readonly specBody?: unknown;
  /** The message that is edited: what the body does not name stays, so that only the outcome must show something. */
  readonly edits?: StoredMessage;
}

/**
 * The message a request holds.
 *
 * @throws Refusal 50035 with every problem found, or 50006 for an empty message.
 */
export function readMessage<Schema extends z.ZodType<MessageBody>>(
  backend: Backend,
  body: unknown,
  files: readonly Upload[],
  kind: FormKind<Schema>,
): z.infer<Schema> {
  const at = kind.at ?? [];
  const message = readForm(kind.schema, body ?? {}, at);
  const problems = messageProblems(message);
  if (problems.length > 0)
    throw invalidForm(problems.map((problem) => ({ ...problem, path: [...at, ...problem.path] })));
  if (files.length > MESSAGE.files)
    throw invalidForm([
      {
        path: [...at, 'attachments'],
        code: 'BASE_TYPE_MAX_LENGTH',
        message: 'Must be 10 or fewer in length.',
      },
    ]);
  // What a new message says of its attachments shows nothing without the files themselves.
  const outcome =
    kind.edits === undefined ? { ...message, attachments: [] } : { ...shownBy(kind.edits), ...message };
  if (isEmpty(outcome, files.length)) throw emptyMessage();
  backend.spec(kind.spec, kind.specBody ?? body ?? {}, kind.specBody === undefined ? at : []);
  return message;
}

/** What a message shows, as far as an edit can take it away. A deferred answer shows nothing yet. */
function shownBy({ message }: StoredMessage): MessageBody {
  const { content, embeds, components, attachments } = message;
  return {
    content,
    embeds: embeds.map(({ type: _, ...embed }) => embed),
    components: [...components],
    attachments: attachments.map(({ id }) => ({ id })),
  };
}

/** Flags a sender may set; Discord ignores the others. */
export function settableFlags(body: MessageBody, ephemeralAllowed: boolean): number {
  const settable =
    MessageFlags.SuppressEmbeds |
    MessageFlags.SuppressNotifications |
    MessageFlags.IsComponentsV2 |
    (ephemeralAllowed ? MessageFlags.Ephemeral : 0);
  return (body.flags ?? 0) & settable;
}

/** The files of a request as attachments. Their content is not kept: nothing here shows it. */
export function attachmentsOf(
  backend: Backend,
  channel: string,
  files: readonly Upload[],
): readonly Attachment[] {
  return files.map((file) => {
    const id = backend.id();
    const url = `https://cdn.discordapp.com/attachments/${channel}/${id}/${encodeURIComponent(file.name)}`;
    return {
      id,
      filename: file.name,
      size: file.size,
      url,
      proxy_url: url,
      ...(file.type === '' ? {} : { content_type: file.type }),
    };
  });
}
