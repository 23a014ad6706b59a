import type { Audience, Playbook } from '@beffroi/contracts';
import { frenchSpaces } from '../../../platform/french-spaces.ts';
import type { StoredPage } from '../crisis-file.tables.ts';
import type { CrisisRow } from '../crisis.tables.ts';

type Facts = Pick<CrisisRow, 'title' | 'summary' | 'playbook' | 'relay_authority' | 'relay_url'>;

/** Whose voice the playbook gives to each audience. */
const voices: Record<Audience, RegExp> = {
  switchboard: /accueil|standard/i,
  departments: /service|agent|coll[eè]gue|direction|partenaire|tourisme/i,
  officials: /cabinet|élu/i,
};
const never: Record<Audience, string> = {
  switchboard:
    'Aucune hypothèse, aucun nom, aucun chiffre qui ne soit écrit ici. Pas d’avis personnel, pas de « à ma connaissance ».',
  departments:
    'Rien depuis un compte personnel. Aucun message transféré, aucune capture. Un journaliste appelle : communication.',
  officials:
    'Ni cause, ni responsable, ni promesse chiffrée avant la cellule. Pas de réponse à chaud en ligne ; pas de plaisanterie que la communication n’ait faite.',
};
const passOn: Record<Audience, string> = {
  switchboard: 'Je prends votre nom et votre numéro, le service communication vous rappelle aujourd’hui.',
  departments: 'La cellule de crise le sait : passez par le contact ci-dessous, ne répondez pas vous-même.',
  officials: 'La cellule de crise vous rappelle : passez par le contact ci-dessous avant tout micro.',
};

/** The page as it is first opened: what the room knows, and what its playbook has that audience say. */
export function prefillPage(crisis: Facts, audience: Audience, leadName: string | undefined): StoredPage {
  const typeset = (text: string) => frenchSpaces(text);
  return {
    facts: crisis.summary || crisis.title,
    say: [...relayed(crisis), ...sayings(crisis.playbook, audience)].map(typeset).join('\n'),
    doNotSay: typeset(never[audience]),
    questions: [
      {
        question: 'Est-ce vrai, ce qu’on lit ?',
        answer: 'Ce qui est sûr est écrit sous « Les faits ». Le reste, nous le vérifions et nous le dirons.',
      },
      { question: 'Qui peut m’en dire plus ?', answer: passOn[audience] },
      {
        question: 'Et si c’est un journaliste ?',
        answer:
          'Noter son nom, son journal, son numéro et sa question ; transmettre à la communication, sans répondre.',
      },
    ].map(({ question, answer }) => ({ question: typeset(question), answer: typeset(answer) })),
    contact: leadName === undefined ? '' : typeset(`Cellule de crise : ${leadName}`),
  };
}

function relayed({ relay_authority: authority, relay_url: url }: Facts): string[] {
  if (authority === null) return [];
  return [
    `Les informations sont données par ${authority}${url === null ? '' : ` : ${url}`}. Renvoyer vers elle, toujours.`,
  ];
}

function sayings({ speakers }: Playbook, audience: Audience): string[] {
  const mine = speakers.filter(({ who }) => voices[audience].test(who));
  const heard = mine.length > 0 ? mine : speakers.slice(0, 1);
  return heard.map(({ who, says }) => (mine.length === 1 ? says : `${who} : ${says}`));
}
