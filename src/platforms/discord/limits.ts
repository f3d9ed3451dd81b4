/**
 * Discord's limits, as its documentation states them.
 *
 * Lengths are counted here in UTF-16 code units. Discord counts code points, of which a text has as many or
 * fewer: what fits by our count fits by Discord's.
 */
export const LIMITS = {
  /** Message Resource, Create Message: `content`. */
  content: 2_000,
  /** Message Resource, Create Message: `embeds`, at most 10 to a message. */
  embeds: 10,
  /** Message Resource, Embed Limits: all titles, descriptions, fields, footers and authors of a message together. */
  embedsTotal: 6_000,
  /** Message Resource, Embed Limits: `title`. */
  title: 256,
  /** Message Resource, Embed Limits: `description`. */
  description: 4_096,
  /** Message Resource, Create Message: `nonce`. */
  nonce: 25,
  /** Component Reference, Action Row: at most 5 rows to a message. */
  rows: 5,
  /** Component Reference, Action Row: at most 5 buttons to a row. */
  buttonsInRow: 5,
  /** Component Reference, Button: `label`. */
  buttonLabel: 80,
  /** Component Reference: `custom_id` of any component. */
  customId: 100,
  /** Component Reference, String Select: `options`. */
  selectOptions: 25,
  /** Component Reference, String Select Option: `label`, `value` and `description`. */
  selectOption: 100,
  /** Component Reference, String Select: `placeholder`. */
  placeholder: 150,
  /** Application Commands, Application Command Object: choices offered by autocomplete. */
  choices: 25,
  /** Application Commands, Application Command Option Choice: `name` and a string `value`. */
  choice: 100,
  /** Component Reference, Modal: `title`, and how many components. */
  modalTitle: 45,
  modalFields: 5,
  /** Component Reference, Label: `label` and `description`. */
  fieldLabel: 45,
  fieldDescription: 100,
  /** Component Reference, Text Input: `value` and `placeholder`. */
  textInput: 4_000,
  textPlaceholder: 100,
  /** Message Resource, Get Channel Messages: `limit`. */
  historyPage: 100,
} as const;
