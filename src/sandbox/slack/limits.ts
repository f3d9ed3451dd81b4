/**
 * Slack's limits, each with the page that states it. What Slack does not document is marked "observed" where
 * people have reported it, and "assumed" where the height is a guess on the safe side.
 */

/** What the sandbox refuses beyond: characters where text is meant, else how many. */
export const LIMITS = {
  /** https://docs.slack.dev/reference/block-kit/blocks : 50 blocks a message. */
  blocks: 50,
  /** https://docs.slack.dev/reference/block-kit/blocks : block_id, 255 characters. */
  blockId: 255,
  /** https://docs.slack.dev/reference/block-kit/block-elements : action_id, 255 characters. */
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
  text: 3000,
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  headerText: 150,
  /** https://docs.slack.dev/reference/block-kit/blocks/section-block */
  sectionText: 3000,
  sectionFields: 10,
  sectionFieldText: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  imageUrl: 3000,
  imageAlternative: 2000,
  imageTitle: 2000,
  /** https://docs.slack.dev/reference/block-kit/blocks/markdown-block : for all markdown blocks of a message together. */
  markdown: 12_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  accessibilityLabel: 75,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
  placeholder: 150,
  selectOptions: 100,
  optionGroups: 100,
  /** https://docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
  overflowOptions: 5,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionText: 75,
  optionValue: 150,
  optionDescription: 75,
  optionUrl: 3000,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  /** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block : list indentation and borders. */
  listIndent: 8,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block : label and hint. */
  inputLabel: 2000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element : characters that can be asked for. */
  inputText: 3000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/radio-button-group-element */
  radioOptions: 10,
  /** https://docs.slack.dev/reference/views/modal-views and .../home-tab-views */
  viewBlocks: 100,
  viewTitle: 24,
  viewButton: 24,
  privateMetadata: 3000,
  callbackId: 255,
  externalId: 255,
  /** https://docs.slack.dev/reference/methods/views.open : `view_too_large` above 250 kB. */
  viewBytes: 250_000,
  /** https://docs.slack.dev/reference/methods/views.push : three modals in front of a person. */
  viewStack: 3,
  /** https://docs.slack.dev/interactivity/handling-user-interaction : the life of a trigger_id. */
  triggerMilliseconds: 3000,
  /** https://docs.slack.dev/reference/app-manifest : shortcuts of an app, and what they say. */
  shortcuts: 10,
  shortcutName: 24,
  shortcutDescription: 150,
  /**
   * Characters of all texts of a message's blocks together. Observed: `msg_blocks_too_long` from 11,341 on
   * with chat.postMessage (slackapi/bolt-js issues 2509 and 2867). Response URLs were seen to take more; the
   * sandbox holds them to the same, since nothing promises that they go on.
   */
  blocksTotal: 11_340,
  /**
   * https://docs.slack.dev/reference/methods/chat.postMessage : 40,000 characters of text. Slack may also cut
   * longer text and warn; the sandbox always says `msg_too_long`, since nothing should count on the cut.
   */
  messageText: 40_000,
  /** Observed: https://docs.slack.dev/reference/methods/chat.update says `msg_too_long` above 4,000 characters. */
  updatedText: 4000,
  /**
   * https://docs.slack.dev/reference/methods/chat.scheduleMessage : 120 days ahead, and 30 messages within five minutes
   * to a channel. Whether the five minutes slide is not said; the sandbox lets them, which is stricter.
   */
  scheduledSeconds: 120 * 86_400,
  scheduledInWindow: 30,
  scheduledWindowSeconds: 300,
  /** https://docs.slack.dev/reference/methods/chat.deleteScheduledMessage : not within 60 seconds of the time. */
  scheduledFixedSeconds: 60,
  /** https://docs.slack.dev/reference/methods/chat.postMessage : attachments, 100 at most. */
  attachments: 100,
  /**
   * Assumed: bytes of a message's metadata as JSON. https://docs.slack.dev/messaging/message-metadata asks for
   * little data and names the error, `metadata_too_large`, without a number.
   */
  metadataBytes: 8000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction : milliseconds until an acknowledgement. */
  acknowledgement: 3000,
  /** https://docs.slack.dev/interactivity/handling-user-interaction : uses of a response_url, and its life. */
  responseUrlUses: 5,
  responseUrlMilliseconds: 30 * 60_000,
  /** https://docs.slack.dev/apis/events-api : retries at once, after 1 minute, after 5 minutes. */
  eventRetries: [0, 60_000, 300_000],
  /** https://docs.slack.dev/apis/events-api/using-socket-mode : connections an app may hold at once. */
  connections: 10,
  /** Of the sandbox: how many ephemeral messages and requests it remembers before it forgets the oldest. */
  keptEphemerals: 2000,
  keptRequests: 2000,
} as const;
