/**
 * What an app wants to say, checked as Slack checks it before anything is posted.
 *
 * https://docs.slack.dev/reference/methods/chat.postMessage (errors) and
 * https://docs.slack.dev/messaging/message-metadata
 */
import type { Arguments } from './arguments.ts';
import { checkBlocks } from './block-kit/blocks.ts';
import { MethodFailure } from './failure.ts';
import { isList, isObject, type JsonObject, stringIn } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Content, Metadata } from './message.ts';

/**
 * Reads text, blocks and metadata of a call.
 * @param longestText in characters.
 * @throws MethodFailure `no_text`, `msg_too_long`, `invalid_blocks`, `msg_blocks_too_long`, ...
 */
export function readContent(call: Arguments, longestText: number = LIMITS.messageText): Content {
  const text = call.text('text') ?? '';
  const blocks = readBlocks(call);
  refuseAttachments(call);
  const metadata = readMetadata(call);
  if (text.trim() === '' && blocks.length === 0) throw new MethodFailure('no_text');
  if (text.length > longestText) throw new MethodFailure('msg_too_long');
  return { text, blocks, ...(metadata === undefined ? {} : { metadata }) };
}

function readBlocks(call: Arguments): readonly JsonObject[] {
  const markdown = call.text('markdown_text');
  const sent = call.structure('blocks', 'invalid_blocks_format');
  if (markdown !== undefined) {
    if (sent !== undefined || call.text('text') !== undefined)
      throw new MethodFailure('markdown_text_conflict');
    return readMarkdown(markdown);
  }
  if (sent === undefined) return [];
  const { problems, blocks, characters } = checkBlocks(sent);
  if (problems.length > 0) throw invalidBlocks(problems);
  if (characters > LIMITS.blocksTotal) throw new MethodFailure('msg_blocks_too_long');
  return blocks;
}

function readMarkdown(markdown: string): readonly JsonObject[] {
  if (markdown.length > LIMITS.markdown) throw new MethodFailure('msg_too_long');
  return [{ type: 'markdown', text: markdown, block_id: 'markdown' }];
}

/** Slack's answer to blocks that break the rules: each problem, with a pointer to its place. */
const invalidBlocks = (problems: readonly string[]): MethodFailure =>
  new MethodFailure('invalid_blocks', {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  });

/** Secondary attachments are legacy; the sandbox counts them and draws none, so it takes none. */
function refuseAttachments(call: Arguments): void {
  const attachments = call.structure('attachments', 'invalid_attachments');
  if (attachments === undefined) return;
  if (!isList(attachments)) throw new MethodFailure('invalid_attachments');
  if (attachments.length > LIMITS.attachments) throw new MethodFailure('too_many_attachments');
  if (attachments.length > 0) throw new MethodFailure('invalid_attachments');
}

function readMetadata(call: Arguments): Metadata | undefined {
  const sent = call.structure('metadata', 'invalid_metadata_format');
  if (sent === undefined) return undefined;
  if (!isObject(sent)) throw new MethodFailure('invalid_metadata_format');
  const type = stringIn(sent, 'event_type');
  const payload = sent['event_payload'];
  if (type === undefined || !/^[A-Za-z0-9_-]+$/.test(type) || !isObject(payload))
    throw new MethodFailure('invalid_metadata_schema');
  if (Buffer.byteLength(JSON.stringify(sent)) > LIMITS.metadataBytes)
    throw new MethodFailure('metadata_too_large');
  return { event_type: type, event_payload: payload };
}
