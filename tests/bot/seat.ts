/**
 * Somebody at a platform, whichever it is: what they do, and what stands in front of them then. What both platforms must
 * do alike is tested once, from a seat at each.
 */
import type { World } from './harness.ts';

/** What a field of a form holds: a text, or the values that are chosen. */
export type Filled = string | readonly string[];

/** A field of a form that stands open. */
export interface OpenField {
  readonly name: string;
  readonly label: string;
  /** What stands in it before anybody has typed. */
  readonly value: Filled;
}

/** What stands in front of somebody after they did something: a message, or a form. */
export interface Screen {
  /** What they read; of a form, its title. */
  readonly text: string;
  /** The labels of the buttons, in order. */
  readonly buttons: readonly string[];
  /** What can be chosen from a list. */
  readonly choices: readonly string[];
  /** The fields, where it is a form. */
  readonly fields: readonly OpenField[];
  press(label: string): Promise<Screen>;
  choose(label: string): Promise<Screen>;
  /** Fills in the fields that are named, leaves the others as they are, and sends the form. */
  send(values: Readonly<Record<string, Filled>>): Promise<Screen>;
}

/** Somebody at a platform, in a channel. */
export interface Seat {
  readonly platform: 'slack' | 'discord';
  /** Their id on the platform. */
  readonly person: string;
  /** The channel's id. */
  readonly channel: string;
  /** Uses a slash command, by a line as it is typed: `/draft show the-lighthouse`. */
  ask(line: string): Promise<Screen>;
  /** Says something in the channel, and chooses an entry of that message's menu: the command’s name, or its label. */
  chooseOn(text: string, entry: { readonly name: string; readonly label: string }): Promise<Screen>;
  /** What everybody in the channel can read of the bot, oldest first. */
  posts(): readonly string[];
}

/** How somebody sits. */
export interface Sitting {
  /** `editor`: an admin of the Slack workspace, a manager of the Discord server. `member`: anybody else. */
  readonly as: 'editor' | 'member';
  /** `general` unless told otherwise. */
  readonly channel?: string;
}

/** Seats somebody at a platform of a world. */
export type TakeSeat = (world: World, sitting: Sitting) => Seat;
