/**
 * Where the digest writes what happens to it: events of the bot, never what a card says.
 */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}
