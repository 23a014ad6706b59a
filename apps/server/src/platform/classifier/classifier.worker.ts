/** The thread that runs a model: it answers first whether it stands, then each batch in turn. */
import { parentPort, workerData } from 'node:worker_threads';
import { classifierTrouble, type ClassifierTrouble } from './classifier.trouble.ts';
import { readModelFolder } from './model-folder.read.ts';
import { openSession } from './model.session.ts';

export type Asked = { id: number; texts: readonly string[]; until: number };
export type Answered = { id: number; results: (number[] | undefined)[] } | (ClassifierTrouble & { id: number });
export type Standing = { ok: true; labels: string[] } | ClassifierTrouble;

const port = parentPort!;
const folder = readModelFolder((workerData as { folder: string }).folder);
const session = folder.ok ? await openSession(folder) : folder;

if (folder.ok && session.ok) {
  port.postMessage({ ok: true, labels: folder.labels } satisfies Standing);
  let turn = Promise.resolve();
  port.on('message', ({ id, texts, until }: Asked) => {
    turn = turn.then(async () => {
      const results: (number[] | undefined)[] = [];
      try {
        for (const text of texts) results.push(Date.now() < until ? await session.classify(text) : undefined);
        port.postMessage({ id, results } satisfies Answered);
      } catch (error) {
        const { message } = error as Error;
        const trouble = classifierTrouble('model', `le modèle a échoué : ${message}`, `the model failed: ${message}`);
        port.postMessage({ id, ...trouble } satisfies Answered);
      }
    });
  });
} else port.postMessage((session.ok ? folder : session) as Standing);
