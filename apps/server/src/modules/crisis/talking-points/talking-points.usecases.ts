import type { Audience, Bilingual, TalkingPoints } from '@beffroi/contracts';
import { defineRefusal } from '../../../platform/errors.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { StoredPage } from '../crisis-file.tables.ts';
import type { CrisisDeps, Named, Trx } from '../crisis.deps.ts';
import type { CrisisRow } from '../crisis.tables.ts';
import { writeLog } from '../log/log.write.ts';
import { lockOpenCrisis, tellRoom } from '../room/crisis.store.ts';
import { makeShare } from '../sharing/share.store.ts';
import { sizeOf } from './page.fit.ts';
import { readPages, writePage } from './talking-points.store.ts';

export const pageTooLong = defineRefusal('crisis.page_too_long', 422, {
  fr: 'Cela ne tient pas sur une page A4. Gardez l’essentiel : une page se lit au téléphone, deux ne se lisent pas.',
  en: 'This does not hold on one A4 page. Keep what matters: one page is read on the phone, two are not.',
});

/** Whom each page is for, as it is said. */
export const audienceWords: Record<Audience, Bilingual> = {
  switchboard: { fr: 'l’accueil et le standard', en: 'reception and switchboard' },
  departments: { fr: 'les services', en: 'the departments' },
  officials: { fr: 'les élus', en: 'elected officials' },
};

type Given = Named & { audience: Audience; personId: string; actor: AuditActor };

/** Writes the page of one audience. @throws crisis.not_found, crisis.closed, crisis.page_too_long */
export async function setTalkingPoints(deps: CrisisDeps, given: Given & { page: StoredPage }): Promise<TalkingPoints> {
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const crisis = await lockOpenCrisis(trx, given);
    if (sizeOf(given.page) === undefined) throw pageTooLong();
    await writePage(trx, { ...given, at });
    const { fr, en } = audienceWords[given.audience];
    await tell(trx, given, {
      at,
      text: { fr: `Éléments de langage écrits pour ${fr}.`, en: `Talking points written for ${en}.` },
      action: 'crisis.talking_points_changed',
    });
    return pageOf(deps, trx, crisis, given.audience);
  });
}

/**
 * Makes, or renews, the private address of a page. What is shared is what was seen: a page that nobody wrote yet is
 * kept as it stands.
 * @throws crisis.not_found, crisis.closed
 */
export async function shareTalkingPoints(deps: CrisisDeps, given: Given): Promise<TalkingPoints> {
  const at = deps.now();
  return deps.db.transaction().execute(async (trx) => {
    const crisis = await lockOpenCrisis(trx, given);
    const shown = await pageOf(deps, trx, crisis, given.audience);
    const { facts, say, doNotSay, questions, contact, updatedAt, shareUrl } = shown;
    const page = { facts, say, doNotSay, questions, contact };
    if (updatedAt === undefined) await writePage(trx, { ...given, page, at });
    await makeShare(deps, trx, { ...given, what: given.audience });
    const { fr, en } = audienceWords[given.audience];
    await tell(trx, given, {
      at,
      text: {
        fr: `Adresse ${shareUrl === undefined ? 'donnée' : 'renouvelée'} pour la page des éléments de langage : ${fr}.`,
        en: `Address ${shareUrl === undefined ? 'given' : 'renewed'} for the page of talking points: ${en}.`,
      },
      action: 'crisis.talking_points_shared',
    });
    return pageOf(deps, trx, crisis, given.audience);
  });
}

async function pageOf(deps: CrisisDeps, trx: Trx, crisis: CrisisRow, audience: Audience): Promise<TalkingPoints> {
  const pages = await readPages(deps, trx, crisis);
  const page = pages.find((one) => one.audience === audience);
  if (!page) throw new Error(`no page for ${audience}`);
  return page;
}

async function tell(trx: Trx, given: Given, { at, text, action }: { at: Date; text: Bilingual; action: string }) {
  const { territoryId, crisisId, audience } = given;
  await writeLog(trx, {
    territoryId,
    crisisId,
    at,
    kind: 'plan',
    personId: given.personId,
    text,
    occasion: `${action} ${audience} ${at.toISOString()}`,
  });
  await tellRoom(trx, { territoryId, crisisId, what: 'talking_points' });
  await recordAudit(trx, {
    territoryId,
    actor: given.actor,
    action,
    target: { kind: 'crisis', id: crisisId },
    detail: { audience },
    at,
  });
}
