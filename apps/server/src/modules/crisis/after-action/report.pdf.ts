import type { AfterAction } from '@beffroi/contracts';
import { sayDate, sayTime, wallClock } from '@beffroi/engines/schedule';
import { figure, list, say, table } from '../../../platform/pdf/pdf.blocks.ts';
import { beginPdf, type Lang, type Pdf } from '../../../platform/pdf/pdf.document.ts';
import { kindWords } from '../room/crisis.words.ts';
import { colours } from './report.colours.ts';
import { drawCurve } from './report.curve.ts';
import { drawSteps, drawTone, sayTone } from './report.draw.ts';
import { networkWord, phrase, verdictWords, type Phrase } from './report.phrases.ts';
import { delayKeys, delayWords, sayCount, sayMinutes } from './report.words.ts';

type Sheet = {
  pdf: Pdf;
  report: AfterAction;
  t: (key: Phrase) => string;
  hour: (at: string) => string;
  timeZone: string;
};

/**
 * The after-action report as a tagged PDF of a few pages: the paragraph, how long it took, the curve as vectors, tone,
 * what was said and decided, lessons, comparison, log. The same report gives the same bytes.
 */
export async function reportPdf(
  report: AfterAction,
  { lang, timeZone }: { lang: Lang; timeZone: string },
): Promise<Buffer> {
  const { crisis, territoryName } = report;
  const t = (key: Phrase): string => phrase(key, lang);
  const title = `${t('report')}${lang === 'fr' ? '\u{a0}' : ''}: ${crisis.title}`;
  const pdf = beginPdf({
    title,
    author: territoryName,
    lang,
    at: new Date(report.at),
    margin: 54,
    foot: `${territoryName}, ${title} (${crisis.ref})`,
  });
  // An event of several days says the day with the hour.
  const days = new Set(report.log.map(({ at }) => wallClock(Date.parse(at), timeZone).day)).size > 1;
  const hour = (at: string): string => {
    const clock = wallClock(Date.parse(at), timeZone);
    return days ? `${clock.day}/${String(clock.month).padStart(2, '0')} ${sayTime(clock, lang)}` : sayTime(clock, lang);
  };
  const sheet: Sheet = { pdf, report, t, hour, timeZone };
  writeHead(sheet);
  writeDelays(sheet);
  writeCurve(sheet);
  writeTone(sheet);
  writeSaid(sheet);
  writeDecisions(sheet);
  writeWork(sheet);
  writeRumours(sheet);
  writeStories(sheet);
  writeLessons(sheet);
  writeEarlier(sheet);
  writeLog(sheet);
  return pdf.end();
}

function section({ pdf, t }: Sheet, key: Phrase, room = 90): void {
  pdf.room(room);
  pdf.page.y += 8;
  say(pdf, 'H2', t(key), { size: 13, colour: colours.ink, after: 0.4 });
}

