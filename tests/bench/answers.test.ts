import { describe, expect, it } from 'vitest';
import { answersFrom, readAnswers } from '../../bench/answers.ts';

const inSlack = { text: 'Words', blocks: [], response_type: 'ephemeral' };
const inDiscord = {
  embeds: [{ description: 'Words' }],
  components: [],
  nonce: '1.0',
  message_reference: { message_id: '1' },
};

describe('Frozen answers', () => {
  it('hold what was sent, without what belongs to one message alone', () => {
    expect(answersFrom(inSlack, inDiscord)).toEqual({
      slack: inSlack,
      discord: {
        embeds: [{ description: 'Words' }],
        components: [],
        allowedMentions: { parse: [], repliedUser: false },
      },
    });
  });

  it('are the same once they were written and read', () => {
    const answers = answersFrom(inSlack, inDiscord);
    expect(readAnswers(JSON.stringify(answers))).toEqual(answers);
  });

  it('are never made of something else', () => {
    expect(() => answersFrom({ text: 'Words' }, inDiscord)).toThrow(TypeError);
    expect(() => answersFrom(inSlack, { content: 'Words' })).toThrow(TypeError);
    expect(() => readAnswers('{}')).toThrow(TypeError);
    expect(() => readAnswers('{"slack":{},"discord":{}}')).toThrow(TypeError);
  });
});
