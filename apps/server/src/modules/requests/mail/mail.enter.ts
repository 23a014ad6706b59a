import { newId } from '../../../platform/ids.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';

export type RequestMailKind =
  | 'acknowledgement'
  | 'registration'
  | 'notice'
  | 'identity'
  | 'handover'
  | 'reminder'
  | 'forwarding';

export type RequestMail = {
  to: string;
  subject: string;
  text: string;
  html?: string | undefined;
  /** Files made for this mail. */
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array }[] | undefined;
  /** Files of the request, read when the mail leaves. */
  attachmentIds?: readonly string[] | undefined;
  /** In whose name; the territory's when absent. */
  fromName?: string | undefined;
};

/** As it rests, sealed: files in base64. */
type Kept = Omit<RequestMail, 'attachments'> & {
  attachments?: { filename: string; contentType: string; content: string }[];
};

/**
 * Writes down, in the transaction of its cause, a mail that leaves by its turn. One occasion of a request is one mail:
 * entered twice, it is sent once.
 */
export async function enterMail(
  trx: Trx,
  deps: Pick<RequestsDeps, 'sealer' | 'now' | 'baseUrl'>,
  given: {
    territoryId: string;
    requestId: string;
    handoverId?: string | undefined;
    kind: RequestMailKind;
    occasion: string;
    mail: RequestMail;
  },
): Promise<{ mailId: string; entered: boolean }> {
  const { territoryId, requestId, handoverId, kind, occasion, mail } = given;
  const id = newId('mal', deps.now().getTime());
  const written = await trx
    .insertInto('requests.mail')
    .values({
      territory_id: territoryId,
      id,
      request_id: requestId,
      handover_id: handoverId ?? null,
      kind,
      occasion,
      sealed_mail: deps.sealer.seal(JSON.stringify(toKept(mail)), contextOf(territoryId, id)),
      message_id: messageIdOf(deps, mailToken(deps, { territoryId, requestId, occasion })),
      wake_at: deps.now(),
    })
    .onConflict((conflict) => conflict.columns(['territory_id', 'request_id', 'occasion']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (written) return { mailId: id, entered: true };
  const earlier = await trx
    .selectFrom('requests.mail')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', requestId)
    .where('occasion', '=', occasion)
    .executeTakeFirstOrThrow();
  return { mailId: earlier.id, entered: false };
}

/**
 * What an answer is recognised by, in its address and in the Message-ID that it refers to: 128 bits under the key of the
 * installation, in lower case because addresses lose theirs.
 */
export function mailToken(
  { sealer }: Pick<RequestsDeps, 'sealer'>,
  { territoryId, requestId, occasion }: { territoryId: string; requestId: string; occasion: string },
): string {
  const print = sealer.fingerprint(`${territoryId}/${requestId}/${occasion}`, 'requests.mail');
  return Buffer.from(print, 'base64url').subarray(0, 16).toString('hex');
}

/** The same mail always has the same: tried again, it is still one letter. */
export function messageIdOf({ baseUrl }: Pick<RequestsDeps, 'baseUrl'>, token: string): string {
  return `<req.${token}@${new URL(baseUrl).hostname}>`;
}

/** The token of a Message-ID of ours, with or without its brackets; undefined for others. */
export function tokenOfMessage(messageId: string): string | undefined {
  return /^<?req\.([0-9a-f]{32})@/.exec(messageId.trim())?.[1];
}

/** @throws when the row was altered, or sealed by another installation */
export function openMail(
  { sealer }: Pick<RequestsDeps, 'sealer'>,
  row: { territory_id: string; id: string; sealed_mail: string },
): RequestMail {
  const kept = JSON.parse(sealer.open(row.sealed_mail, contextOf(row.territory_id, row.id))) as Kept;
  const { attachments, ...mail } = kept;
  return {
    ...mail,
    ...(attachments
      ? { attachments: attachments.map((file) => ({ ...file, content: Buffer.from(file.content, 'base64') })) }
      : {}),
  };
}

function toKept({ attachments, ...mail }: RequestMail): Kept {
  if (attachments === undefined) return mail;
  const files = attachments.map((file) => ({ ...file, content: Buffer.from(file.content).toString('base64') }));
  return { ...mail, attachments: files };
}

function contextOf(territoryId: string, id: string): string {
  return `requests.mail ${territoryId} ${id}`;
}
