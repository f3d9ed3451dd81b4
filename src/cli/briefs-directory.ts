/**
 * The folder of briefs that the programs of the command line work on: the same as the bot's.
 */
import { config as loadEnvironmentFile } from 'dotenv';

/** `BRIEFS_DIR` of the environment, else of the file `.env`, else `briefs`. */
export function briefsDirectory(): string {
  loadEnvironmentFile({ quiet: true });
  return process.env['BRIEFS_DIR'] || 'briefs';
}
