import { MessageFlags } from 'discord.js';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readForm } from '../../../../src/sandbox/discord/checks/form.ts';
import { messageProblems } from '../../../../src/sandbox/discord/checks/message-rules.ts';
import { messageCreate } from '../../../../src/sandbox/discord/checks/message-schema.ts';
import { loadSpec } from '../../../../src/sandbox/discord/checks/spec.ts';
import { Refusal } from '../../../../src/sandbox/discord/refusal.ts';
import { type DiscordSandbox, startDiscordSandbox } from '../../../../src/sandbox/discord/sandbox.ts';
import { refusalOf, restOf } from '../messages.ts';

let sandbox: DiscordSandbox;
beforeAll(async () => {
  sandbox = await startDiscordSandbox({ rateLimits: 'none' });
});
afterAll(() => sandbox.stop());

const send = (body: object) =>
  restOf(sandbox).post(`/channels/${sandbox.channel('general').id}/messages`, { body });

const x = (length: number): string => 'x'.repeat(length);
const embed = (embed: object) => ({ embeds: [embed] });
const described = (more: object) => embed({ description: 'd', ...more });
const row = (...components: readonly object[]) => ({ type: 1, components });
const rows = (...rows: readonly object[]) => ({ content: 'c', components: rows });
const button = (more: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...more });
const option = (value: string, more: object = {}) => ({ label: value, value, ...more });
const select = (more: object = {}) => ({ type: 3, custom_id: 'list', options: [option('a')], ...more });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const field = (more: object = {}) => ({ name: 'n', value: 'v', ...more });

