/** Who reads a message: names, references and times are drawn for somebody. */

/** What a message is drawn for. */
export interface Reader {
  /** A person's name by id. */
  person(id: string): string | undefined;
  /** A role's name by id. */
  role(id: string): string | undefined;
  /** A channel's name by id, without `#`. */
  channel(id: string): string | undefined;
  /** IANA zone, such as `Europe/Berlin`. */
  readonly timeZone: string;
  /** Epoch milliseconds: what relative times count from. */
  readonly now: number;
}
