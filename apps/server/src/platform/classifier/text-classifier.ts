import { Worker } from 'node:worker_threads';
import { classifierTrouble, type ClassifierTrouble } from './classifier.trouble.ts';
import type { Answered, Asked, Standing } from './classifier.worker.ts';

export type Classified = { ok: true; results: (number[] | undefined)[] } | ClassifierTrouble;

/** Runs a local transformer on texts. */
export type TextClassifier = {
  /** The model's labels once it stands, or why it does not. */
  ready: () => Promise<Standing>;
  /**
   * The probability of each label for each text, in order; `undefined` for those that there was no time for. Never
   * longer than `withinMs` and a grace: a model that hangs is ended, and tried again after a rest.
   */
  classify: (texts: readonly string[], withinMs: number) => Promise<Classified>;
  close: () => Promise<void>;
};

type Limits = { loadMs: number; graceMs: number; restMs: number };
type Running = {
  worker: Worker;
  standing: Promise<Standing>;
  waiting: Map<number, (answer: Answered) => void>;
  /** It told its trouble, died or was ended. */
  over: ClassifierTrouble | undefined;
};

const LIMITS: Limits = { loadMs: 120_000, graceMs: 3_000, restMs: 60_000 };

/** Opens the model in a thread of its own, at once: whoever asks before it stands waits no longer than they said. */
export function createTextClassifier(folder: string, limits: Partial<Limits> = {}): TextClassifier {
  const { loadMs, graceMs, restMs } = { ...LIMITS, ...limits };
  let running: Running = begin(folder, loadMs);
  let restUntil = Infinity;
  let isClosed = false;
  let lastId = 0;

  function current(): Running {
    if (running.over === undefined || isClosed) return running;
    if (restUntil === Infinity) restUntil = Date.now() + restMs;
    if (Date.now() >= restUntil) {
      running = begin(folder, loadMs);
      restUntil = Infinity;
    }
    return running;
  }

  async function classify(texts: readonly string[], withinMs: number): Promise<Classified> {
    if (texts.length === 0) return { ok: true, results: [] };
    const run = current();
    if (run.over) return run.over;
    const until = Date.now() + withinMs;
    const standing = await within(run.standing, withinMs);
    if (standing === undefined)
      return classifierTrouble('time', 'le modèle n’est pas encore chargé', 'the model is not loaded yet');
    if (!standing.ok) return standing;
    const id = (lastId += 1);
    const answer = new Promise<Answered>((resolve) => run.waiting.set(id, resolve));
    run.worker.postMessage({ id, texts, until } satisfies Asked, []);
    const answered = await within(answer, Math.max(0, until - Date.now()) + graceMs);
    run.waiting.delete(id);
    if (answered !== undefined) return 'results' in answered ? { ok: true, results: answered.results } : answered;
    return end(run, classifierTrouble('time', 'le modèle n’a pas répondu à temps', 'the model did not answer in time'));
  }

  return {
    ready: async () => current().standing,
    classify,
    close: async () => {
      isClosed = true;
      end(running, classifierTrouble('runtime', 'le modèle est fermé', 'the model is closed'));
      await running.worker.terminate();
    },
  };
}

function begin(folder: string, loadMs: number): Running {
  const worker = new Worker(new URL('./classifier.worker.ts', import.meta.url), { workerData: { folder } });
  worker.unref();
  let stand: (standing: Standing) => void = () => {};
  const told = new Promise<Standing>((resolve) => (stand = resolve));
  const run: Running = { worker, standing: told, waiting: new Map(), over: undefined };
  run.standing = within(told, loadMs).then(
    (standing) =>
      standing ??
      end(run, classifierTrouble('time', 'le modèle ne finit pas de se charger', 'the model loads forever')),
  );
  worker.once('message', (standing: Standing) => stand(standing.ok ? standing : end(run, standing)));
  worker.on('message', (answer: Answered) => run.waiting.get(answer.id)?.(answer));
  const fail = (why: string): void => {
    const trouble = end(
      run,
      classifierTrouble('model', `le modèle s’est arrêté : ${why}`, `the model stopped: ${why}`),
    );
    stand(trouble);
    for (const [id, resolve] of run.waiting) resolve({ ...trouble, id });
  };
  worker.on('error', (error) => fail(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => fail(`${code}`));
  return run;
}

/** The first trouble is the one that is told. */
function end(run: Running, trouble: ClassifierTrouble): ClassifierTrouble {
  run.over ??= trouble;
  void run.worker.terminate();
  return run.over;
}

/** What was promised, or `undefined` when it did not come in time. */
async function within<T>(promised: Promise<T>, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), ms)));
  return Promise.race([promised, late]).finally(() => clearTimeout(timer));
}
