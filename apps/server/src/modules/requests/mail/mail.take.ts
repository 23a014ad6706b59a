import type { InboxItem, InboxMail } from '@beffroi/connectors';
import { findDepartment } from '../departments/department.store.ts';
import { lockHandover } from '../handover/handover.store.ts';
import { settleHandover } from '../handover/handover.settle.ts';
import { findRequest, lockRequest, type StoredRequest } from '../request/request.store.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { verbOf } from './answer.verb.ts';
import { takeCitizenMail } from './citizen.take.ts';
import { findOurMail, type OurMail } from './mail.find.ts';
import { failMail } from './mail.round.ts';
import { judgeSender } from './sender.judge.ts';
import { tellTeam } from './team.tell.ts';

type Given = { territoryId: string; channelId: string; item: InboxItem };
type Taken = { taken: true } | { taken: false; ref?: string };
type Letter = Given & { mail: InboxMail; ours: OurMail };

/** Two machines that answer each other do so faster than people. */
const MOST_AN_HOUR = 12;

/**
 * Takes a mail that answers one of ours: what a department, an authority or who asked wrote, what a robot answered, what
 * could not be delivered. Told five times, it is taken once. What does not come from who was asked is never applied: it
 * goes to the inbox, for a person to confirm, and the team is told.
 */
export async function takeMail(trx: Trx, deps: RequestsDeps, given: Given): Promise<Taken> {
  const { territoryId, item } = given;
  const { mail } = item;
  if (!mail) return { taken: false };
  const ours = await findOurMail(deps, trx, { territoryId, mail });
  if (!ours) return { taken: false };
  const messageId = mail.messageId || item.originId;
  const earlier = await trx
    .selectFrom('requests.mail_in')
    .select(['verdict', 'request_id'])
    .where('territory_id', '=', territoryId)
    .where('message_id', '=', messageId)
    .executeTakeFirst();
  const named = { territoryId, requestId: ours.request_id };
  if (earlier) return earlier.verdict === 'spoofed' ? toConfirm(await findRequest(trx, named)) : { taken: true };
  // Two readings of one mail wait for each other here.
  const request = await lockRequest(trx, named);
  // Nothing is added to what was erased: it comes to the inbox, as from anybody.
  if (request.erased_at !== null) return { taken: false };
  const written = await trx
    .insertInto('requests.mail_in')
    .values({
      territory_id: territoryId,
      message_id: messageId,
      request_id: ours.request_id,
      handover_id: ours.handover_id,
      at: deps.now(),
      verdict: 'answer',
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('message_id')
    .executeTakeFirst();
  if (!written) return { taken: true };
  const verdict = await apply(trx, deps, { ...given, mail, ours });
  await trx
    .updateTable('requests.mail_in')
    .set({ verdict })
    .where('territory_id', '=', territoryId)
    .where('message_id', '=', messageId)
    .execute();
  return verdict === 'spoofed' ? toConfirm(request) : { taken: true };
}

const toConfirm = ({ ref }: StoredRequest): Taken => ({ taken: false, ref });

async function apply(trx: Trx, deps: RequestsDeps, letter: Letter): Promise<string> {
  const { mail, ours, territoryId } = letter;
  if (mail.automatic === 'bounce') return bounced(trx, deps, letter);
  if (await isLoop(trx, deps, letter)) return 'loop';
  if (mail.automatic !== undefined) return answeredByMachine(trx, deps, letter);
  if (ours.handover_id === null) {
    if (mail.authentication === 'fail') return spoofed(trx, deps, letter);
    await takeCitizenMail(trx, deps, { ...letter, requestId: ours.request_id });
    return 'added';
  }
  const handover = await lockHandover(trx, { territoryId, handoverId: ours.handover_id });
  const known =
    handover.department_id === null
      ? { email: handover.authority?.email }
      : ((await findDepartment(trx, { territoryId, departmentId: handover.department_id })) ?? {});
  const sender = judgeSender(mail, known);
  if (!sender.isTheirs) return spoofed(trx, deps, letter);
  const outcome = verbOf(mail);
  const attachments = letter.item.attachments ?? [];
  await settleHandover(
    deps,
    trx,
    { territoryId, requestId: ours.request_id, handoverId: handover.id },
    {
      outcome,
      way: 'mail',
      text: mail.newText,
      byName: sender.name,
      at: deps.now(),
      files: attachments.flatMap(({ verdict, content, name, mimeType }) =>
        verdict === 'safe' && content ? [{ name, mimeType, content }] : [],
      ),
      refused: attachments.filter(({ verdict }) => verdict !== 'safe'),
    },
  );
  return outcome === 'answered' ? 'answer' : outcome;
}

async function bounced(trx: Trx, deps: RequestsDeps, { mail, ours }: Letter): Promise<string> {
  // A delay is no failure: the server over there still tries.
  if (mail.bounced?.permanent === false) return 'bounce';
  const address = mail.bounced?.address;
  await failMail(deps, trx, ours, {
    fr: `L’adresse ${address ?? 'du destinataire'} ne reçoit pas : corrigez-la, ou choisissez un autre destinataire.`,
    en: `The address ${address ?? 'of the recipient'} does not receive: correct it, or choose another recipient.`,
  });
  return 'bounce';
}

async function isLoop(trx: Trx, deps: RequestsDeps, { territoryId, ours }: Letter): Promise<boolean> {
  const since = new Date(deps.now().getTime() - 3_600_000);
  const { count } = await trx
    .selectFrom('requests.mail_in')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', ours.request_id)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  if (Number(count) <= MOST_AN_HOUR) return false;
  await tellTeam(deps, trx, {
    territoryId,
    requestId: ours.request_id,
    occasion: `mail loop ${since.toISOString().slice(0, 10)}`,
    title: { fr: 'Trop de courriels en une heure', en: 'Too many mails in an hour' },
    body: {
      fr: 'Deux répondeurs automatiques se parlent sans doute : les suivants ne sont pas pris en compte.',
      en: 'Two answering machines probably talk to each other: those that follow are not taken into account.',
    },
  });
  return true;
}

/** Nothing changes, and nobody is answered; the team reads what it says, since it often says who is away until when. */
async function answeredByMachine(trx: Trx, deps: RequestsDeps, { territoryId, mail, ours }: Letter): Promise<string> {
  const text = mail.newText.slice(0, 400);
  await tellTeam(deps, trx, {
    territoryId,
    requestId: ours.request_id,
    occasion: `auto reply ${ours.id}`,
    title: { fr: 'Réponse automatique', en: 'Automatic reply' },
    body: { fr: `${mail.from.address}\u{a0}: ${text}`, en: `${mail.from.address}: ${text}` },
  });
  return 'auto_reply';
}

async function spoofed(trx: Trx, deps: RequestsDeps, { territoryId, mail, ours }: Letter): Promise<string> {
  await tellTeam(deps, trx, {
    territoryId,
    requestId: ours.request_id,
    occasion: `to confirm ${mail.messageId}`,
    title: { fr: 'Une réponse à confirmer', en: 'An answer to be confirmed' },
    body: {
      fr: `Un courriel de ${mail.from.address} répond à cette demande, et rien ne prouve qu’il vient de qui a été saisi. Il est dans la boîte de réception ; rien n’a été changé.`,
      en: `A mail from ${mail.from.address} answers this request, and nothing proves that it comes from who was asked. It is in the inbox; nothing was changed.`,
    },
    urgent: false,
  });
  return 'spoofed';
}
