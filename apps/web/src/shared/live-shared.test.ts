import { describe, expect, it } from 'vitest';
import type { LiveListener } from './live-connection.ts';
import { type Said, type Shared, shareLive } from './live-shared.ts';
import { startLive } from './live-state.ts';

/** A browser with its windows: one lock, one channel, a clock moved by hand. */
function browser({ refused = false } = {}) {
  let now = 0;
  const ears = new Set<{ hear?: (said: Said) => void }>();
  const waiting: (() => void)[] = [];
  let holder: { reject: (error: DOMException) => void } | undefined;
  const release = () => {
    holder = undefined;
    waiting.shift()?.();
  };
  const ticks = new Set<() => void>();
  const request = (_: string, options: { steal?: boolean; signal?: AbortSignal }, run: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      if (refused) return reject(new DOMException('no', 'SecurityError'));
      const take = () => {
        if (options.signal?.aborted) return release();
        const mine = { reject };
        holder = mine;
        void run().then(() => {
          resolve();
          if (holder === mine) release();
        });
      };
      if (options.steal) {
        holder?.reject(new DOMException('stolen', 'AbortError'));
        take();
      } else if (holder) waiting.push(take);
      else take();
    });
  return {
    pass: (ms: number) => {
      now += ms;
      for (const tick of ticks) tick();
    },
    window() {
      const seen: string[] = [];
      const opened: { on: LiveListener; from: number | undefined; closed: boolean }[] = [];
      const ear: { hear?: (said: Said) => void } = {};
      ears.add(ear);
      const channel: Shared['channel'] = {
        say: (said) => ears.forEach((other) => other !== ear && other.hear?.(said)),
        hear: (handler) => {
          ear.hear = handler;
        },
        close: () => ears.delete(ear),
      };
      const live = shareLive(
        { message: (message) => seen.push(message.name), state: (state) => seen.push(state.status) },
        {
          locks: { request } as unknown as Shared['locks'],
          channel,
          open(on, from) {
            const stream = { on, from, closed: false };
            opened.push(stream);
            return { close: () => (stream.closed = true) };
          },
          now: () => now,
          every(_, run) {
            ticks.add(run);
            return () => ticks.delete(run);
          },
        },
        'lock',
      );
      return { live, seen, opened };
    },
  };
}

const state = (lastEventId: number) => ({ ...startLive(0, lastEventId), status: 'live' as const });
/** After the promises under way. */
const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('the windows of one territory', () => {
  it('open one stream, and all hear it', () => {
    const { window } = browser();
    const [first, second] = [window(), window()];
    first.opened[0]?.on.state(state(4));
    first.opened[0]?.on.message({ name: 'watches_changed', data: {} });
    expect([first.opened.length, second.opened.length]).toEqual([1, 0]);
    expect(second.seen).toEqual(['live', 'watches_changed']);
  });

  it('tell a new window at once where they are', () => {
    const { window } = browser();
    const first = window();
    first.opened[0]?.on.state(state(4));
    expect(window().seen).toEqual(['live']);
  });

  it('go on from the last event when the one that listens is closed', async () => {
    const { window } = browser();
    const [first, second] = [window(), window()];
    first.opened[0]?.on.state(state(42));
    first.live.close();
    await settled();
    expect(first.opened[0]?.closed).toBe(true);
    expect(second.opened).toMatchObject([{ from: 42, closed: false }]);
  });

  it('listen alone in a browser that refuses the lock', async () => {
    const { window } = browser({ refused: true });
    const [first, second] = [window(), window()];
    await settled();
    expect([first.opened.length, second.opened.length]).toEqual([1, 1]);
  });

  it('take over from one that is frozen, which listens to them when it wakes', async () => {
    const { window, pass } = browser();
    const [first, second] = [window(), window()];
    first.opened[0]?.on.state(state(7));
    pass(61_000);
    await settled();
    expect(second.opened).toMatchObject([{ from: 7, closed: false }]);
    expect(first.opened[0]?.closed).toBe(true);
    second.opened[0]?.on.state(state(8));
    expect(first.seen.at(-1)).toBe('live');
    expect(first.opened).toHaveLength(1);
  });
});
