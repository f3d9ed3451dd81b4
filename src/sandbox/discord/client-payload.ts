/** What a client may send over the gateway, read from its bytes. */
import { GatewayOpcodes } from 'discord-api-types/v10';
import type { RawData } from 'ws';
import { z } from 'zod';
import { GATEWAY } from './limits.ts';

const identify = z.looseObject({
  token: z.string(),
  intents: z.number(),
  properties: z.looseObject({}),
  shard: z.exactOptional(z.tuple([z.int(), z.int()])),
});

const resume = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.int().nullable() });

const membersRequest = z.looseObject({
  guild_id: z.union([z.string(), z.array(z.string())]),
  query: z.exactOptional(z.string()),
  limit: z.exactOptional(z.int()),
  user_ids: z.exactOptional(z.union([z.string(), z.array(z.string())])),
  nonce: z.exactOptional(z.string()),
});

const payload = z.looseObject({ op: z.int(), d: z.exactOptional(z.unknown()) });

/** How a client begins a session. */
export type Identify = z.infer<typeof identify>;
/** How a client goes on with one. */
export type Resume = z.infer<typeof resume>;
/** Which members a client wants to know. */
export type MembersRequest = z.infer<typeof membersRequest>;

/** A payload, by what it asks for. */
export type ClientPayload =
  | { readonly type: 'heartbeat' }
  | { readonly type: 'identify'; readonly identify: Identify }
  | { readonly type: 'resume'; readonly resume: Resume }
  | { readonly type: 'members'; readonly request: MembersRequest }
  /** Presences, voice states and sounds: taken, and nothing comes of them here. */
  | { readonly type: 'ignored' }
  | { readonly type: 'unknown' }
  | { readonly type: 'undecodable' };

/** Reads what a client sent. */
export function readPayload(data: RawData): ClientPayload {
  const bytes = bytesOf(data);
  if (bytes.length > GATEWAY.payload) return UNDECODABLE;
  const read = payload.safeParse(parseJson(bytes.toString('utf8')));
  if (!read.success) return UNDECODABLE;
  const { op, d } = read.data;
  switch (op) {
    case GatewayOpcodes.Heartbeat:
      return { type: 'heartbeat' };
    case GatewayOpcodes.Identify: {
      const asked = identify.safeParse(d);
      return asked.success ? { type: 'identify', identify: asked.data } : UNDECODABLE;
    }
    case GatewayOpcodes.Resume: {
      const asked = resume.safeParse(d);
      return asked.success ? { type: 'resume', resume: asked.data } : UNDECODABLE;
    }
    case GatewayOpcodes.RequestGuildMembers: {
      const asked = membersRequest.safeParse(d);
      return asked.success ? { type: 'members', request: asked.data } : UNDECODABLE;
    }
    case GatewayOpcodes.PresenceUpdate:
    case GatewayOpcodes.VoiceStateUpdate:
    case GatewayOpcodes.RequestSoundboardSounds:
      return { type: 'ignored' };
    default:
      return { type: 'unknown' };
  }
}

const UNDECODABLE: ClientPayload = { type: 'undecodable' };

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? Buffer.from(data) : data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
