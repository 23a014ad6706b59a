/** Keeps requests to one host few at a time and apart. */
export type Politeness = {
  /** Waits for a turn and answers what gives it back. @throws the signal's reason when it aborts before */
  turn: (host: string, signal: AbortSignal) => Promise<() => void>;
};

type Waiting = { start: () => void };
type Line = { active: number; nextAt: number; waiting: Waiting[]; timer: NodeJS.Timeout | undefined };

export function createPoliteness(given: { maxConcurrentPerHost: number; minSpacingMs: number }): Politeness {
  const lines = new Map<string, Line>();

  const advance = (host: string, line: Line): void => {
    clearTimeout(line.timer);
    line.timer = undefined;
    while (line.waiting.length > 0 && line.active < given.maxConcurrentPerHost) {
      const wait = line.nextAt - performance.now();
      if (wait > 0) {
        line.timer = setTimeout(() => advance(host, line), wait);
        return;
      }
      line.nextAt = performance.now() + given.minSpacingMs;
      line.active += 1;
      line.waiting.shift()?.start();
    }
    if (line.active === 0 && line.waiting.length === 0 && performance.now() >= line.nextAt) lines.delete(host);
  };

  return {
    turn(host, signal) {
      const line = lines.get(host) ?? { active: 0, nextAt: 0, waiting: [], timer: undefined };
      lines.set(host, line);
      if (lines.size > 1000) forgetIdle(lines);
      return new Promise((resolve, reject) => {
        let given = false;
        const giveUp = () => {
          line.waiting = line.waiting.filter((other) => other !== mine);
          reject(signal.reason as Error);
        };
        const mine: Waiting = {
          start: () => {
            signal.removeEventListener('abort', giveUp);
            resolve(() => {
              if (given) return;
              given = true;
              line.active -= 1;
              advance(host, line);
            });
          },
        };
        if (signal.aborted) {
          giveUp();
          return;
        }
        signal.addEventListener('abort', giveUp, { once: true });
        line.waiting.push(mine);
        advance(host, line);
      });
    },
  };
}

function forgetIdle(lines: Map<string, Line>): void {
  for (const [host, line] of lines) {
    if (line.active === 0 && line.waiting.length === 0 && performance.now() >= line.nextAt) lines.delete(host);
  }
}