function writeHead({ pdf, report, t, timeZone }: Sheet): void {
  const { crisis } = report;
  const { lang } = pdf;
  const clock = wallClock(Date.parse(crisis.firstSignalAt), timeZone);
  const state =
    crisis.closedAt === undefined ? `, ${t('open')}, ${t('asOf')} ${dateTime(report.at, timeZone, lang)}` : '';
  const over = `${report.territoryName}, ${crisis.ref}${crisis.drill ? `, ${t('drill')}` : ''}`;
  say(pdf, 'P', over, { size: 9.5, colour: colours.ink3, after: 0.2 });
  say(pdf, 'H1', crisis.title, { size: 23, colour: colours.ink, after: 0.15, gap: 0 });
  const kind = kindWords[crisis.kind][lang];
  const under = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}, ${t('level')} ${crisis.level}, ${sayDate(clock, lang, { weekday: true, year: true })}${state}`;
  say(pdf, 'P', under, { size: 10, colour: colours.ink2, after: 0.7 });
  if (crisis.summary !== '') say(pdf, 'P', crisis.summary, { size: 10.5, after: 0.5 });
  say(pdf, 'P', report.summary[lang], { size: 11.5, after: 0.4, gap: 3.5 });
}

function dateTime(at: string, timeZone: string, lang: Lang): string {
  const clock = wallClock(Date.parse(at), timeZone);
  return `${sayDate(clock, lang)}, ${sayTime(clock, lang)}`;
}

function writeDelays(sheet: Sheet): void {
  const { pdf, report, hour } = sheet;
  const { lang } = pdf;
  section(sheet, 'delays');
  const first = hour(report.crisis.firstSignalAt);
  const said = delayKeys.flatMap((key) => {
    const minutes = report.delays[key];
    return minutes === undefined ? [] : [`${delayWords[key][lang]} + ${sayMinutes(minutes, lang)}`];
  });
  figure(pdf, {
    alt: [first, ...said].join(', '),
    height: 62,
    draw: (box) => drawSteps(pdf, box, report.delays, first),
  });
}

function writeCurve(sheet: Sheet): void {
  const { pdf, report, t, hour, timeZone } = sheet;
  const { lang } = pdf;
  const { curve, figures } = report;
  section(sheet, 'curve', 240);
  if (figures.mentions === 0) {
    say(pdf, 'P', t('curve.empty'), { size: 10 });
    return;
  }
  const caption = `${t(`curve.${curve.step}`)}${curve.points.some(({ high }) => high !== undefined) ? `, ${t('curve.band')}` : ''}`;
  say(pdf, 'P', caption, { size: 9, colour: colours.ink3, after: 0.3 });
  const peak = figures.peak ? `${sayCount(figures.peak.mentions, lang)} (${hour(figures.peak.at)})` : '';
  figure(pdf, {
    alt: `${caption}. ${sayCount(figures.mentions, lang)}, ${peak}`,
    height: 178,
    draw: (box) => drawCurve(pdf.page, box, curve, { lang, timeZone }),
  });
  const first = Date.parse(curve.points[0]?.at ?? report.at);
  const legend = curve.marks
    .filter(({ at }) => Date.parse(at) >= first)
    .map(({ at, label }, index) => `${index + 1}\u{a0} ${hour(at)}, ${label[lang]}`.replaceAll(' ', '\u{a0}'));
  pdf.page.y += 2;
  say(pdf, 'P', legend.join('   '), { size: 8.5, colour: colours.ink2, after: 0.4, gap: 2 });
}

function writeTone(sheet: Sheet): void {
  const { pdf, report, t } = sheet;
  const { before, during, after } = report.tone;
  if (during.mentions === 0) return;
  const rows = [
    ...(before ? [{ label: t('before'), tone: before }] : []),
    { label: t('during'), tone: during },
    ...(after ? [{ label: t('after'), tone: after }] : []),
  ];
  const height = rows.length * 26 + 16;
  section(sheet, 'tone', height + 40);
  figure(pdf, { alt: sayTone(rows, pdf.lang), height, draw: (box) => drawTone(pdf, box, rows) });
}

function writeStories(sheet: Sheet): void {
  const { pdf, report, t } = sheet;
  if (report.stories.length === 0) return;
  section(sheet, 'stories');
  table(
    pdf,
    [
      { title: t('story'), width: 12 },
      { title: t('mentions'), width: 2, align: 'right' },
      { title: t('voices'), width: 2, align: 'right' },
    ],
    report.stories.map(({ title, mentions, voices }) => [
      title,
      sayCount(mentions, pdf.lang),
      sayCount(voices, pdf.lang),
    ]),
  );
}

function writeSaid(sheet: Sheet): void {
  const { pdf, report, t, hour } = sheet;
  section(sheet, 'said');
  if (report.said.length === 0) say(pdf, 'P', t('said.none'), { size: 10 });
  for (const { at, title, text, networks } of report.said) {
    pdf.room(60);
    say(pdf, 'H3', `${hour(at)}, ${title}`, { size: 10.5, after: 0.1 });
    say(pdf, 'P', text, { size: 10, after: 0.1 });
    say(pdf, 'P', networks.map((network) => networkWord(network, pdf.lang)).join(', '), {
      size: 8.5,
      colour: colours.ink3,
      after: 0.6,
    });
  }
  if (report.figures.replies > 0)
    say(pdf, 'P', `${sayCount(report.figures.replies, pdf.lang)} ${t('replies')}.`, { size: 10 });
}

function writeDecisions(sheet: Sheet): void {
  const { pdf, report, t, hour } = sheet;
  section(sheet, 'decisions');
  if (report.decisions.length === 0) say(pdf, 'P', t('decisions.none'), { size: 10 });
  else
    lines(
      sheet,
      report.decisions.map(({ at, text, by }) => [hour(at), text[pdf.lang], by ?? t('program')]),
    );
}

function lines({ pdf, t }: Sheet, rows: string[][]): void {
  table(
    pdf,
    [
      { title: t('hour'), width: 2.2, bold: true },
      { title: t('what'), width: 11 },
      { title: t('who'), width: 3.4 },
    ],
    rows,
    9.5,
  );
}

function writeWork(sheet: Sheet): void {
  const { pdf, report } = sheet;
  const { steps, people, figures } = report;
  section(sheet, 'work');
  const { done, late, skipped, left } = steps;
  const names = people.map(({ name, acts }) => `${name} (${acts})`).join(', ');
  const count = (value: number, one: string, more: string, none: string) =>
    value === 0 ? none : `${sayCount(value, pdf.lang)} ${value === 1 ? one : more}`;
  const { requests } = figures;
  const items =
    pdf.lang === 'fr'
      ? [
          `Fiche réflexe : ${count(done, 'étape faite', 'étapes faites', 'aucune étape faite')}, ${skipped} de côté, ${left} en reste, ${late} en retard.`,
          `${count(requests, 'demande née', 'demandes nées', 'Aucune demande née')} de la crise au guichet.`,
          ...(names === '' ? [] : [`Dans la cellule : ${names}.`]),
        ]
      : [
          `Playbook: ${count(done, 'step done', 'steps done', 'no step done')}, ${skipped} set aside, ${left} left, ${late} late.`,
          `${count(requests, 'request', 'requests', 'No request')} born of it at the desk.`,
          ...(names === '' ? [] : [`In the room: ${names}.`]),
        ];
  list(pdf, items, { size: 10 });
}

function writeRumours(sheet: Sheet): void {
  const { pdf, report, t } = sheet;
  if (report.rumours.length === 0) return;
  section(sheet, 'rumours');
  table(
    pdf,
    [
      { title: t('claim'), width: 6 },
      { title: t('verdict'), width: 2.4 },
      { title: t('correction'), width: 6 },
      { title: t('cases'), width: 1.4, align: 'right' },
    ],
    report.rumours.map(({ claim, verdict, correction, cases }) => [
      claim,
      verdictWords[verdict]?.[pdf.lang] ?? verdict,
      correction,
      sayCount(cases, pdf.lang),
    ]),
  );
}

function writeLessons(sheet: Sheet): void {
  const { pdf, report, t } = sheet;
  section(sheet, 'lessons');
  for (const part of (report.lessons || t('lessons.none')).split(/\n+/))
    say(pdf, 'P', part, { size: 10.5, colour: report.lessons === '' ? colours.ink3 : colours.ink, after: 0.35 });
}

function writeEarlier(sheet: Sheet): void {
  const { pdf, report, t } = sheet;
  const { lang } = pdf;
  section(sheet, 'earlier', 110);
  if (report.earlier.length === 0) {
    say(pdf, 'P', t('earlier.none'), { size: 10 });
    return;
  }
  const shown = ['detected', 'firstWord', 'turned', 'calm'] as const;
  const delays = (all: AfterAction['delays']) =>
    shown.map((key) => {
      const minutes = all[key];
      return minutes === undefined ? '–' : sayMinutes(minutes, lang);
    });
  table(
    pdf,
    [
      { title: t('event'), width: 6 },
      { title: t('mentions'), width: 2, align: 'right' },
      ...shown.map((key) => ({ title: delayWords[key][lang], width: 2.8, align: 'right' as const })),
    ],
    [
      [`${t('this one')} (${report.crisis.ref})`, sayCount(report.figures.mentions, lang), ...delays(report.delays)],
      ...report.earlier.map((each) => [
        `${each.title} (${each.ref}${each.drill ? `, ${t('drill')}` : ''})`,
        sayCount(each.mentions, lang),
        ...delays(each.delays),
      ]),
    ],
    9,
  );
}

function writeLog(sheet: Sheet): void {
  const { pdf, report, t, hour } = sheet;
  section(sheet, 'log');
  lines(
    sheet,
    report.log.map(({ at, text, by, corrects, correctedBy }) => [
      hour(at),
      `${text[pdf.lang]}${correctedBy === undefined ? '' : ` (${t('corrected')})`}${corrects === undefined ? '' : ` (${t('corrects')})`}`,
      by ?? t('program'),
    ]),
  );
}
