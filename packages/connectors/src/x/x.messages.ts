import { z } from 'zod';
import type { AccountContext, PublishTrouble } from '../publish.port.ts';
import { askX } from './x.calls.ts';

const eventSchema = z.object({
  id: z.string(),
  text: z.string().catch(''),
  created_at: z.string(),
  sender_id: z.string(),
  dm_conversation_id: z.string().optional(),
});
export type XMessage = z.infer<typeof eventSchema>;
export const userSchema = z.object({ id: z.string(), username: z.string(), name: z.string().catch('') });
export type XUser = z.infer<typeof userSchema>;

const listSchema = z.object({
  data: z.array(z.unknown()).catch([]),
  includes: z
    .object({ users: z.array(z.unknown()).catch([]) })
    .partial()
    .catch({}),
  meta: z.object({ next_token: z.string().optional() }).catch({}),
});

/** Each message is paid for, once a day: no more are asked for than are likely to be new. */
const pageSize = '10';
const maxPages = 30;

/**
 * Direct messages, theirs and ours, newest first, down to what is known or too old. X keeps thirty days of them, and
 * tells none of those that X Chat encrypts.
 * @param path of all, or of one conversation
 * @param isKnown where to stop
 */
export async function messagesDownTo(
  path: string,
  isKnown: (message: XMessage) => boolean,
  context: AccountContext,
): Promise<{ ok: true; messages: XMessage[]; users: Map<string, XUser>; whole: boolean } | PublishTrouble> {
  const messages: XMessage[] = [];
  const users = new Map<string, XUser>();
  let token: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const query = {
      event_types: 'MessageCreate',
      max_results: pageSize,
      'dm_event.fields': 'created_at,dm_conversation_id,sender_id,text',
      expansions: 'sender_id',
      'user.fields': 'username,name',
      pagination_token: token,
    };
    const told = await askX(context.credentials, { path, query }, listSchema, context);
    if (!told.ok) return told;
    const { data, includes, meta } = told.body;
    for (const one of includes.users ?? []) {
      const user = userSchema.safeParse(one).data;
      if (user) users.set(user.id, user);
    }
    const read = data.flatMap((one) => eventSchema.safeParse(one).data ?? []);
    const fresh = read.filter((message) => !isKnown(message));
    messages.push(...fresh);
    token = meta.next_token;
    if (fresh.length < read.length || token === undefined) return { ok: true, messages, users, whole: true };
  }
  return { ok: true, messages, users, whole: false };
}
