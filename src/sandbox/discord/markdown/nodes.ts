/**
 * What a text of Discord's markdown is made of.
 * See https://docs.discord.com/developers/reference#message-formatting
 */

/** What stands within a line. */
export type InlineNode =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'strong' | 'emphasis' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly InlineNode[];
    }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly children: readonly InlineNode[] }
  /** Epoch seconds, and one of Discord's style letters. */
  | { readonly type: 'time'; readonly seconds: number; readonly style: string }
  /** A reference to somebody or something of the server, by id. */
  | { readonly type: 'user' | 'role' | 'channel'; readonly id: string }
  /** `@everyone` or `@here`. */
  | { readonly type: 'everyone'; readonly text: string }
  | { readonly type: 'command'; readonly name: string }
  /** A custom emoji: its picture is on Discord's servers, so its name stands for it. */
  | { readonly type: 'emoji'; readonly name: string };

/** What takes lines of its own. */
export type BlockNode =
  /** Running text with its line breaks, which are shown as they are. */
  | { readonly type: 'paragraph'; readonly children: readonly InlineNode[] }
  | { readonly type: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly InlineNode[] }
  | { readonly type: 'small'; readonly children: readonly InlineNode[] }
  | { readonly type: 'quote'; readonly blocks: readonly BlockNode[] }
  | ListNode
  | { readonly type: 'code-block'; readonly text: string };

/** A list. `start` is the number of an ordered list's first item; absent where it has bullets. */
export interface ListNode {
  readonly type: 'list';
  readonly start?: number;
  readonly items: readonly ListItem[];
}

/** An item, and the lists within it. */
export interface ListItem {
  readonly children: readonly InlineNode[];
  readonly lists: readonly ListNode[];
}
