/**
 * A card: what an answer or a digest says, described without any platform in sight.
 *
 * Everything in a card is plain data that survives JSON unchanged, because a digest freezes its card in
 * the store and a retry must post the same. Every text is literal: a platform draws it so that no part of
 * it becomes a mention, a masked link or markup.
 */

/**
 * A run of text within a line. Times are epoch milliseconds; each platform shows them in its reader's own zone, and says
 * that it is the reader's where `own-minute` asks for it: beside a time in another zone.
 */
export type Inline =
  | { readonly type: 'plain'; readonly text: string }
  | { readonly type: 'strong'; readonly text: string }
  | { readonly type: 'emphasis'; readonly text: string }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  | {
      readonly type: 'time';
      readonly at: number;
      readonly style: 'date' | 'minute' | 'own-minute' | 'relative';
    }
  /** A command line that can be typed, without prefix: a platform shows it with what stands before it there. */
  | { readonly type: 'command'; readonly line: string };

/** One line or paragraph of structured text. */
export type Text = readonly Inline[];

/** A button. Pressing it runs `line` (a command line without prefix, such as `brief migration figures`). */
export interface Button {
  readonly label: string;
  readonly line: string;
  readonly style?: 'primary' | 'danger';
}

/** One entry of a choice list. Choosing it runs `line`, as a button does. */
export interface Choice {
  readonly label: string;
  readonly description?: string;
  readonly line: string;
}

/** A value that a field of a form may be set to. */
export interface FieldChoice {
  readonly label: string;
  readonly value: string;
}

/**
 * One field of a form. What is entered stands behind the form's line, in the order of the fields. What stands in fields
 * of many lines that follow each other is one text: an empty line divides it.
 */
export type Field = {
  /** Unique within the form; lower-case letters. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Whether it may be left empty. */
  readonly optional?: boolean;
} & (
  | {
      readonly kind: 'text';
      readonly initial?: string;
      readonly placeholder?: string;
      /** One line unless it says otherwise. Line breaks are kept. */
      readonly lines?: 'one' | 'many';
      /** In characters; at most 3,000 (Slack's limit), which is the default. */
      readonly longest?: number;
    }
  /** One of several values; at most 100 (Slack's limit). */
  | { readonly kind: 'choice'; readonly choices: readonly FieldChoice[]; readonly initial?: string }
  /** Any number of several values, joined by commas in the line; at most 100. */
  | {
      readonly kind: 'choices';
      readonly choices: readonly FieldChoice[];
      readonly initial?: readonly string[];
    }
);

/**
 * A form: filling it in runs `line` followed by what was entered, as if it had been typed. It is an addition for
 * platforms that can open one (Slack's modal); the card's other elements say how to type the same.
 */
export interface Form {
  readonly type: 'form';
  readonly title: string;
  /** What the button that sends it says. */
  readonly submit: string;
  readonly line: string;
  readonly fields: readonly Field[];
}

/** One block of a card, drawn from top to bottom. */
export type Element =
  | { readonly type: 'paragraph'; readonly text: Text }
  /** A small heading inside a card, above what follows it. */
  | { readonly type: 'heading'; readonly text: string }
  /**
   * Somebody's words. Each piece is shown in quotation marks of its own and pieces are never run together:
   * the source's own attribution stood between them. `lines` follow beneath: who said it, on what.
   */
  | { readonly type: 'quotation'; readonly pieces: readonly string[]; readonly lines: readonly Text[] }
  | { readonly type: 'list'; readonly items: readonly Text[] }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: Text }[] }
  | { readonly type: 'image'; readonly url: string; readonly alternative: string }
  /** Where the content comes from; drawn smaller than the rest. */
  | { readonly type: 'source'; readonly text: Text }
  | { readonly type: 'buttons'; readonly buttons: readonly Button[] }
  | { readonly type: 'choice'; readonly placeholder: string; readonly choices: readonly Choice[] }
  | Form;

/** An answer or a digest post. A card without a title is a short notice. */
export interface Card {
  readonly title?: string;
  readonly elements: readonly Element[];
}

/** Literal text. */
export const plain = (text: string): Inline => ({ type: 'plain', text });

/** Literal text that stands out. */
export const strong = (text: string): Inline => ({ type: 'strong', text });

/** Literal text in another tone of voice. */
export const emphasis = (text: string): Inline => ({ type: 'emphasis', text });

/** A command line to type, without prefix. */
export const command = (line: string): Inline => ({ type: 'command', line });

/** A paragraph of literal runs and others. */
export const paragraph = (...text: readonly (string | Inline)[]): Element => ({
  type: 'paragraph',
  text: text.map((run) => (typeof run === 'string' ? plain(run) : run)),
});

/** A short notice: one paragraph and nothing else. */
export const notice = (...text: readonly (string | Inline)[]): Card => ({ elements: [paragraph(...text)] });