describe('a message at its limits', () => {
  it.each<[string, object]>([
    ['content of 2,000', { content: x(2_000) }],
    ['10 embeds', { embeds: many(10, () => ({ description: 'd' })) }],
    ['embeds of 6,000 in all', { embeds: [{ description: x(4_096) }, { description: x(1_904) }] }],
    ['a title of 256', embed({ title: x(256) })],
    ['25 fields', embed({ fields: many(25, () => field()) })],
    ['a field of 256 and 1,024', embed({ fields: [field({ name: x(256), value: x(1_024) })] })],
    ['a footer of 2,048', embed({ footer: { text: x(2_048) } })],
    ['an image alone', embed({ image: { url: 'https://example.org/a.png' } })],
    [
      '5 rows of 5 buttons',
      rows(...many(5, (r) => row(...many(5, (c) => button({ custom_id: `${r}${c}` }))))),
    ],
    ['a label of 80 and an id of 100', rows(row(button({ label: x(80), custom_id: x(100) })))],
    ['a link button', rows(row(button({ style: 5, custom_id: undefined, url: 'https://example.org' })))],
    ['a select of 25', rows(row(select({ options: many(25, (index) => option(`${index}`)) })))],
    ['a nonce of 25', { content: 'c', nonce: x(25) }],
    ['components without text', { components: [row(button())] }],
    [
      'a text component',
      { flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: x(4_000) }] },
    ],
  ])('takes %s', async (_, body) => {
    await expect(send(body)).resolves.toMatchObject({ author: { id: sandbox.bot.id } });
  });

  it.each<[string, object, string]>([
    ['content of 2,001', { content: x(2_001) }, 'content[BASE_TYPE_MAX_LENGTH]'],
    ['11 embeds', { embeds: many(11, () => ({ description: 'd' })) }, 'embeds[BASE_TYPE_MAX_LENGTH]'],
    [
      'embeds of 6,001 in all',
      { embeds: [{ description: x(4_096) }, { footer: { text: x(1_905) } }] },
      'embeds[MAX_EMBED_SIZE_EXCEEDED]',
    ],
    ['an embed with nothing in it', embed({ color: 1 }), 'embeds.0.description[BASE_TYPE_REQUIRED]'],
    ['an embed of white space', embed({ description: ' \n' }), 'embeds.0.description[BASE_TYPE_REQUIRED]'],
    ['a title of 257', embed({ title: x(257) }), 'embeds.0.title[BASE_TYPE_MAX_LENGTH]'],
    [
      'a description of 4,097',
      embed({ description: x(4_097) }),
      'embeds.0.description[BASE_TYPE_MAX_LENGTH]',
    ],
    ['26 fields', described({ fields: many(26, () => field()) }), 'embeds.0.fields[BASE_TYPE_MAX_LENGTH]'],
    [
      "a field's name of 257",
      described({ fields: [field({ name: x(257) })] }),
      'embeds.0.fields.0.name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      "a field's value of 1,025",
      described({ fields: [field({ value: x(1_025) })] }),
      'embeds.0.fields.0.value[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'an empty field',
      described({ fields: [field({ value: '' })] }),
      'embeds.0.fields.0.value[BASE_TYPE_REQUIRED]',
    ],
    [
      'a field without value',
      described({ fields: [{ name: 'n' }] }),
      'embeds.0.fields.0.value[BASE_TYPE_REQUIRED]',
    ],
    [
      'a footer of 2,049',
      described({ footer: { text: x(2_049) } }),
      'embeds.0.footer.text[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'an author of 257',
      described({ author: { name: x(257) } }),
      'embeds.0.author.name[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a title that links to a file',
      described({ url: 'file:///a' }),
      'embeds.0.url[URL_TYPE_INVALID_SCHEME]',
    ],
    [
      'an address that is none',
      described({ image: { url: 'a b' } }),
      'embeds.0.image.url[URL_TYPE_INVALID_URL]',
    ],
    ['a colour beyond white', described({ color: 0x1_00_00_00 }), 'embeds.0.color[NUMBER_TYPE_MAX]'],
    ['a time that is none', described({ timestamp: 'noon' }), 'embeds.0.timestamp[DATETIME_TYPE_PARSE]'],
    [
      '6 rows',
      rows(...many(6, (r) => row(button({ custom_id: `${r}` })))),
      'components[BASE_TYPE_BAD_LENGTH]',
    ],
    [
      '6 buttons in a row',
      rows(row(...many(6, (c) => button({ custom_id: `${c}` })))),
      'components.0.components[BASE_TYPE_MAX_LENGTH]',
    ],
    ['an empty row', rows(row()), 'components.0.components[BASE_TYPE_MIN_LENGTH]'],
    [
      'a label of 81',
      rows(row(button({ label: x(81) }))),
      'components.0.components.0.label[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a button with neither label nor emoji',
      rows(row(button({ label: '' }))),
      'components.0.components.0.label[BASE_TYPE_REQUIRED]',
    ],
    [
      'a custom id of 101',
      rows(row(button({ custom_id: x(101) }))),
      'components.0.components.0.custom_id[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a button without custom id',
      rows(row(button({ custom_id: undefined }))),
      'components.0.components.0.custom_id[BASE_TYPE_REQUIRED]',
    ],
    [
      'one custom id on two buttons of different rows',
      rows(row(button()), row(button())),
      'components.1.components.0.custom_id[COMPONENT_CUSTOM_ID_DUPLICATED]',
    ],
    [
      'a link with a custom id',
      rows(row(button({ style: 5, url: 'https://example.org' }))),
      'components.0.components.0.custom_id[BUTTON_COMPONENT_FIELDS_EXCLUSIVE]',
    ],
    [
      'a link without address',
      rows(row(button({ style: 5, custom_id: undefined }))),
      'components.0.components.0.url[BASE_TYPE_REQUIRED]',
    ],
    [
      'a select beside a button',
      rows(row(button(), select())),
      'components.0.components[COMPONENT_LAYOUT_WIDTH_EXCEEDED]',
    ],
    [
      'a select of 26',
      rows(row(select({ options: many(26, (index) => option(`${index}`)) }))),
      'components.0.components.0.options[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a select of none',
      rows(row(select({ options: [] }))),
      'components.0.components.0.options[BASE_TYPE_MIN_LENGTH]',
    ],
    [
      'two options of one value',
      rows(row(select({ options: [option('a'), option('a')] }))),
      'components.0.components.0.options.1.value[SELECT_COMPONENT_OPTION_VALUE_DUPLICATED]',
    ],
    [
      "an option's label of 101",
      rows(row(select({ options: [option('a', { label: x(101) })] }))),
      'components.0.components.0.options.0.label[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a placeholder of 151',
      rows(row(select({ placeholder: x(151) }))),
      'components.0.components.0.placeholder[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'more values to choose than there are',
      rows(row(select({ max_values: 2 }))),
      'components.0.components.0.max_values[SELECT_COMPONENT_MAX_VALUES_TOO_LARGE]',
    ],
    [
      'a button outside a row',
      { content: 'c', components: [button()] },
      'components.0.type[UNION_TYPE_CHOICES]',
    ],
    [
      'a text component without its flag',
      { content: 'c', components: [{ type: 10, content: 't' }] },
      'components.0.type[UNION_TYPE_CHOICES]',
    ],
    [
      'content beside text components',
      { content: 'c', flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: 't' }] },
      'content[MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2]',
    ],
    [
      'text components of 4,001',
      { flags: MessageFlags.IsComponentsV2, components: [{ type: 10, content: x(4_001) }] },
      'components[COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED]',
    ],
    [
      '41 components',
      { flags: MessageFlags.IsComponentsV2, components: many(41, () => ({ type: 10, content: 't' })) },
      'components[COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED]',
    ],
    [
      'a section without its accessory, which only the specification knows of',
      {
        flags: MessageFlags.IsComponentsV2,
        components: [{ type: 9, components: [{ type: 10, content: 't' }] }],
      },
      'components.0.accessory[BASE_TYPE_REQUIRED]',
    ],
    ['a nonce of 26', { content: 'c', nonce: x(26) }, 'nonce[BASE_TYPE_MAX_LENGTH]'],
    [
      'mentions both parsed and listed',
      { content: 'c', allowed_mentions: { parse: ['users'], users: ['1'] } },
      'allowed_mentions[MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE]',
    ],
    [
      'more than 100 people who may be mentioned',
      { content: 'c', allowed_mentions: { users: many(101, (index) => `${index}`) } },
      'allowed_mentions.users[BASE_TYPE_MAX_LENGTH]',
    ],
    [
      'a kind of mention there is none of',
      { content: 'c', allowed_mentions: { parse: ['all'] } },
      'allowed_mentions.parse.0[BASE_TYPE_CHOICES]',
    ],
    ['a key nobody knows', { content: 'c', allowedMentions: {} }, 'allowedMentions[UNKNOWN_KEY]'],
    ['a key nobody knows in an embed', described({ colour: 1 }), 'embeds.0.colour[UNKNOWN_KEY]'],
    [
      'a reply to a message there is none of',
      { content: 'c', message_reference: { message_id: '1' } },
      'message_reference[REPLIES_UNKNOWN_MESSAGE]',
    ],
    ['content that is no text', { content: 5 }, 'content[STRING_TYPE_CONVERT]'],
    ['embeds that are no list', { embeds: {} }, 'embeds[LIST_TYPE_CONVERT]'],
  ])('refuses %s', async (_, body, problem) => {
    const refused = await refusalOf(send(body));
    expect(refused).toMatchObject({ status: 400, code: 50_035 });
    expect(refused.problems).toContain(problem);
  });

  it.each<[string, object]>([
    ['nothing at all', {}],
    ['white space', { content: ' \n\t' }],
    ['attachments without their files', { attachments: [{ id: 0, filename: 'a.txt' }] }],
    ['empty lists', { content: '', embeds: [], components: [] }],
  ])('refuses a message of %s with a code of its own', async (_, body) => {
    expect(await refusalOf(send(body))).toMatchObject({ status: 400, code: 50_006 });
  });

  it('names every problem of a body at once', async () => {
    const refused = await refusalOf(send({ content: x(2_001), embeds: [{ title: x(257) }], tts: 'yes' }));
    expect(refused.problems).toEqual([
      'content[BASE_TYPE_MAX_LENGTH]',
      'embeds.0.title[BASE_TYPE_MAX_LENGTH]',
      'tts[BOOLEAN_TYPE_CONVERT]',
    ]);
  });
});

