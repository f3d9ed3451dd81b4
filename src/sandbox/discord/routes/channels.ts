/** Channels themselves. See https://discord.com/developers/docs/resources/channel */
import { channelToSendTo, permittedChannel } from '../access.ts';
import { describeChannel } from '../channel-description.ts';
import { BUDGETS } from '../rate-limits.ts';
import type { Route } from '../router.ts';

/** `/channels/:id` and typing. */
export const channelRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/channels/:channel',
    access: 'bot',
    budget: BUDGETS.reading,
    handle: (call) => {
      const channel = permittedChannel(call.backend, call.id('channel'));
      return { status: 200, body: describeChannel(call.backend, channel) };
    },
  },
  {
    method: 'POST',
    pattern: '/channels/:channel/typing',
    access: 'bot',
    budget: BUDGETS.typing,
    handle: (call) => {
      const { backend, request } = call;
      const channel = channelToSendTo(backend, call.id('channel'));
      backend.events.emit(() => ({
        type: 'typing',
        at: backend.clock(),
        channel: channel.id,
        cause: request,
      }));
      return { status: 204 };
    },
  },
];
