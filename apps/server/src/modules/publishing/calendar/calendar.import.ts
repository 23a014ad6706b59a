import type { Draft, Input, Output, importCalendar as contract } from '@beffroi/contracts';
import { draftSchema, type Bilingual } from '@beffroi/contracts';
import { defineRefusal } from '../../../platform/errors.ts';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Author } from '../people.names.ts';
import type { PublishingDeps } from '../publishing.deps.ts';
import { findingsOf } from '../writing/draft.check.ts';
import { beginPublication } from '../writing/publication.create.ts';
import { readCalendar, readLocalTime, type CalendarLine } from './calendar.csv.ts';

type Answer = Output<typeof contract>;
type Line = Answer['lines'][number];

export const csvUnreadable = defineRefusal('publishing.csv_unreadable', 422, {
  fr: 'Ce fichier n’a pas de colonne « texte » : titre, date, heure, comptes, texte, lien, campagne, thèmes.',
  en: 'This file has no column “texte” (text): titre, date, heure, comptes, texte, lien, campagne, thèmes.',
});

/**
 * Makes drafts of a CSV calendar, or says line by line what it would make. A line that cannot be read is told and left
 * out; the others are made.
 * @throws publishing.csv_unreadable
 */
export async function importCalendar(
  deps: PublishingDeps,
  given: { territoryId: string; author: Author; actor: AuditActor } & Input<typeof contract>['body'],
): Promise<Answer> {
  const { territoryId, author } = given;
  const calendar = await readCalendar(given.csv);
  if (!calendar) throw csvUnreadable();
  const channels = await deps.db
    .selectFrom('channels.channel')
    .select(['id', 'name', 'network', 'handle'])
    .where('territory_id', '=', territoryId)
    .where('disconnected_at', 'is', null)
    .execute();
  return deps.db.transaction().execute(async (trx) => {
    const lines: Line[] = [];
    let created = 0;
    for (const line of calendar.lines) {
      const read = draftOf(line, channels);
      if (!read.ok) {
        lines.push({ ...titleOf(line), problem: read.message, findings: [], channels: [] });
        continue;
      }
      const findings = await findingsOf(deps, trx, { territoryId, draft: read.draft, authorId: author.id });
      lines.push({
        ...titleOf(line),
        ...(read.draft.localTime === undefined ? {} : { localTime: read.draft.localTime }),
        channels: read.names,
        findings,
      });
      if (given.dryRun) continue;
      await beginPublication(deps, trx, {
        territoryId,
        draft: read.draft,
        author,
        actor: given.actor,
        from: { calendar: line.line },
      });
      created += 1;
    }
    if (created > 0) {
      await recordAudit(trx, {
        territoryId,
        actor: given.actor,
        action: 'publishing.calendar_imported',
        detail: { created },
        at: deps.now(),
      });
    }
    return { lines, created, refused: lines.filter(({ problem }) => problem !== undefined).length };
  });
}

type KnownChannel = { id: string; name: string; network: string; handle: string };
type Read = { ok: true; draft: Draft; names: string[] } | { ok: false; message: Bilingual };

function draftOf(line: CalendarLine, channels: readonly KnownChannel[]): Read {
  if (!line.ok) return line;
  const { cells } = line;
  if (!cells.text) return { ok: false, message: { fr: 'La ligne n’a pas de texte.', en: 'The line has no text.' } };
  const isDated = Boolean(cells.date || cells.time);
  const localTime = isDated ? readLocalTime(cells.date ?? '', cells.time ?? '') : undefined;
  if (isDated && localTime === undefined) {
    const said = `${cells.date ?? ''} ${cells.time ?? ''}`.trim();
    return {
      ok: false,
      message: {
        fr: `La date ou l’heure ne se lit pas : « ${said} ». Écrivez 24/11/2026 et 16:30.`,
        en: `The date or the hour cannot be read: “${said}”. Write 24/11/2026 and 16:30.`,
      },
    };
  }
  const wanted = (cells.channels ?? '').split(/[,;|/]/).map((name) => name.trim());
  const found: KnownChannel[] = [];
  for (const name of wanted.filter(Boolean)) {
    const channel = channels.find((each) => [each.name, each.handle, each.network].map(fold).includes(fold(name)));
    if (!channel) {
      const message = {
        fr: `Aucun compte ne s’appelle « ${name} ».`,
        en: `No account is called “${name}”.`,
      };
      return { ok: false, message };
    }
    if (!found.includes(channel)) found.push(channel);
  }
  const parsed = draftSchema.safeParse({
    title: cells.title ?? cells.text.slice(0, 80),
    content: {
      parts: [{ text: cells.text, media: [] }],
      ...(cells.link ? { link: { url: cells.link } } : {}),
    },
    channelIds: found.map(({ id }) => id),
    themes: (cells.themes ?? '')
      .split(/[,;|]/)
      .map((theme) => theme.trim())
      .filter(Boolean),
    ...(cells.campaign ? { campaign: cells.campaign } : {}),
    ...(localTime === undefined ? {} : { localTime }),
  });
  if (!parsed.success) {
    const where = parsed.error.issues[0]?.path.join('.') ?? '';
    return {
      ok: false,
      message: { fr: `Une cellule est trop longue : ${where}.`, en: `A cell is too long: ${where}.` },
    };
  }
  return { ok: true, draft: parsed.data, names: found.map(({ name }) => name) };
}

const titleOf = (line: CalendarLine): { line: number; title: string } => ({
  line: line.line,
  title: line.ok ? (line.cells.title ?? line.cells.text?.slice(0, 80) ?? '') : '',
});
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}|^@/gu, '')
    .trim()
    .toLowerCase();
