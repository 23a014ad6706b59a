import { dayAt } from '@beffroi/engines/clocks';
import { channelOf } from '../clocks/request.clocks-of.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import { enterMail } from '../mail/mail.enter.ts';
import { mailHtml } from '../mail/mail.html.ts';
import { dayIn } from '../request/event.sentences.ts';
import { recordEvent } from '../request/event.store.ts';
import type { StoredRequest } from '../request/request.store.ts';
import { trackUrl } from '../request/track.token.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';

/**
 * The receipt of registration (CRPA, L112-11 and R112-11-2), at once, with the private page; once for each request.
 * Whoever left an address but is not identified is told the same without its being a receipt in law.
 */
export async function registerRequest(
  deps: Pick<RequestsDeps, 'sealer' | 'now' | 'baseUrl' | 'mailer'>,
  trx: Trx,
  row: StoredRequest,
): Promise<void> {
  // Nothing is said to have left where no mail can: the clock then says that it is owed.
  if (!deps.mailer.configured) return;
  const { email } = openIdentity(deps.sealer, row);
  if (email === undefined || channelOf(row.origin) !== 'electronic' || row.exempt === 'abusive') return;
  const named = { territoryId: row.territory_id, requestId: row.id };
  const settings = await readRequestSettings(trx, row.territory_id);
  const lang = row.lang === 'en' ? 'en' : 'fr';
  const day = dayIn(lang, dayAt(row.created_at.getTime(), settings.zone));
  const said = row.identified ? receipt[lang] : welcome[lang];
  const link = trackUrl(deps, row);
  const lead = said.lead(day, row.ref);
  const { entered } = await enterMail(trx, deps, {
    ...named,
    kind: row.identified ? 'registration' : 'notice',
    occasion: row.identified ? 'registration' : 'welcome',
    mail: {
      to: email,
      subject: said.subject(row.ref),
      text: [lead, `« ${row.title} »`, `${said.page} ${link}`, said.keep, settings.territoryName].join('\n\n'),
      html: await mailHtml({
        lang,
        title: said.subject(row.ref),
        lead,
        quote: row.title,
        facts: [],
        buttons: [{ label: said.follow, href: link }],
        after: [said.keep],
        foot: settings.territoryName,
      }),
    },
  });
  if (entered && row.identified) await recordEvent(trx, named, { kind: 'registered', at: deps.now(), public: true });
}

const receipt = {
  fr: {
    subject: (ref: string) => `Accusé d’enregistrement de votre demande ${ref}`,
    lead: (day: string, ref: string) =>
      `Votre demande est enregistrée depuis le ${day} sous la référence ${ref}. Un accusé de réception suivra, sous dix jours ouvrés au plus, si nous ne vous avons pas répondu avant.`,
    page: 'Suivez-la sur cette page, réservée à vous :',
    keep: 'Gardez cette adresse pour vous : elle seule ouvre la page.',
    follow: 'Suivre ma demande',
  },
  en: {
    subject: (ref: string) => `Receipt of registration of your request ${ref}`,
    lead: (day: string, ref: string) =>
      `Your request has been registered since ${day}, under the reference ${ref}. An acknowledgement will follow within ten working days at most, unless we have answered you before.`,
    page: 'Follow it on this page, for you alone:',
    keep: 'Keep this address to yourself: it alone opens the page.',
    follow: 'Follow my request',
  },
};
const welcome = {
  fr: {
    ...receipt.fr,
    subject: (ref: string) => `Nous avons votre message ${ref}`,
    lead: (day: string, ref: string) => `Nous avons votre message du ${day}. Sa référence est ${ref}.`,
  },
  en: {
    ...receipt.en,
    subject: (ref: string) => `We have your message ${ref}`,
    lead: (day: string, ref: string) => `We have your message of ${day}. Its reference is ${ref}.`,
  },
};
