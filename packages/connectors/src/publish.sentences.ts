import type { Bilingual } from '@beffroi/contracts';
import type { Credentials, PublishTrouble, PublishTroubleKind } from './publish.port.ts';
import { publishTrouble } from './publish.trouble.ts';

/** What is said of each kind of trouble when a network gives nothing better; the network's name is its subject. */
const sentences: Record<PublishTroubleKind, Bilingual> = {
  rate_limited: { fr: 'demande de ralentir', en: 'asks to slow down' },
  auth_expired: {
    fr: 'n’accepte plus cette connexion : reconnectez le compte',
    en: 'no longer accepts this connection: connect the account again',
  },
  forbidden: {
    fr: 'interdit cette action au compte connecté : vérifiez ses droits, puis reconnectez-le',
    en: 'forbids this to the connected account: check its rights, then connect it again',
  },
  not_found: { fr: 'ne connaît pas ou plus cela', en: 'does not know this, or no longer' },
  gone: { fr: 'a retiré cela pour de bon', en: 'removed this for good' },
  unavailable: { fr: 'est en panne pour le moment', en: 'is failing at the moment' },
  timeout: { fr: 'n’a pas répondu à temps', en: 'did not answer in time' },
  too_large: { fr: 'refuse un envoi aussi lourd', en: 'refuses something this large' },
  refused_address: { fr: 'est à une adresse qui n’est pas appelée', en: 'is at an address that is not called' },
  unreadable: {
    fr: 'a répondu autre chose que ce qui est attendu',
    en: 'answered something unexpected',
  },
  drill: { fr: 'n’est pas appelé : un exercice est en cours', en: 'is not called: a drill runs' },
  redirect_loop: { fr: 'redirige sans fin', en: 'redirects without end' },
  duplicate: { fr: 'dit que ce texte a déjà été publié', en: 'says that this text was already published' },
  rejected: { fr: 'refuse cette publication', en: 'refuses this publication' },
  media_refused: { fr: 'refuse un des médias', en: 'refuses one of the media' },
  not_summoned: { fr: 'ne permet pas de répondre ici', en: 'does not allow an answer here' },
  quota_spent: {
    fr: 'n’accepte plus de publication pour l’instant : son quota est atteint',
    en: 'accepts no more posts for now: its quota is spent',
  },
  budget_spent: { fr: 'n’est plus appelé : le budget est atteint', en: 'is not called any more: the budget is spent' },
  version_sunset: {
    fr: 'a fermé la version de son interface que Beffroi utilise : mettez Beffroi à jour',
    en: 'closed the version of its interface that Beffroi uses: update Beffroi',
  },
};

/** Of a connection that does not come about: a wrong address of return, a code used twice, a wrong secret. */
export const connectionRefused: Bilingual = {
  fr: 'n’a pas accordé la connexion : vérifiez l’application et son adresse de retour, puis recommencez',
  en: 'did not grant the connection: check the app and its return address, then begin again',
};

type Given = {
  done?: PublishTrouble['done'] | undefined;
  detail?: string | undefined;
  retryAfterSeconds?: number | undefined;
  secrets?: Credentials | undefined;
  /** What is said instead of the usual sentence. */
  says?: Bilingual | undefined;
};

/**
 * Trouble told by its kind alone; nothing happened over there unless said otherwise.
 * @param who the network, as people call it
 */
export function troubleOfKind(
  kind: PublishTroubleKind,
  who: string,
  { done = 'no', says = sentences[kind], ...given }: Given = {},
): PublishTrouble {
  return publishTrouble({ kind, done, ...says }, who, given);
}
