import { beginConversation } from '../../desk/index.ts';
import { cleanIdentity } from '../identity/identity.seal.ts';
import { createRequest } from '../request/request.create.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps } from '../requests.deps.ts';
import type { judgeFiles } from './files.judge.ts';

/** What the public form holds; what was left empty is ''. */
export type Written = {
  message: string;
  place: string;
  email: string;
  firstName: string;
  lastName: string;
  address: string;
  phone: string;
  notify: boolean;
};

/** Makes a request of what the form sent, and a conversation to answer it in; sent twice with one key, it is one. */
export async function receiveForm(
  deps: RequestsDeps,
  given: {
    territoryId: string;
    written: Written;
    lang: 'fr' | 'en';
    key: string;
    files: ReturnType<typeof judgeFiles>;
  },
): Promise<{ row: StoredRequest; isNew: boolean }> {
  const { territoryId, written, lang, key, files } = given;
  const { message, place, notify, ...who } = written;
  return deps.db.transaction().execute(async (trx) => {
    const made = await createRequest(deps, trx, {
      territoryId,
      text: message,
      place: place || undefined,
      lang,
      origin: 'form',
      identity: cleanIdentity(who),
      notify,
      attachments: files.safe,
      clientKey: `form-${key}`,
    });
    if (made.isNew)
      await beginConversation(deps.desk, trx as never, {
        territoryId,
        kind: 'form',
        text: message,
        author: [who.firstName, who.lastName].filter(Boolean).join(' '),
        email: who.email || undefined,
        phone: who.phone || undefined,
        subject: made.row.title,
        attachments: files.all,
        at: deps.now(),
        clientKey: `form-${key}`,
        requestId: made.row.id,
        ref: made.row.ref,
      });
    return made;
  });
}
