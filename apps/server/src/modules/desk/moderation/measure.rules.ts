import type { Bilingual } from '@beffroi/contracts';
import type { Trx } from '../desk.deps.ts';
import type { StoredConversation } from '../intake/conversation.store.ts';

/**
 * Whether something lighter came first for this account: an answer of ours, or a measure that was hidden or deleted; a
 * threat needs neither.
 */
export async function triedLighter(trx: Trx, row: StoredConversation): Promise<boolean> {
  const measure = await trx
    .selectFrom('desk.measure')
    .select('id')
    .where('territory_id', '=', row.territory_id)
    .where((each) => each.or([each('conversation_id', '=', row.id), each('author_key', '=', row.author_key)]))
    .where('kind', '<>', 'block')
    .where('in_force_at', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  if (measure) return true;
  const said = await trx
    .selectFrom('desk.message as m')
    .innerJoin('desk.conversation as c', (join) =>
      join.onRef('c.territory_id', '=', 'm.territory_id').onRef('c.id', '=', 'm.conversation_id'),
    )
    .select('m.id')
    .where('c.territory_id', '=', row.territory_id)
    .where((each) => each.or([each('c.id', '=', row.id), each('c.author_key', '=', row.author_key)]))
    .where((each) =>
      each.or([
        each('m.direction', '=', 'out'),
        each.and([each('m.direction', '=', 'in'), each('m.aggressive', '=', 'threat')]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return said !== undefined;
}

/** Articles about the manner of words, for which criticism is sometimes mistaken. */
const aboutWords = new Set(['insults', 'hate', 'threats', 'off-topic', 'electoral']);

/** What to think of once more: words in which nothing aggressive was found may be mere criticism. */
export function hintFor(articleId: string, aggressive: string): Bilingual | undefined {
  if (aggressive !== 'none' || !aboutWords.has(articleId)) return undefined;
  return {
    fr: 'Rien d’agressif n’a été relevé dans ce message. Critiquer une politique, des élus ou un service, même vivement, n’est pas un motif : en cas de doute, levez la mesure et répondez.',
    en: 'Nothing aggressive was found in this message. Criticising a policy, elected officials or a service, even sharply, is no ground: when in doubt, lift the measure and answer.',
  };
}
