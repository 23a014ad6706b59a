import { z } from 'zod';
import type { AccountContext, Done, PublishTrouble, PublishWork } from '../publish.port.ts';
import { publishTrouble } from '../publish.trouble.ts';
import { askMastodon, callMastodon } from './mastodon.calls.ts';
import { hostOf } from './mastodon.client.ts';

/** A direct message is one that names whom it is for: the text as it goes out, for one person or for all. */
export async function addressedText(
  text: string,
  { outgoing, credentials, ...context }: PublishWork,
): Promise<{ ok: true; text: string } | PublishTrouble> {
  const { privateTo } = outgoing;
  if (!privateTo) return { ok: true, text };
  const ids = privateTo.threadId?.split(',') ?? (privateTo.authorId === undefined ? [] : [privateTo.authorId]);
  if (ids.length === 0) return unknownPerson(credentials);
  const names: string[] = [];
  for (const id of ids) {
    const call = { path: `/api/v1/accounts/${encodeURIComponent(id)}` };
    const told = await askMastodon(credentials, call, z.object({ acct: z.string() }), context);
    if (!told.ok) return told.kind === 'not_found' ? unknownPerson(credentials) : told;
    names.push(`@${told.body.acct}`);
  }
  return { ok: true, text: `${names.join(' ')} ${text}` };
}

/** A block that is there already, or no longer, is no trouble; nor is an account that is gone. */
export async function blockOnMastodon(authorId: string, blocked: boolean, context: AccountContext): Promise<Done> {
  const path = `/api/v1/accounts/${encodeURIComponent(authorId)}/${blocked ? 'block' : 'unblock'}`;
  const done = await callMastodon(context.credentials, { method: 'POST', path }, context);
  return done.ok || done.kind === 'not_found' ? { ok: true } : done;
}

function unknownPerson(credentials: PublishWork['credentials']): PublishTrouble {
  return publishTrouble(
    {
      kind: 'not_summoned',
      fr: 'ne connaît plus la personne à qui écrire',
      en: 'no longer knows the person to write to',
      done: 'no',
    },
    hostOf(credentials['server'] ?? ''),
  );
}
