/**
 * Every limit of Discord's that the sandbox holds its clients to, each with the page that states it.
 * Lengths are in UTF-16 code units. Discord does not say which unit it counts; a text that is short enough
 * in these is short enough in any.
 */

/** https://discord.com/developers/docs/resources/message#create-message */
export const MESSAGE = {
  content: 2_000,
  embeds: 10,
  nonce: 25,
  stickers: 3,
  files: 10,
  /** https://discord.com/developers/docs/resources/message#allowed-mentions-object */
  allowedMentions: 100,
  /** Text of all components of one message with IS_COMPONENTS_V2, and how many components it may hold. */
  displayedText: 4_000,
  displayedComponents: 40,
} as const;

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
export const EMBED = {
  title: 256,
  description: 4_096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1_024,
  footer: 2_048,
  author: 256,
  /** The sum over all embeds of a message: titles, descriptions, fields, footers and authors. */
  total: 6_000,
  url: 2_048,
  color: 0xff_ff_ff,
} as const;

/** https://discord.com/developers/docs/components/reference */
export const COMPONENT = {
  rows: 5,
  buttonsInRow: 5,
  customId: 100,
  buttonLabel: 80,
  buttonUrl: 512,
  placeholder: 150,
  options: 25,
  optionLabel: 100,
  optionValue: 100,
  optionDescription: 100,
} as const;

/** https://discord.com/developers/docs/components/reference#text-input and the modal callback of an interaction. */
export const MODAL = {
  title: 45,
  components: 5,
  label: 45,
  value: 4_000,
  placeholder: 100,
  description: 100,
} as const;

/** https://discord.com/developers/docs/interactions/application-commands */
export const COMMAND = {
  name: 32,
  description: 100,
  options: 25,
  choices: 25,
  choiceName: 100,
  choiceValue: 100,
  textOption: 6_000,
  /** Names, descriptions and values of a command, its options and their choices, together. */
  total: 8_000,
  /** How many chat commands an application may have, globally and again in each guild. */
  chatInput: 100,
  /** Creations a day, globally and again in each guild; commands of a known name do not count. */
  createdDaily: 200,
  /** User and message commands, each. */
  contextMenu: 5,
} as const;

/** https://discord.com/developers/docs/interactions/receiving-and-responding */
export const INTERACTION = {
  /** A callback later than this many milliseconds finds no interaction any more. */
  callbackWithin: 3_000,
  /** The token serves follow-ups and edits for this many milliseconds. */
  tokenLives: 15 * 60_000,
  suggestions: 25,
} as const;

/**
 * How long `enforce_nonce` recognises a nonce, in milliseconds. Discord says "in the past few minutes"; the
 * sandbox takes the shortest span that still is a few, so that nobody builds on more.
 */
export const NONCE_REMEMBERED = 3 * 60_000;

/** https://discord.com/developers/docs/topics/rate-limits */
export const RATE = {
  /** Requests a second of one bot; callbacks and webhooks of interactions do not count. */
  global: 50,
  /** Answers of 401, 403 or 429 within the window before the address is shut out. */
  invalid: 10_000,
  invalidWindow: 10 * 60_000,
} as const;

/** https://discord.com/developers/docs/events/gateway */
export const GATEWAY = {
  heartbeatInterval: 41_250,
  /** Events a connection may send in a minute. */
  sends: 120,
  sendsWindow: 60_000,
  /** Bytes of one event that a client sends. */
  payload: 4_096,
  /** Events kept of a session so that it can be resumed. */
  replayed: 1_000,
  /** How long a session that lost its connection can be resumed, in milliseconds. */
  resumable: 2 * 60_000,
  identifies: 1_000,
} as const;

/** The largest request body in bytes, https://discord.com/developers/docs/reference#uploading-files */
export const UPLOAD = 10 * 1_024 * 1_024;
