import type { Json, JsonObject } from '../json.ts';
import { isList, isObject } from '../json.ts';

export interface Verdict {
  readonly problems: readonly string[];
  readonly blocks: readonly JsonObject[];
  readonly characters: number;
}

export function checkBlocks(value: Json): Verdict {
  const blocks = isList(value) ? value.filter(isObject) : [];
  return { problems: [], blocks, characters: 0 };
}
