import type { Kysely } from 'kysely';
import { verifyAuditChains, type AuditTables } from '../../modules/audit/index.ts';
import { verifyEvidenceChains, type DeskTables } from '../../modules/desk/index.ts';
import { readChannelTroubles, type ChannelsTables } from '../../modules/channels/index.ts';
import { createToneTransformer, readSourceTroubles, type ListeningTables } from '../../modules/listening/index.ts';
import { readDeliveryTroubles, type PublishingTables } from '../../modules/publishing/index.ts';
import { createLogger } from '../../platform/logger.ts';
import { failed, ok, warning, type Finding } from './finding.ts';

const NAMED_AT_MOST = 5;

export async function checkSources(db: Kysely<ListeningTables>): Promise<Finding> {
  const check = { fr: 'sources', en: 'sources' };
  const { sources, failing, silent } = await readSourceTroubles(db);
  if (failing.length === 0 && silent.length === 0) {
    return ok(check, `${sources} écoutées, aucune en peine`, `${sources} listened to, none in trouble`);
  }
  return warning(
    check,
    {
      fr: [...named('en échec', failing), ...named(silent.length > 1 ? 'muettes' : 'muette', silent)].join(', '),
      en: [...named('failing', failing), ...named('silent', silent)].join(', '),
    },
    {
      fr: 'la page Sources du territoire dit pourquoi, avec la dernière erreur de chacune',
      en: 'the Sources page of the territory says why, with the last error of each',
    },
  );
}

function named(word: string, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const some = names.slice(0, NAMED_AT_MOST).join(', ');
  return [`${names.length} ${word} (${some}${names.length > NAMED_AT_MOST ? '…' : ''})`];
}

/** Whether the accounts that territories speak on work. */
export async function checkChannels(db: Kysely<ChannelsTables>): Promise<Finding> {
  const check = { fr: 'comptes', en: 'accounts' };
  const { channels, expired, failing, expiring } = await readChannelTroubles(db);
  if (expired.length + failing.length + expiring.length === 0)
    return ok(check, `${channels} connectés, aucun en peine`, `${channels} connected, none in trouble`);
  return warning(
    check,
    {
      fr: [
        ...named('à reconnecter', expired),
        ...named('en échec', failing),
        ...named('bientôt à terme', expiring),
      ].join(', '),
      en: [
        ...named('to be connected again', expired),
        ...named('failing', failing),
        ...named('ending soon', expiring),
      ].join(', '),
    },
    {
      fr: 'la page Comptes du territoire dit pourquoi ; reconnecter un compte ne change rien à ce qui est prévu',
      en: 'the Accounts page of the territory says why; connecting an account again changes nothing of what is planned',
    },
  );
}

/** Whether what territories planned to say leaves. */
export async function checkDeliveries(db: Kysely<PublishingTables>, now: Date): Promise<Finding> {
  const check = { fr: 'envois', en: 'deliveries' };
  const { planned, failed: refused, uncertain, late } = await readDeliveryTroubles(db, now);
  if (refused.length + uncertain.length + late.length === 0)
    return ok(check, `${planned} à venir, aucun en peine`, `${planned} to come, none in trouble`);
  return warning(
    check,
    {
      fr: [...named('en retard', late), ...named('en doute', uncertain), ...named('en échec', refused)].join(', '),
      en: [...named('late', late), ...named('in doubt', uncertain), ...named('failed', refused)].join(', '),
    },
    late.length > 0
      ? {
          fr: 'rien ne part : voyez que Beffroi tourne, avec le rôle worker, et que son horloge est à l’heure',
          en: 'nothing leaves: see that Beffroi runs, with the role worker, and that its clock is right',
        }
      : {
          fr: 'la fiche de chaque publication dit pourquoi, et quoi faire',
          en: 'the page of each publication says why, and what to do',
        },
  );
}

const SAMPLE = 'Merci aux agents, la route est enfin réparée après trois semaines de travaux.';

/** Whether the model of TONE_MODEL_FOLDER stands, and how long it takes for a post. */
export async function checkToneModel(folder: string): Promise<Finding> {
  const check = { fr: 'modèle de tonalité', en: 'tone model' };
  const transformer = createToneTransformer({ folder, logger: createLogger('silent') });
  try {
    const trouble = await transformer.trouble();
    const started = performance.now();
    const [opinion] = trouble ? [] : await transformer.opinions([SAMPLE]);
    const ms = Math.round(performance.now() - started);
    if (opinion)
      return ok(check, `${folder} répond en ${ms} ms par mention`, `${folder} answers in ${ms} ms a mention`);
    const text = trouble?.text ?? { fr: 'le modèle est trop lent', en: 'the model is too slow' };
    return warning(check, text, {
      fr: 'le modèle fourni juge à sa place ; corrigez le dossier ou retirez TONE_MODEL_FOLDER',
      en: 'the model that ships judges in its place; mend the folder or remove TONE_MODEL_FOLDER',
    });
  } finally {
    await transformer.close();
  }
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

/** Computes the chains of evidence again; their words and files are verified from the locker, which may open them. */
export async function checkEvidence(db: Kysely<DeskTables>): Promise<Finding> {
  const check = { fr: 'coffre à preuves', en: 'evidence locker' };
  const chains = await verifyEvidenceChains(db);
  const first = chains.find(({ broken }) => broken !== undefined);
  if (first)
    return failed(
      check,
      {
        fr: `la pièce ${first.broken} de ${first.territoryId} ne suit pas de celles d’avant`,
        en: `piece ${first.broken} of ${first.territoryId} does not follow from those before it`,
      },
      {
        fr: 'le coffre a été touché hors de Beffroi : gardez une copie de la base, et comparez avec une sauvegarde antérieure',
        en: 'the locker was touched outside Beffroi: keep a copy of the database, and compare with an earlier backup',
      },
    );
  const links = chains.reduce((sum, chain) => sum + chain.links, 0);
  return ok(check, `${links} pièces, chaînes intactes`, `${links} pieces, chains whole`);
}
