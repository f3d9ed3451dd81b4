/**
 * What Slack accepts, in UTF-16 code units where it is a length. Each with the page that says so.
 */
export const LIMITS = {
  message: {
    /** https://docs.slack.dev/reference/block-kit/blocks */
    blocks: 50,
    /**
     * All blocks of a message together, measured as the JSON that is sent, which is the strictest reading.
     * Undocumented: `msg_blocks_too_long` was seen from 11,341 on (slackapi/bolt-js issues 2509 and 2867).
     */
    characters: 10_000,
    /** The text for notifications, beyond which Slack advises against it. https://docs.slack.dev/reference/methods/chat.postMessage */
    text: 4_000,
  },
  /** https://docs.slack.dev/reference/block-kit/blocks/header-block */
  header: { text: 150 },
  /**
   * A text object's longest text. For rich text no limit is documented, so the same is kept.
   * https://docs.slack.dev/reference/block-kit/composition-objects/text-object
   */
  text: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/image-block */
  image: { url: 3_000, alternative: 2_000 },
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actions: { elements: 25 },
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  button: { text: 75, value: 2_000 },
  select: {
    /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element */
    options: 100,
    placeholder: 150,
    /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
    text: 75,
    description: 75,
    /** The page says 150, the types of Slack's own SDK say 75: the smaller holds in both. */
    value: 75,
  },
  /** https://docs.slack.dev/reference/views/modal-views */
  view: { title: 24, button: 24, blocks: 100, metadata: 3_000 },
  input: {
    /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
    label: 2_000,
    hint: 2_000,
    /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
    text: 3_000,
    placeholder: 150,
  },
  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseUrl: { uses: 5 },
} as const;
