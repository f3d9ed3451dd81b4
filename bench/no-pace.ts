/**
 * Loaded into a contender before its own code, so that discord.js does not wait: of itself it makes at most 50
 * requests a second, which is Discord's limit, and what would be measured is its waiting.
 */
import { DefaultRestOptions } from 'discord.js';

Object.assign(DefaultRestOptions, { globalRequestsPerSecond: Number.POSITIVE_INFINITY });
