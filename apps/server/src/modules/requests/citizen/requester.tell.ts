import { openIdentity } from '../identity/identity.seal.ts';
import { enterMail } from '../mail/mail.enter.ts';
import { mailHtml } from '../mail/mail.html.ts';
import { dayIn } from '../request/event.sentences.ts';
import type { StoredRequest } from '../request/request.store.ts';
import { trackUrl } from '../request/track.token.ts';
import type { RequestsDeps, Trx } from '../requests.deps.ts';
import { readRequestSettings } from '../settings/settings.store.ts';

export type Notice = { occasion: string } & (
  | { about: 'answer'; text: string }
  | { about: 'out_of_scope'; competent: string }
  | { about: 'pieces'; pieces: readonly string[]; deadline: string }
);

/**
 * Writes to whoever asked, if they left an address and want to be told: what there is to read, and the way to their page.
 * @returns whether a mail leaves
 */
export async function tellRequester(
  deps: Pick<RequestsDeps, 'sealer' | 'now' | 'baseUrl'>,
  trx: Trx,
  row: StoredRequest,
  notice: Notice,
): Promise<boolean> {
  const { email } = openIdentity(deps.sealer, row);
  if (email === undefined || !row.notify) return false;
  const { territoryName } = await readRequestSettings(trx, row.territory_id);
  const lang = row.lang === 'en' ? 'en' : 'fr';
  const { subject, lead, quote, list } = wordsOf(notice, row.ref, lang);
  const link = trackUrl(deps, row);
  const button = lang === 'fr' ? 'Ouvrir ma page de suivi' : 'Open my page';
  const { entered } = await enterMail(trx, deps, {
    territoryId: row.territory_id,
    requestId: row.id,
    kind: 'notice',
    occasion: notice.occasion,
    mail: {
      to: email,
      subject,
      text: [
        lead,
        ...(quote === undefined ? [] : [quote]),
        ...list.map((item) => `- ${item}`),
        `${button}: ${link}`,
        territoryName,
      ].join('\n\n'),
      html: await mailHtml({
        lang,
        title: subject,
        lead,
        quote,
        facts: list.map((item) => ['', item] as const),
        buttons: [{ label: button, href: link }],
        after: [],
        foot: territoryName,
      }),
    },
  });
  return entered;
}

function wordsOf(
  notice: Notice,
  ref: string,
  lang: 'fr' | 'en',
): { subject: string; lead: string; quote?: string; list: readonly string[] } {
  const say = (fr: string, en: string): string => (lang === 'fr' ? fr : en);
  switch (notice.about) {
    case 'answer':
      return {
        subject: say(`Réponse à votre demande ${ref}`, `Answer to your request ${ref}`),
        lead: say('Voici notre réponse.', 'Here is our answer.'),
        quote: notice.text,
        list: [],
      };
    case 'out_of_scope':
      return {
        subject: say(`Votre demande ${ref}`, `Your request ${ref}`),
        lead: say(
          `Votre demande ne relève pas de notre compétence, mais de : ${notice.competent}.`,
          `Your request is not in our remit. It is for: ${notice.competent}.`,
        ),
        list: [],
      };
    case 'pieces':
      return {
        subject: say(
          `Il nous manque quelque chose pour votre demande ${ref}`,
          `Something is missing for your request ${ref}`,
        ),
        lead: say(
          `Envoyez-nous avant le ${dayIn('fr', notice.deadline)}, en répondant à ce message ou sur votre page, ce qui manque. D’ici là, le délai au terme duquel le silence vaut décision est suspendu, ou ne court pas encore (CRPA, L114-5).`,
          `Send us by ${dayIn('en', notice.deadline)}, by answering this message or on your page, what is missing. Until then, the time after which silence is a decision is suspended, or does not run yet (CRPA, L114-5).`,
        ),
        list: notice.pieces,
      };
  }
}
