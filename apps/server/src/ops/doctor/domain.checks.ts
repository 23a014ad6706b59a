import type { Kysely } from 'kysely';
import { verifyAuditChains, type AuditTables } from '../../modules/audit/index.ts';
import { readSourceTroubles, type ListeningTables } from '../../modules/listening/index.ts';
import { failed, ok, warning, type Finding } from './finding.ts';

const NAMED_AT_MOST = 5;

export async function checkSources(db: Kysely<ListeningTables>): Promise<Finding> {
  const check = { fr: 'sources', en: 'sources' };
  const { sources, failing, silent } = await readSourceTroubles(db);
  if (failing.length === 0 && silent.length === 0) {
    return ok(check, `${sources} écoutées, aucune en peine`, `${sources} listened to, none in trouble`);
  }
  const told = (word: string, names: string[]) =>
    names.length === 0
      ? []
      : [
          `${names.length} ${word} (${names.slice(0, NAMED_AT_MOST).join(', ')}${names.length > NAMED_AT_MOST ? '…' : ''})`,
        ];
  return warning(
    check,
    {
      fr: [...told('en échec', failing), ...told(silent.length > 1 ? 'muettes' : 'muette', silent)].join(', '),
      en: [...told('failing', failing), ...told('silent', silent)].join(', '),
    },
    {
      fr: 'la page Sources du territoire dit pourquoi, avec la dernière erreur de chacune',
      en: 'the Sources page of the territory says why, with the last error of each',
    },
  );
}

/** Computes the whole audit journal again, and names the first entry that does not follow from those before it. */
export async function checkAudit(db: Kysely<AuditTables>): Promise<Finding> {
  const check = { fr: 'journal d’audit', en: 'audit journal' };
  const chains = await verifyAuditChains(db);
  const broken = chains.flatMap(({ territoryId, broken }) => (broken ? [{ territoryId, ...broken }] : []));
  const [first] = broken;
  if (!first) {
    const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
    return ok(check, `${entries} entrées, chaînes intactes`, `${entries} entries, chains whole`);
  }
  const why = {
    missing: { fr: 'manque', en: 'is missing' },
    altered: { fr: 'a été modifiée', en: 'was altered' },
    truncated: { fr: 'et les suivantes ont été effacées', en: 'and those after it were erased' },
  }[first.reason];
  const more =
    broken.length > 1
      ? { fr: ` (et ${broken.length - 1} autres chaînes)`, en: ` (and ${broken.length - 1} more chains)` }
      : { fr: '', en: '' };
  return failed(
    check,
    {
      fr: `l’entrée ${first.seq} de ${first.territoryId} ${why.fr}${more.fr}`,
      en: `entry ${first.seq} of ${first.territoryId} ${why.en}${more.en}`,
    },
    {
      fr: 'le journal a été touché hors de Beffroi : ne l’écrasez pas, gardez une copie de la base, et comparez avec une sauvegarde antérieure',
      en: 'the journal was touched outside Beffroi: do not overwrite it, keep a copy of the database, and compare with an earlier backup',
    },
  );
}
