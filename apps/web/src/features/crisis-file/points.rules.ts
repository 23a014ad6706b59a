import type { Output, listTalkingPoints } from '@beffroi/contracts';

export type Points = Output<typeof listTalkingPoints>['items'][number];
export type PointsFields = Pick<Points, 'facts' | 'say' | 'doNotSay' | 'questions' | 'contact'>;

export const fieldsOfPoints = ({ facts, say, doNotSay, questions, contact }: Points): PointsFields => ({
  facts,
  say,
  doNotSay,
  questions,
  contact,
});

/** One thing a line; a dash or a bullet that was typed before it is not part of it. */
export function pointLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter(Boolean);
}

export const isBlank = (fields: PointsFields) =>
  !fields.facts.trim() &&
  !fields.say.trim() &&
  !fields.doNotSay.trim() &&
  !fields.contact.trim() &&
  fields.questions.every(({ question, answer }) => !question.trim() && !answer.trim());

/** Questions that were left empty are not kept. */
export function sentPoints(fields: PointsFields): PointsFields {
  return { ...fields, questions: fields.questions.filter(({ question, answer }) => question.trim() || answer.trim()) };
}

type Headings = { title: string; facts: string; say: string; doNotSay: string; questions: string; contact: string };

/** The page as plain text, to be pasted into a mail or a chat. */
export function pointsText(fields: PointsFields, words: Headings): string {
  const part = (heading: string, lines: readonly string[]) =>
    lines.length > 0 ? [`${heading}\n${lines.join('\n')}`] : [];
  const bullets = (text: string) => pointLines(text).map((line) => `- ${line}`);
  return [
    words.title,
    ...part(words.facts, bullets(fields.facts)),
    ...part(words.say, bullets(fields.say)),
    ...part(words.doNotSay, bullets(fields.doNotSay)),
    ...part(
      words.questions,
      sentPoints(fields).questions.map(({ question, answer }) => `${question}\n${answer}`),
    ),
    ...part(words.contact, fields.contact.trim() ? [fields.contact.trim()] : []),
  ].join('\n\n');
}
