import { sayDate, sayInstant, wallClock } from '@beffroi/engines/schedule';
import type { StoredDepartment } from '../departments/department.store.ts';
import { mailToken, messageIdOf } from '../mail/mail.enter.ts';
import { replyAddressOf } from '../mail/mail.send.ts';
import { listFiles, type ListedFile } from '../request/attachment.store.ts';
import type { StoredRequest } from '../request/request.store.ts';
import type { Db, Named, RequestsDeps } from '../requests.deps.ts';
import type { TerritorySettings } from '../settings/settings.store.ts';
import type { Asked } from './handover.mail.ts';
import { pageOf, tokenOf, type StoredHandover } from './handover.store.ts';

/** Servers of the public sector refuse heavier mail; what does not go in is on the page. */
const MOST_MAIL_BYTES = 8 * 1024 * 1024;

/** All that a mail to whoever has the request says, and the files that go with it. */
export async function composeAsked(
  deps: Pick<RequestsDeps, 'sealer' | 'baseUrl'>,
  db: Db,
  given: {
    request: StoredRequest;
    handover: StoredHandover;
    department: Pick<StoredDepartment, 'name'>;
    settings: TerritorySettings;
    occasion: string;
  },
): Promise<{ asked: Asked; attachmentIds: string[] }> {
  const { request, handover, department, settings } = given;
  const named = { territoryId: request.territory_id, requestId: request.id };
  const files = await filesToShare(db, named);
  const { inMail, onPage } = shareFiles(files);
  const token = mailToken(deps, { ...named, occasion: given.occasion });
  const asked: Asked = {
    request,
    territoryName: settings.territoryName,
    departmentName: department.name,
    note: handover.note,
    receivedOn: dayInWords(request.seen_at, settings.zone),
    until: handover.due_at === null ? undefined : sayInstant(handover.due_at.getTime(), settings.zone, 'fr'),
    files: inMail.map(({ name }) => name),
    onPage: onPage.map(({ name }) => name),
    page: pageOf(deps, tokenOf(deps.sealer, handover)),
    replyTo: await replyAddressOf(db, named.territoryId, settings, messageIdOf(deps, token)),
  };
  return { asked, attachmentIds: inMail.map(({ id }) => id) };
}

/** The files of a request, without what we made for who asked: it says who they are. */
export async function filesToShare(db: Db, named: Named): Promise<ListedFile[]> {
  return (await listFiles(db, named)).filter(({ from }) => from !== 'us');
}

/** What goes with a mail, in the order in which it came, and what is too heavy for it. */
export function shareFiles(files: readonly ListedFile[]): { inMail: ListedFile[]; onPage: ListedFile[] } {
  const [inMail, onPage]: [ListedFile[], ListedFile[]] = [[], []];
  let room = MOST_MAIL_BYTES;
  for (const file of files) {
    const fits = file.bytes <= room;
    if (fits) room -= file.bytes;
    (fits ? inMail : onPage).push(file);
  }
  return { inMail, onPage };
}

export function dayInWords(at: Date, zone: string, locale: 'fr' | 'en' = 'fr'): string {
  return sayDate(wallClock(at.getTime(), zone), locale, { year: true });
}
