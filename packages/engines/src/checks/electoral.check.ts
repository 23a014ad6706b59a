import { sayInstant } from '../schedule/index.ts';
import { fold } from '../text/index.ts';
import type { Finding } from './checks.types.ts';
import type { Check, DraftText, Prepared } from './draft.prepare.ts';
import { finding, inText } from './draft.prepare.ts';
import type { ElectoralPeriod } from './electoral.period.ts';
import { electoralState } from './electoral.period.ts';
import { sources } from './source.table.ts';

/** What judges look at: praise of what was done, superlatives, promises. */
const promotion: { pattern: RegExp; what: { fr: string; en: string } }[] = [
  {
    pattern:
      /(?<![\p{L}])(?:bilan (?:de (?:la |notre )?(?:mandat(?:ure)?|majorité|présidence)|positif|très positif)|(?:nos|ses|les) (?:réalisations|réussites|succès)|mission accomplie|grâce à (?:l’action|l'action|la politique|l’engagement|l'engagement) d\p{L}*|(?:promesses?|engagements?) tenue?s?|(?:nous avons|on a) (?:réussi|tenu|fait|transformé|investi)|a (?:transformé|métamorphosé|réussi)|fiers? (?:de nos|du travail|de notre)|inaugur(?:e|é|ée|és|ation|ent)\p{L}*)(?![\p{L}])/giu,
    what: { fr: 'met en valeur une réalisation', en: 'promotes an achievement' },
  },
  {
    pattern:
      /(?<![\p{L}])(?:(?<!(?:monuments?|centre|patrimoine|visite|quartier|parcours|musée|archives?|fonds) )historique|sans précédent|jamais vue?s?|record|inégalée?s?|premi(?:er|ère) de france|(?:le|la|les) (?:meilleure?s?|plus grande?s?|plus ambitieu(?:x|ses?)))(?![\p{L}])/giu,
    what: { fr: 'emploie un superlatif', en: 'uses a superlative' },
  },
  {
    pattern:
      /(?<![\p{L}])(?:nous (?:ferons|construirons|créerons|continuerons|poursuivrons|investirons|lancerons|ouvrirons|rénoverons|doublerons)|demain,? nous|d[’']ici (?:à )?20\d\d, (?:nous|la région|la ville)|nous nous engageons|(?:la (?:région|ville|commune|métropole|collectivité|majorité)|le (?:département|conseil|maire|président)|l[’'](?:agglomération|université)) s[’']engage à|avec (?:lui|elle|nous), )(?![\p{L}])/giu,
    what: { fr: 'annonce une promesse', en: 'makes a promise' },
  },
];

/**
 * In a pre-electoral period: what may be taken for promotion, candidates named or shown, paid reach, the eve of a round.
 * Nothing is refused for a person: the usual, neutral information stays allowed, and somebody decides.
 */
export const checkElectoral: Check = (prepared) => {
  const { context, publishAt } = prepared;
  const { open, frozen } = electoralState(context.ballots ?? [], publishAt, context.zone);
  if (open.length === 0) return [];
  const touching = [
    ...prepared.texts.flatMap((text) => promotions(text, open[0]!, context.zone)),
    ...candidates(prepared, open),
  ];
  return [...touching, ...advertising(prepared, open[0]!), ...eve(prepared, frozen, touching.length > 0)];
};

function promotions(text: DraftText, period: ElectoralPeriod, zone: string): Finding[] {
  const { name } = period.ballot;
  const since = {
    fr: sayInstant(period.from, zone, 'fr', { year: true }),
    en: sayInstant(period.from, zone, 'en', { year: true }),
  };
  return promotion.flatMap(({ pattern, what }) =>
    [...text.text.matchAll(pattern)].map((match) =>
      finding(
        'electoral_promotion',
        'advises',
        {
          fr: `Période pré-électorale (${name.fr}, depuis ${since.fr}) : « ${match[0]} » ${what.fr}. Informez sans vanter, comme d’habitude, et faites relire.`,
          en: `Pre-electoral period (${name.en}, since ${since.en}): “${match[0]}” ${what.en}. Inform without praise, as usual, and have it read again.`,
        },
        inText(text, match.index, match.index + match[0].length),
        { source: sources.electoral },
      ),
    ),
  );
}

function candidates({ texts, media }: Prepared, open: ElectoralPeriod[]): Finding[] {
  const found: Finding[] = [];
  for (const { ballot } of open) {
    for (const candidate of ballot.candidates) {
      const wanted = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(fold(candidate))}(?![\\p{L}\\p{N}])`, 'u');
      const message = {
        fr: `${candidate} est candidat·e (${ballot.name.fr}) : l’institution ne peut pas l’aider à se faire connaître. Retirez le nom ou l’image, ou faites trancher.`,
        en: `${candidate} is a candidate (${ballot.name.en}): the institution cannot help promote them. Remove the name or picture, or have it decided.`,
      };
      for (const text of texts) {
        if (wanted.test(fold(text.text)))
          found.push(
            finding('electoral_candidate', 'advises', message, inText(text), { source: sources.electoralGifts }),
          );
      }
      for (const { media: one, variants } of media) {
        const shown = [one.alt ?? '', ...(one.shows ?? [])].some((name) => wanted.test(fold(name)));
        const where = { channels: variants.map(({ channel }) => channel), field: 'media' as const, media: one.id };
        if (shown)
          found.push(finding('electoral_candidate', 'advises', message, where, { source: sources.electoralGifts }));
      }
    }
  }
  return found;
}

function advertising({ draft }: Prepared, { ballot }: ElectoralPeriod): Finding[] {
  const paid = draft.variants.filter(({ promoted }) => promoted === true).map(({ channel }) => channel);
  if (paid.length === 0) return [];
  return [
    finding(
      'electoral_advertising',
      'blocks',
      {
        fr: `Pas de publicité payante en période pré-électorale (${ballot.name.fr}) : publiez sans promotion.`,
        en: `No paid promotion in a pre-electoral period (${ballot.name.en}): publish without it.`,
      },
      { channels: paid, field: 'text' },
      { source: sources.electoral },
    ),
  ];
}

function eve({ draft }: Prepared, frozen: ElectoralPeriod[], touching: boolean): Finding[] {
  return frozen.map(({ ballot }) =>
    finding(
      'electoral_eve',
      touching ? 'blocks' : 'advises',
      {
        fr: `Veille ou jour de scrutin (${ballot.name.fr}) : depuis la veille à 0\u00a0h, aucun message de propagande. Reportez, ou faites confirmer que c’est une information pratique.`,
        en: `Eve or day of a poll (${ballot.name.en}): since midnight before the eve, no propaganda. Put it off, or have it confirmed as practical information.`,
      },
      { channels: draft.variants.map(({ channel }) => channel), field: 'time' },
      { source: sources.electoralEve },
    ),
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`).replaceAll(String.raw`\-`, '[- ]');
}
