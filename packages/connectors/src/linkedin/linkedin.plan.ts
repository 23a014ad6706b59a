import { z } from 'zod';
import { firstUndone, partOf } from '../publish.plan.ts';
import type { OutgoingMedia, Publisher, Step, StepResult } from '../publish.port.ts';
import { stepLabels } from '../publish.trouble.ts';

const instructionsSchema = z.array(z.object({ uploadUrl: z.string(), firstByte: z.number(), lastByte: z.number() }));

/** Where the pieces of a video go, as the network said when its upload began. */
export function piecesOf(done: readonly StepResult[], at: number): z.infer<typeof instructionsSchema> {
  const said = done.find(({ key }) => key === `upload:${at}`)?.refs['pieces'];
  return said === undefined ? [] : instructionsSchema.parse(JSON.parse(said));
}

/** Each media: told of, sent, ready; then the post, then what goes with it. A reply is one comment. */
export const nextOnLinkedIn: Publisher['next'] = (outgoing, done) => {
  const post: Step = { key: 'post', kind: 'public', part: 0, label: stepLabels.part(1, 1) };
  if (outgoing.replyTo) return firstUndone([post], done);
  const { media } = partOf(outgoing, 0);
  return firstUndone(
    [
      ...media.flatMap((one, at) => uploadOf(one, at, done)),
      post,
      ...(outgoing.firstComment
        ? [{ key: 'firstComment', kind: 'public' as const, part: 0, label: stepLabels.firstComment }]
        : []),
    ],
    done,
  );
};

function uploadOf({ kind }: OutgoingMedia, at: number, done: readonly StepResult[]): Step[] {
  const prepare = (key: string, label: Step['label']): Step => ({ key, kind: 'prepare', part: 0, label });
  const begin = prepare(`upload:${at}`, stepLabels.media(at + 1));
  const ready = prepare(`ready:${at}`, stepLabels.mediaReady(at + 1));
  if (kind === 'image') return [begin, prepare(`send:${at}:0`, stepLabels.media(at + 1)), ready];
  const pieces = piecesOf(done, at).map((_, piece) => prepare(`send:${at}:${piece}`, stepLabels.media(at + 1)));
  return [begin, ...pieces, prepare(`finish:${at}`, stepLabels.media(at + 1)), ready];
}
