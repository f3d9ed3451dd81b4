/** Where a bot of the harness starts: time is made to run faster before anything else is loaded. */
import { enableCompileCache } from 'node:module';
import { hastenTime } from './fast-time.ts';
import { readBotSettings } from './settings.ts';

enableCompileCache();
const settings = readBotSettings(process.env);
hastenTime(settings.time);
const { runBot } = await import('./bot-process.ts');
await runBot(settings);
