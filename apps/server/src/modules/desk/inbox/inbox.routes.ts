import * as contract from '@beffroi/contracts';
import { personOf, type Caller } from '../../../platform/http/caller.ts';
import { asDownload } from '../../../platform/http/download.ts';
import type { Router } from '../../../platform/http/router.ts';
import { auditActorOf } from '../../audit/index.ts';
import { actOnConversations } from '../acts/conversation.act.ts';
import { mergeConversations, splitConversation } from '../acts/conversation.merge.ts';
import { undoAct } from '../acts/act.undo.ts';
import { writeNote } from '../acts/note.write.ts';
import type { DeskDeps } from '../desk.deps.ts';
import { eraseAuthor, exportAuthor } from '../erasure/author.erase.ts';
import { openAttachment } from '../intake/attachment.store.ts';
import { takeMention } from '../intake/mention.take.ts';
import { takeMessage } from '../intake/message.take.ts';
import { countConversations } from './conversation.counts.ts';
import { listConversations } from './conversation.list.ts';
import { readConversation } from './conversation.read-model.ts';
import { tellPresence } from './presence.store.ts';
import { deleteView, listViews, saveView } from './view.usecases.ts';

/** The inbox: what there is, and what is done to it. */
export function mountInbox(router: Router, deps: DeskDeps): void {
  const by = (caller: Caller) => ({ personId: personOf(caller), actor: auditActorOf(caller) });
  const viewer = (caller: Caller) => ({ personId: personOf(caller), now: deps.now() });

  router.mount(contract.listConversations, async ({ params, query, caller }) =>
    listConversations(deps.db, { ...params, ...query }, viewer(caller)),
  );
  router.mount(contract.countConversations, async ({ params, caller }) =>
    countConversations(deps.db, params.territoryId, viewer(caller)),
  );
  router.mount(contract.getConversation, async ({ params, caller }) =>
    readConversation(deps, params, personOf(caller)),
  );
  router.mount(contract.noteConversation, async ({ params, body, caller }) => {
    const { territoryId } = params;
    const { conversationId } = await deps.db.transaction().execute(async (trx) =>
      takeMessage(deps, trx, {
        territoryId,
        kind: 'note',
        network: body.by,
        threadKey: `note ${body.clientKey}`,
        at: body.at === undefined ? deps.now() : new Date(body.at),
        author: { handle: '', name: body.author },
        contact: { email: body.email, phone: body.phone },
        subject: body.subject,
        text: body.text,
        url: body.url,
        clientKey: body.clientKey,
      }),
    );
    return readConversation(deps, { territoryId, conversationId }, personOf(caller));
  });
  router.mount(contract.takeMention, async ({ params }) => takeMention(deps, params));
  router.mount(contract.actOnConversations, async ({ params, body, caller }) =>
    actOnConversations(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.undoDeskAct, async ({ params, body, caller }) =>
    undoAct(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.writeNote, async ({ params, body, caller }) => {
    await writeNote(deps, { ...params, ...body, personId: personOf(caller) });
    return readConversation(deps, params, personOf(caller));
  });
  router.mount(contract.mergeConversations, async ({ params, body, caller }) => {
    await mergeConversations(deps, { ...params, ...body, ...by(caller) });
    return readConversation(deps, params, personOf(caller));
  });
  router.mount(contract.splitConversation, async ({ params, body, caller }) =>
    splitConversation(deps, { ...params, ...body, ...by(caller) }),
  );
  router.mount(contract.tellPresence, async ({ params, body, caller }) => {
    const personId = personOf(caller);
    return personId === undefined ? { present: [] } : tellPresence(deps, { ...params, ...body, personId });
  });
  router.mount(contract.getDeskAttachment, async ({ params }) => {
    const file = await openAttachment(deps.db, params);
    if ('url' in file) return Response.redirect(file.url, 302);
    return asDownload(file.name, file.content);
  });
  router.mount(contract.exportAuthor, async ({ params, caller }) =>
    asDownload('echanges.json', Buffer.from(await exportAuthor(deps, { ...params, actor: auditActorOf(caller) }))),
  );
  router.mount(contract.eraseAuthor, async ({ params, caller }) =>
    eraseAuthor(deps, { ...params, actor: auditActorOf(caller) }),
  );
  router.mount(contract.listDeskViews, async ({ params, caller }) => ({
    items: await listViews(deps.db, params.territoryId, personOf(caller) ?? ''),
  }));
  router.mount(contract.saveDeskView, async ({ params, body, caller }) =>
    saveView(deps.db, { ...params, personId: personOf(caller) ?? '', view: body }),
  );
  router.mount(contract.deleteDeskView, async ({ params, caller }) => {
    await deleteView(deps.db, { ...params, personId: personOf(caller) ?? '' });
    return undefined;
  });
}
