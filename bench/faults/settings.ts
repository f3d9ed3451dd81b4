/** What a bot of the harness is told at its start, besides the bot's own settings: one setting in its environment. */
import { z } from 'zod';
import { DEFECTS } from './broken-store.ts';

const botSettings = z.object({
  /** How time runs: see `fast-time.ts`. */
  time: z.object({ speed: z.number().min(1), origin: z.number() }),
  /** What is wrong with the bot on purpose; absent where nothing is. */
  defect: z.enum(DEFECTS).exactOptional(),
});

export type BotSettings = z.infer<typeof botSettings>;

/** The setting's name. */
export const BOT_SETTINGS = 'FAULTS_BOT';

/** @throws Error where the setting is missing or wrong. */
export function readBotSettings(environment: Readonly<Record<string, string | undefined>>): BotSettings {
  return botSettings.parse(JSON.parse(environment[BOT_SETTINGS] ?? 'null'));
}
