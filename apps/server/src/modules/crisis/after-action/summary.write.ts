import type { AfterAction, Bilingual } from '@beffroi/contracts';
import { sayInstant } from '@beffroi/engines/schedule';
import { adverse, sayCount, sayMinutes, sayShare } from './report.words.ts';

type Told = Pick<AfterAction, 'delays' | 'figures' | 'tone' | 'curve'> & {
  crisis: Pick<AfterAction['crisis'], 'firstSignalAt' | 'closedAt' | 'drill' | 'relay'>;
};

/** Fewer posts than that say nothing of a share. */
const FEW = 10;

/** The crisis in one paragraph, made from its figures alone; what never happened is said too. */
export function writeSummary(told: Told, timeZone: string): Bilingual {
  return { fr: french(told, timeZone), en: english(told, timeZone) };
}

function french({ crisis, delays, figures, tone, curve }: Told, timeZone: string): string {
  const count = (value: number) => sayCount(value, 'fr');
  const span = (minutes: number) => sayMinutes(minutes, 'fr');
  const step = { minute: 'une minute', '5_minutes': '5\u{a0}minutes', hour: 'une heure' }[curve.step];
  const plural = (value: number, one: string, more: string) => `${count(value)} ${value > 1 ? more : one}`;
  const start = sayInstant(Date.parse(crisis.firstSignalAt), timeZone, 'fr', { year: true });
  const sentences = [
    `${crisis.drill ? 'Exercice. ' : ''}Premier signal ${start}${
      delays.detected === undefined
        ? ''
        : `, détecté ${delays.detected < 1 ? 'aussitôt' : `${span(delays.detected)} après`}`
    }.`,
    figures.mentions === 0
      ? 'Rien n’a été entendu sur les veilles de cette crise.'
      : `${plural(figures.mentions, 'mention', 'mentions')} de ${plural(figures.voices, 'compte', 'comptes')}${
          figures.peak === undefined ? '' : `, jusqu’à ${count(figures.peak.mentions)} en ${step}`
        }${figures.press > 0 ? `, dont ${plural(figures.press, 'article de presse', 'articles de presse')}` : ''}.`,
    delays.firstWord === undefined
      ? crisis.relay
        ? `${crisis.relay.authority} conduisait la communication : le territoire n’a rien dit en son nom.`
        : 'Le territoire n’a rien dit en public.'
      : `Premier mot public ${span(delays.firstWord)} après le premier signal.`,
    toneFrench(tone, delays),
    crisis.closedAt === undefined
      ? 'La cellule est encore ouverte.'
      : delays.calm === undefined
        ? 'La cellule a été fermée avant que la courbe ne soit revenue à l’habitude.'
        : `Retour au calme ${span(delays.calm)} après le premier signal.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function toneFrench(tone: Told['tone'], delays: Told['delays']): string {
  const { during, before, after } = tone;
  if (during.mentions === 0) return '';
  const share = (each: typeof during) => sayShare(adverse(each), 'fr');
  const around = [
    before && before.mentions >= FEW ? `${share(before)} avant` : '',
    after && after.mentions >= FEW ? `${share(after)} après` : '',
  ].filter((part) => part !== '');
  const turned =
    delays.turned === undefined ? '' : ` Elle a tourné ${sayMinutes(delays.turned, 'fr')} après le premier signal.`;
  return `${share(during)} de défavorables et d’ironiques pendant la crise${
    around.length === 0 ? '' : `, ${around.join(' et ')}`
  }.${turned}`;
}

function english({ crisis, delays, figures, tone, curve }: Told, timeZone: string): string {
  const count = (value: number) => sayCount(value, 'en');
  const span = (minutes: number) => sayMinutes(minutes, 'en');
  const step = { minute: 'one minute', '5_minutes': '5\u{a0}minutes', hour: 'one hour' }[curve.step];
  const plural = (value: number, one: string, more: string) => `${count(value)} ${value === 1 ? one : more}`;
  const start = sayInstant(Date.parse(crisis.firstSignalAt), timeZone, 'en', { year: true });
  const sentences = [
    `${crisis.drill ? 'Drill. ' : ''}First signal ${start}${
      delays.detected === undefined
        ? ''
        : `, detected ${delays.detected < 1 ? 'at once' : `${span(delays.detected)} later`}`
    }.`,
    figures.mentions === 0
      ? 'Nothing was heard on the watches of this crisis.'
      : `${plural(figures.mentions, 'mention', 'mentions')} by ${plural(figures.voices, 'account', 'accounts')}${
          figures.peak === undefined ? '' : `, up to ${count(figures.peak.mentions)} in ${step}`
        }${figures.press > 0 ? `, ${plural(figures.press, 'press article', 'press articles')} among them` : ''}.`,
    delays.firstWord === undefined
      ? crisis.relay
        ? `${crisis.relay.authority} led what was said: the territory said nothing of its own.`
        : 'The territory said nothing in public.'
      : `First public word ${span(delays.firstWord)} after the first signal.`,
    toneEnglish(tone, delays),
    crisis.closedAt === undefined
      ? 'The room is still open.'
      : delays.calm === undefined
        ? 'The room was closed before the curve was back in its habit.'
        : `Calm again ${span(delays.calm)} after the first signal.`,
  ];
  return sentences.filter((sentence) => sentence !== '').join(' ');
}

function toneEnglish(tone: Told['tone'], delays: Told['delays']): string {
  const { during, before, after } = tone;
  if (during.mentions === 0) return '';
  const share = (each: typeof during) => sayShare(adverse(each), 'en');
  const around = [
    before && before.mentions >= FEW ? `${share(before)} before` : '',
    after && after.mentions >= FEW ? `${share(after)} after` : '',
  ].filter((part) => part !== '');
  const turned =
    delays.turned === undefined ? '' : ` It turned ${sayMinutes(delays.turned, 'en')} after the first signal.`;
  return `${share(during)} unfavourable or ironic during the crisis${
    around.length === 0 ? '' : `, ${around.join(' and ')}`
  }.${turned}`;
}
