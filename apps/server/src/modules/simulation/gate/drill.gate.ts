import { createHash } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Trouble } from '@beffroi/connectors';
import { newId } from '../../../platform/ids.ts';
import type { Mail, MailOutcome } from '../../../platform/mail/mailer.ts';
import { actedFor } from '../../../platform/on-behalf.ts';
import type { SimulationTables, KeptMeans } from '../simulation.tables.ts';

type Deps = { db: Kysely<SimulationTables>; now: () => Date };
type Kept = {
  /** Told twice, it is kept once. */
  id: string;
  means: KeptMeans;
  to: string;
  title: string;
  text: string;
  path?: string | undefined;
};
/** What a ring is about: when it was entered, and the alarm that it tells. */
type Ring = { enteredAt: Date; alarmId: string | null };

/**
 * What keeps a drill inside the machine. While one runs, what is done for its territory does not leave: letters and rings
 * are kept, to be read as who would have got them; any other call is refused. What names no territory is refused too,
 * since nobody can say for whom it was. The others go on.
 */
export function createDrillGate({ db, now }: Deps) {
  const running = async () =>
    db.selectFrom('simulation.drill').select(['territory_id', 'id']).where('state', '=', 'running').execute();
  const keep = async (named: { territory_id: string; id: string }, kept: Kept): Promise<void> => {
    await db
      .insertInto('simulation.kept')
      .values({
        territory_id: named.territory_id,
        drill_id: named.id,
        id: kept.id,
        at: now(),
        means: kept.means,
        recipient: kept.to,
        title: kept.title,
        text: kept.text,
        path: kept.path ?? null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  };
  /** The drill that a call falls in; `'other'` while one runs and the call is nobody's. */
  const drillOf = async () => {
    const drills = await running();
    if (drills.length === 0) return undefined;
    const territoryId = actedFor();
    if (territoryId === undefined) return 'other' as const;
    return drills.find(({ territory_id }) => territory_id === territoryId);
  };

  return {
    async runs(territoryId: string): Promise<boolean> {
      return (await running()).some(({ territory_id }) => territory_id === territoryId);
    },
    /** For every call out: why it may not leave, if so. Without the database nobody can say, and it does not. */
    async mayLeave({ to }: { to: string }): Promise<Trouble | undefined> {
      try {
        const drill = await drillOf();
        if (drill === undefined) return undefined;
        if (drill !== 'other') await keep(drill, refusedCall(to));
        return inDrill;
      } catch {
        return unknown;
      }
    },
    /** For every letter: what came of it instead of leaving, if so. */
    async mailInstead({ to, subject, text, messageId }: Mail): Promise<MailOutcome | undefined> {
      const drill = await drillOf();
      if (drill === undefined) return undefined;
      if (drill === 'other') return { ok: false, kind: 'drill', message: inDrill.message.en };
      const id = messageId ?? newId('kep', now().getTime());
      await keep(drill, { id, means: 'email', to, title: subject, text: withoutSecrets(text) });
      return { ok: true };
    },
    /**
     * For what rings people: whether it was kept instead. What was entered during a drill, or tells an alarm of it, is of
     * that drill even after its end: a chain that still climbs, or a morning that was waited for, rings nobody real.
     */
    async keepInstead(territoryId: string, kept: Kept, { enteredAt, alarmId }: Ring): Promise<boolean> {
      const { rows } = await sql<{ territory_id: string; id: string }>`
        select d.territory_id, d.id from simulation.drill d
        left join alerts.alarm a on a.territory_id = d.territory_id and a.id = ${alarmId}
        where d.territory_id = ${territoryId} and (d.state = 'running'
          or ${enteredAt}::timestamptz between d.started_at and d.ended_at
          or a.started_at <= d.ended_at and a.detected_at >= d.started_at)
        order by d.started_at desc limit 1
      `.execute(db);
      const drill = rows[0];
      if (drill) await keep(drill, kept);
      return drill !== undefined;
    },
  };
}

const inDrill: Trouble = {
  ok: false,
  kind: 'drill',
  reached: false,
  retryAfterSeconds: 60,
  message: {
    fr: 'Un exercice est en cours : rien ne sort de la machine avant sa fin.',
    en: 'A drill runs: nothing leaves the machine until it is over.',
  },
};

const unknown: Trouble = {
  ok: false,
  kind: 'unavailable',
  reached: false,
  message: {
    fr: 'La base ne répond pas : on ne sait pas si un exercice est en cours, et rien ne sort.',
    en: 'The database does not answer: nobody can say whether a drill runs, and nothing leaves.',
  },
};

/** A letter is kept without what follows the host in its links: whoever reads it there has no link of another. */
const withoutSecrets = (text: string): string => text.replaceAll(/(https?:\/\/[^\s/?#]+)[/?#]\S+/g, '$1/…');

/** By its host alone: an address may hold a secret. The same host refused again is one line. */
function refusedCall(to: string): Kept {
  const host = URL.canParse(to) ? new URL(to).host : to;
  return {
    id: `call ${createHash('sha256').update(host).digest('hex').slice(0, 16)}`,
    means: 'call',
    to: host,
    title: 'Appel refusé',
    text: inDrill.message.fr,
  };
}
