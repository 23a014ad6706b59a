import { z } from 'zod';
import { slugOf } from '../name.slug.ts';
import { firstUndone, partOf, refOf, remoteIdOf } from '../publish.plan.ts';
import type {
  Connection,
  Outgoing,
  OutgoingPart,
  Publisher,
  PublishWork,
  RemoteAccount,
  Step,
  StepResult,
} from '../publish.port.ts';
import { inWords } from '../publish.setup.ts';
import { stepLabels } from '../publish.trouble.ts';
import { hostedAfterwards } from './hosted.after.ts';
import type { HostedDraft, HostedItem } from './hosted.outlet.ts';
import { lookUpPrivately, readBackPrivately, tellPrivately } from './hosted.private.ts';
import type { Hosted } from './hosted.types.ts';

/** A publisher over an outlet of our own: a step is put under its key, so that doing it twice does it once. */
export function createHostedPublisher(hosted: Hosted): Publisher {
  const { network, name, abilities, facts, outlet } = hosted;
  return {
    network,
    name,
    abilities,
    facts,
    connection: connectionOf(hosted),
    async check({ name: called = '' }) {
      const reached = await outlet.reach();
      return reached.ok ? { ok: true, account: { ...accountOf(called), scopes: [] } } : reached;
    },
    next: (outgoing, done) => firstUndone(stepsOf(outgoing), done),
    async perform(step, work) {
      const key = keyOf(step, work.outgoing);
      if (work.outgoing.privateTo) return tellPrivately(outlet, name.fr, step, { key, work });
      const put = await outlet.put(draftOf(step, work), work.account);
      return put.ok ? { ok: true, result: resultOf(step, put.item) } : put;
    },
    async lookUp(step, work) {
      const key = keyOf(step, work.outgoing);
      if (work.outgoing.privateTo) return lookUpPrivately(outlet, step, { key, work });
      const found = await outlet.find({ key }, work.account);
      if (!found.ok) return found;
      if (!found.item) return { ok: true, found: undefined, certain: true };
      return { ok: true, found: resultOf(step, found.item) };
    },
    async readBack(published, { account }) {
      const isPrivate = published.steps[0]?.refs['to'] !== undefined;
      if (isPrivate) return readBackPrivately(outlet, remoteIdOf(published), { account });
      const found = await outlet.find({ id: remoteIdOf(published) }, account);
      if (!found.ok) return found;
      if (!found.item) return { ok: true, exists: false };
      const { url, text, at } = found.item;
      return { ok: true, exists: true, url, text, at };
    },
    ...hostedAfterwards(hosted),
  };
}

const setupSchema = z.object({
  name: z
    .string()
    .trim()
    .min(1)
    .max(100)
    .meta(
      inWords(
        { fr: 'Nom affiché', en: 'Name shown' },
        { fr: 'Par exemple « Salle de presse de Valmarin ».', en: "For instance 'Newsroom of Valmarin'." },
      ),
    ),
});

function connectionOf({ guide }: Hosted): Connection {
  return {
    kind: 'secret',
    setup: setupSchema,
    secretFields: [],
    guide,
    scopes: [],
    connect: async ({ name = '' }) => ({
      ok: true,
      accounts: [{ ...accountOf(name), credentials: { name }, scopes: [] }],
    }),
  };
}

function accountOf(name: string): Omit<RemoteAccount, 'credentials' | 'scopes'> {
  const handle = slugOf(name);
  return { remoteId: handle, handle, name };
}

/** The parts in order, then the first comment, which answers the first of them. */
function stepsOf(outgoing: Outgoing): Step[] {
  const { parts, firstComment } = outgoing;
  const posts = parts.map((_, part): Step => {
    const label = stepLabels.part(part + 1, parts.length);
    return { key: `post:${part}`, kind: 'public', part, label };
  });
  if (!firstComment) return posts;
  return [...posts, { key: 'firstComment', kind: 'public', part: 0, label: stepLabels.firstComment }];
}

function keyOf({ key }: Step, outgoing: Outgoing): string {
  return `${outgoing.key}:${key}`;
}

function draftOf(step: Step, { outgoing, done, now }: PublishWork): HostedDraft {
  const isComment = step.key === 'firstComment';
  const part: OutgoingPart = isComment ? { text: outgoing.firstComment ?? '', media: [] } : partOf(outgoing, step.part);
  const isFirst = !isComment && step.part === 0;
  const { title, link, poll, contentWarning } = outgoing;
  const parent = parentOf(step, outgoing, done);
  return {
    key: keyOf(step, outgoing),
    at: now().toISOString(),
    lang: outgoing.lang,
    text: part.text,
    media: part.media.map(({ read: _read, publicUrl: _publicUrl, ...media }) => media),
    ...(isFirst && title ? { title } : {}),
    ...(isFirst && link ? { link } : {}),
    ...(isFirst && poll ? { poll } : {}),
    ...(contentWarning ? { contentWarning } : {}),
    ...(parent ? { inReplyTo: parent } : {}),
  };
}

function parentOf({ key, part }: Step, outgoing: Outgoing, done: readonly StepResult[]): string | undefined {
  if (key === 'firstComment') return refOf(done, 'post:0', 'id');
  if (part > 0) return refOf(done, `post:${part - 1}`, 'id');
  return outgoing.replyTo ? remoteIdOf(outgoing.replyTo) : undefined;
}

function resultOf({ key }: Step, { id, url }: HostedItem): StepResult {
  return { key, refs: { id }, url };
}
