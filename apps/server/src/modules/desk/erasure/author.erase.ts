import { sql } from 'kysely';
import type { Bilingual } from '@beffroi/contracts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, DeskDeps, Named } from '../desk.deps.ts';
import { findConversation } from '../intake/conversation.store.ts';
import { eraseThese } from './conversations.erase.ts';

type Kept = { what: Bilingual; ground: Bilingual };

/**
 * The conversations of whoever wrote one of them: the same account or address, by its keyed fingerprint, and what was
 * brought together with them.
 */
async function idsOfAuthor(db: Db, named: Named): Promise<{ id: string; requestId: string | null }[]> {
  const row = await findConversation(db, named);
  const { rows } = await sql<{ id: string; requestId: string | null }>`
    with known as (
      select author_key from desk.conversation
      where territory_id = ${named.territoryId} and (id = ${row.id} or merged_into = ${row.id}) and author_key is not null
    ), theirs as (
      select id, merged_into from desk.conversation
      where territory_id = ${named.territoryId} and author_key in (select author_key from known)
    )
    select c.id, c.request_id as "requestId" from (
      select ${row.id}::text as id union select id from theirs union select merged_into from theirs
    ) them join desk.conversation c on c.territory_id = ${named.territoryId} and c.id = them.id
  `.execute(db);
  return rows;
}

/** All that somebody wrote to us and was answered, as one file. @throws desk.conversation_not_found */
export async function exportAuthor(deps: DeskDeps, given: Named & { actor: AuditActor }): Promise<string> {
  const { db } = deps;
  const ids = (await idsOfAuthor(db, given)).map(({ id }) => id);
  const conversations = await db
    .selectFrom('desk.conversation')
    .select(['id', 'kind', 'network', 'author_handle', 'author_name', 'subject', 'first_at', 'last_at', 'request_ref'])
    .where('territory_id', '=', given.territoryId)
    .where('id', 'in', ids)
    .orderBy('first_at')
    .execute();
  const messages = await db
    .selectFrom('desk.message')
    .select(['id', 'conversation_id', 'direction', 'at', 'text', 'url'])
    .where('territory_id', '=', given.territoryId)
    .where('conversation_id', 'in', ids)
    // What colleagues say between them is theirs; what is theirs alone is what was said and answered.
    .where('direction', 'in', ['in', 'out'])
    .orderBy('at')
    .execute();
  const files = await db
    .selectFrom('desk.attachment')
    .select(['message_id', 'name', 'mime_type', 'bytes', 'content'])
    .where('territory_id', '=', given.territoryId)
    .where('message_id', 'in', messages.length > 0 ? messages.map(({ id }) => id) : [''])
    .execute();
  await db.transaction().execute(async (trx) =>
    recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'desk.author_exported',
      target: { kind: 'conversation', id: given.conversationId },
      detail: { conversations: ids.length },
      at: deps.now(),
    }),
  );
  return JSON.stringify(
    conversations.map((conversation) => ({
      ...conversation,
      messages: messages
        .filter((each) => each.conversation_id === conversation.id)
        .map(({ id, direction, at, text, url }) => ({
          direction,
          at,
          text,
          url,
          files: files
            .filter((file) => file.message_id === id)
            .map(({ name, mime_type: mimeType, bytes, content }) => ({
              name,
              mimeType,
              bytes,
              ...(content ? { base64: content.toString('base64') } : {}),
            })),
        })),
    })),
    undefined,
    2,
  );
}

/**
 * Erases what somebody wrote to us. Evidence that is kept for a complaint, and the file of a request, have their own
 * grounds, and are named. @throws desk.conversation_not_found
 */
export async function eraseAuthor(
  deps: DeskDeps,
  given: Named & { actor: AuditActor },
): Promise<{ conversations: number; kept: Kept[] }> {
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const found = await idsOfAuthor(trx, given);
    const conversations = await eraseThese(trx, {
      territoryId: given.territoryId,
      ids: found.map(({ id }) => id),
      at,
    });
    await recordAudit(trx, {
      territoryId: given.territoryId,
      actor: given.actor,
      action: 'desk.author_erased',
      target: { kind: 'conversation', id: given.conversationId },
      detail: { conversations },
      at,
    });
    const kept: Kept[] = [
      {
        what: { fr: 'le nombre et les dates des échanges', en: 'how many exchanges there were, and when' },
        ground: {
          fr: 'mesure du service, sans donnée personnelle',
          en: 'figures of the service, without personal data',
        },
      },
      {
        what: { fr: 'les preuves versées au coffre', en: 'evidence in the locker' },
        ground: {
          fr: 'défense d’un droit en justice (RGPD, art. 17, 3, e)',
          en: 'defence of legal claims (GDPR, art. 17(3)(e))',
        },
      },
    ];
    if (found.some(({ requestId }) => requestId !== null))
      kept.push({
        what: { fr: 'la demande elle-même', en: 'the request itself' },
        ground: {
          fr: 'obligation légale et archives publiques ; à effacer depuis la demande',
          en: 'legal obligation and public archives; erased from the request',
        },
      });
    return { conversations, kept };
  });
}
