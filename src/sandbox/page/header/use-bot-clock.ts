/**
 * The bot's clock, which may be ahead of this machine's. The server says what time it is; between its words the page counts
 * on by itself.
 */
import { useEffect, useState } from 'react';

/** Often enough for minutes. */
const TICK = 1_000;

/**
 * @param said the time by the server's last word, epoch milliseconds
 * @returns the time now, epoch milliseconds
 */
export function useBotClock(said: number): number {
  const [now, setNow] = useState(said);
  useEffect(() => {
    const heard = performance.now();
    const tick = () => setNow(said + performance.now() - heard);
    tick();
    const timer = setInterval(tick, TICK);
    return () => clearInterval(timer);
  }, [said]);
  return now;
}
