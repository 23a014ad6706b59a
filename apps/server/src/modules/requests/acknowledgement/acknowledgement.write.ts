import { impliedDecisionSentence, type AcknowledgementMentions } from '@beffroi/engines/clocks';
import type { Identity } from '@beffroi/contracts';
import { dayIn } from '../request/event.sentences.ts';
import type { Dossier } from './acknowledgement.mentions.ts';
import { remediesSentence } from './remedies.words.ts';

/** A letter, to be set as text, as HTML and as PDF alike. */
export type Block = { kind: 'title' | 'heading' | 'text'; text: string } | { kind: 'list'; items: string[] };
export type Letter = { lang: 'fr' | 'en'; title: string; author: string; blocks: Block[] };

/** The acknowledgement, with every mention that CRPA R112-11-1 (or R112-5) and R112-11-4 want. */
export function writeAcknowledgement(
  { row, settings }: Pick<Dossier, 'row' | 'settings'>,
  mentions: AcknowledgementMentions,
  who: Identity,
): Letter {
  const lang = row.lang === 'en' ? 'en' : 'fr';
  const say = (fr: string, en: string): string => (lang === 'fr' ? fr : en);
  const day = (text: string | undefined): string => dayIn(lang, text ?? '');
  const { service = {}, effect, effectOn, incomplete } = mentions;
  const name = who.organisation ?? [who.firstName, who.lastName].filter(Boolean).join(' ');
  const title = say(`Accusé de réception de votre demande ${row.ref}`, `Acknowledgement of your request ${row.ref}`);
  const blocks: Block[] = [
    { kind: 'title', text: title },
    ...(name === '' ? [] : [{ kind: 'text', text: say(`À l’attention de ${name}`, `For ${name}`) } as const]),
    {
      kind: 'text',
      text: say(
        `Nous avons reçu votre demande le ${day(mentions.receivedOn)} : « ${row.title} ». Elle porte la référence ${row.ref}.`,
        `We received your request on ${day(mentions.receivedOn)}: “${row.title}”. Its reference is ${row.ref}.`,
      ),
    },
    { kind: 'heading', text: say('Qui s’en occupe', 'Who deals with it') },
    {
      kind: 'list',
      items: [
        say(`Service chargé du dossier : ${service.name ?? ''}`, `Service in charge: ${service.name ?? ''}`),
        ...(service.postalAddress
          ? [say(`Adresse : ${service.postalAddress}`, `Address: ${service.postalAddress}`)]
          : []),
        ...(service.email ? [say(`Courriel : ${service.email}`, `E-mail: ${service.email}`)] : []),
        say(`Téléphone : ${service.phone ?? ''}`, `Phone: ${service.phone ?? ''}`),
      ],
    },
  ];
  if (incomplete)
    blocks.push(
      { kind: 'heading', text: say('Ce qu’il nous manque', 'What we are missing') },
      {
        kind: 'text',
        text: say(
          `Votre demande est incomplète. Envoyez-nous avant le ${day(incomplete.deadline)} :`,
          `Your request is incomplete. Send us by ${day(incomplete.deadline)}:`,
        ),
      },
      { kind: 'list', items: [...incomplete.pieces] },
      { kind: 'text', text: effectOnClock(effect)[lang] },
    );
  if (effect !== undefined && effectOn !== undefined)
    blocks.push(
      { kind: 'heading', text: say('Si vous n’avez pas de réponse', 'If you have no answer') },
      { kind: 'text', text: impliedDecisionSentence(effect, effectOn)[lang] },
    );
  if (effect === 'acceptance')
    blocks.push({
      kind: 'text',
      text: say(
        'Vous pourrez alors obtenir, sur demande, une attestation de cette acceptation (code des relations entre le public et l’administration, article L232-3).',
        'You may then have, on request, a certificate of this acceptance (code des relations entre le public et l’administration, article L232-3).',
      ),
    });
  if (effect === 'rejection') blocks.push({ kind: 'text', text: remediesSentence(row.nature, settings)[lang] });
  blocks.push({ kind: 'text', text: settings.territoryName });
  return { lang, title, author: settings.territoryName, blocks };
}

function effectOnClock(effect: AcknowledgementMentions['effect']): { fr: string; en: string } {
  if (effect === 'acceptance')
    return {
      fr: 'Le délai au terme duquel le silence vaut acceptation ne court qu’à la réception de ces pièces.',
      en: 'The time after which silence is acceptance runs only once these pieces are received.',
    };
  return {
    fr: 'Le délai au terme duquel le silence vaut rejet est suspendu jusque-là, ou jusqu’à la réception de ces pièces si elle vient plus tôt.',
    en: 'The time after which silence is rejection is suspended until then, or until these pieces are received if that is sooner.',
  };
}

export function letterText({ blocks }: Letter): string {
  return blocks
    .map((block) => (block.kind === 'list' ? block.items.map((item) => `- ${item}`).join('\n') : block.text))
    .join('\n\n');
}
