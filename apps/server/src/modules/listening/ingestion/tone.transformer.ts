import type { Opinion, Sentiment } from '@beffroi/engines/tone';
import { createTextClassifier, type ClassifierTrouble } from '../../../platform/classifier/index.ts';
import type { Logger } from '../../../platform/logger.ts';

/** A local transformer that judges sentiment in place of the model that ships. */
export type ToneTransformer = {
  /** What is wrong with it, once it was tried; `undefined` when it stands. */
  trouble: () => Promise<ClassifierTrouble | undefined>;
  /** Its opinion of each text, in order; `undefined` where it has none in time, and the built-in model stands in. */
  opinions: (texts: readonly string[], withinMs?: number) => Promise<(Opinion | undefined)[]>;
  close: () => Promise<void>;
};

/** What a batch of ingestion waits for it, at most: an alarm must not come late for a nicer shade of tone. */
const WITHIN_MS = 5000;

/** Opens the folder at once, in a thread of its own. Trouble is logged when it begins and when it ends. */
export function createToneTransformer({ folder, logger }: { folder: string; logger: Logger }): ToneTransformer {
  const classifier = createTextClassifier(folder);
  let known = 'none';
  const note = (kind: string, told: string): void => {
    if (kind === known) return;
    known = kind;
    if (kind === 'none') logger.info('the tone model of TONE_MODEL_FOLDER is back');
    else
      logger.warn(
        { kind, reason: told },
        'the tone model of TONE_MODEL_FOLDER is in trouble, the built-in one stands in',
      );
  };

  async function labels(): Promise<Labels | ClassifierTrouble> {
    const standing = await classifier.ready();
    return standing.ok ? readLabels(standing.labels) : standing;
  }

  return {
    async trouble() {
      const read = await labels();
      return read.ok ? undefined : read;
    },
    async opinions(texts, withinMs = WITHIN_MS) {
      if (texts.length === 0) return [];
      const answer = await classifier.classify(texts.map(asModelsRead), withinMs);
      const read = answer.ok ? await labels() : answer;
      if (!answer.ok || !read.ok) {
        const trouble = read as ClassifierTrouble;
        note(trouble.kind, trouble.text.en);
        return texts.map(() => undefined);
      }
      const late = answer.results.filter((p) => p === undefined).length;
      note(late === 0 ? 'none' : 'late', `${late} of ${texts.length} posts came too late`);
      return answer.results.map((p) => p && opinionOf(p, read.columns));
    },
    close: async () => classifier.close(),
  };
}

/** Models of tweets learnt from texts without names and links; the others lose nothing by it. */
function asModelsRead(text: string): string {
  return text.replace(/https?:\/\/\S+/gi, 'http').replace(/(?<![\p{L}\p{N}])@[\w.-]+(?:@[\w.-]+)?/gu, '@user');
}

function opinionOf(p: number[], columns: readonly Sentiment[]): Opinion {
  const opinion = { negative: 0, neutral: 0, positive: 0 };
  for (const [at, sentiment] of columns.entries()) opinion[sentiment] += p[at] ?? 0;
  return opinion;
}

/** The sentiment of each of the model's classes. */
type Labels = { ok: true; columns: Sentiment[] };

/** Three sentiments under their names in French or English, two of them, or one to five stars. */
function readLabels(labels: readonly string[]): Labels | ClassifierTrouble {
  const columns = labels.flatMap((label) => sentimentOf(label) ?? []);
  if (columns.length === labels.length && columns.includes('negative') && columns.includes('positive'))
    return { ok: true, columns };
  const list = labels.join(', ');
  return {
    ok: false,
    kind: 'folder',
    text: {
      fr: `les classes du modèle (${list}) ne disent pas de sentiment : nommez-les negative, neutral et positive dans config.json (id2label)`,
      en: `the classes of the model (${list}) tell no sentiment: name them negative, neutral and positive in config.json (id2label)`,
    },
  };
}

function sentimentOf(label: string): Sentiment | undefined {
  const name = label.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (name.startsWith('neg')) return 'negative';
  if (name.startsWith('neu')) return 'neutral';
  if (name.startsWith('pos')) return 'positive';
  const stars = /^([1-5])(?:\s*(?:stars?|etoiles?))?$/.exec(name)?.[1];
  return stars === undefined ? undefined : stars < '3' ? 'negative' : stars > '3' ? 'positive' : 'neutral';
}