describe('the checks, whatever the body', () => {
  const anything = fc.anything({
    maxDepth: 5,
    withBigInt: false,
    withDate: false,
    withMap: false,
    withSet: false,
  });
  const likely = fc.letrec((tie) => ({
    text: fc.oneof(
      fc.string(),
      fc.constant(null),
      fc.integer(),
      fc.string({ minLength: 250, maxLength: 300 }),
    ),
    component: fc.record(
      {
        type: fc.oneof(fc.integer({ min: 0, max: 19 }), anything),
        style: fc.integer({ min: 0, max: 7 }),
        label: tie('text'),
        custom_id: tie('text'),
        url: tie('text'),
        options: fc.array(fc.record({ label: tie('text'), value: tie('text') }, { requiredKeys: [] })),
        components: fc.array(tie('component'), { maxLength: 6, depthIdentifier: 'component' }),
        accessory: fc.option(tie('component'), { depthIdentifier: 'component', maxDepth: 3 }),
        content: tie('text'),
      },
      { requiredKeys: [] },
    ),
    body: fc.record(
      {
        content: tie('text'),
        embeds: fc.array(
          fc.record(
            {
              title: tie('text'),
              url: tie('text'),
              fields: fc.array(anything),
              footer: anything,
              timestamp: tie('text'),
            },
            { requiredKeys: [] },
          ),
        ),
        components: fc.oneof(fc.array(tie('component'), { maxLength: 7 }), anything),
        allowed_mentions: anything,
        flags: fc.oneof(fc.integer(), fc.constant(MessageFlags.IsComponentsV2)),
        nonce: tie('text'),
        __proto__: anything,
      },
      { requiredKeys: [] },
    ),
  })).body;

  it('never fail but by a refusal that JSON can carry, and never touch what all objects share', async () => {
    const spec = await loadSpec();
    fc.assert(
      fc.property(fc.oneof(likely, anything), (made) => {
        const text = JSON.stringify(made);
        const body: unknown = text === undefined ? undefined : JSON.parse(text);
        try {
          messageProblems(readForm(messageCreate, body));
          spec('message', body);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
          if (error instanceof Refusal) expect(() => JSON.stringify(error.body())).not.toThrow();
        }
        expect(Object.keys(Object.prototype)).toEqual([]);
        expect('_errors' in {}).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('find the path of an unknown key even where it is __proto__', async () => {
    const answer = await fetch(`${sandbox.apiUrl}/v10/channels/${sandbox.channel('general').id}/messages`, {
      method: 'POST',
      headers: { authorization: `Bot ${sandbox.token}`, 'content-type': 'application/json' },
      body: '{"content":"c","__proto__":{"a":1},"constructor":1}',
    });
    expect(answer.status).toBe(400);
    expect('_errors' in {}).toBe(false);
  });
});
