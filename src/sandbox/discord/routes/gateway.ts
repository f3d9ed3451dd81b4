/** Where the gateway is. See https://discord.com/developers/docs/events/gateway#get-gateway */
import { GATEWAY } from '../limits.ts';
import { BUDGETS } from '../rate-limits.ts';
import type { Route } from '../router.ts';

/** `/gateway…`. */
export const gatewayRoutes: readonly Route[] = [
  {
    method: 'GET',
    pattern: '/gateway',
    access: 'open',
    handle: ({ backend }) => ({ status: 200, body: { url: backend.gatewayUrl() } }),
  },
  {
    method: 'GET',
    pattern: '/gateway/bot',
    access: 'bot',
    budget: BUDGETS.gateway,
    handle: ({ backend }) => ({
      status: 200,
      body: {
        url: backend.gatewayUrl(),
        shards: 1,
        session_start_limit: {
          total: GATEWAY.identifies,
          remaining: backend.gateway.identifiesLeft,
          reset_after: 86_400_000,
          max_concurrency: 1,
        },
      },
    }),
  },
];
