/** Where the lines of buttons are kept that are too long for a button's id. */
export interface LineStore {
  /**
   * Keeps a command line.
   * @returns a short id of 1 to 40 characters, the same for the same line: a card drawn again adds nothing.
   */
  save(line: string): Promise<string>;
  /** The line kept under an id; `undefined` where there is none, or no longer. */
  load(id: string): Promise<string | undefined>;
}
