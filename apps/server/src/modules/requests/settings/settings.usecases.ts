import type { getRequestSettings, Output, RequestSettings } from '@beffroi/contracts';
import { checkRules, dayAt, defaultRules, rulesToReview, type RuleId } from '@beffroi/engines/clocks';
import { recordAudit, type AuditActor } from '../../audit/index.ts';
import type { Db, RequestsDeps } from '../requests.deps.ts';
import { incompleteSettings } from './settings.complete.ts';
import { mailboxUnknown, ruleRefused } from './settings.errors.ts';
import { readRequestSettings, rulesOf, writeRequestSettings } from './settings.store.ts';

type Deps = Pick<RequestsDeps, 'db' | 'now' | 'baseUrl'>;

/** Settings, the rules that they make, and what is still to be written. @throws identity.territory_not_found */
export async function tellSettings(deps: Deps, territoryId: string): Promise<Output<typeof getRequestSettings>> {
  const read = await readRequestSettings(deps.db, territoryId);
  const { zone, territoryName: _, ...settings } = read;
  const rules = rulesOf(settings);
  const due = new Set(rulesToReview(rules, dayAt(deps.now().getTime(), zone)));
  return {
    settings,
    rules: (Object.keys(rules.rules) as RuleId[]).map((id) => {
      const { amount, unit, basis, label, source, owner, reviewOn } = rules.rules[id];
      return { id, label, amount, unit, basis, ...source, owner, reviewOn, toReview: due.has(id) };
    }),
    incomplete: incompleteSettings(settings),
    formUrl: formUrlOf(deps, territoryId),
  };
}

/** @throws requests.rule_refused, requests.mailbox_unknown */
export async function changeSettings(
  deps: Deps,
  given: { territoryId: string; settings: RequestSettings; actor: AuditActor },
): Promise<RequestSettings> {
  const { territoryId, settings } = given;
  ensureRules(settings);
  await deps.db.transaction().execute(async (trx) => {
    if (settings.mailboxChannelId !== undefined && !(await mailboxOf(trx, territoryId, settings.mailboxChannelId)))
      throw mailboxUnknown();
    await writeRequestSettings(trx, territoryId, settings);
    await recordAudit(trx, {
      territoryId,
      actor: given.actor,
      action: 'requests.settings_changed',
      detail: { rules: settings.rules.map(({ id, amount }) => ({ id, amount })), holidays: settings.holidays },
      at: deps.now(),
    });
  });
  return settings;
}

/** The public form. */
export function formUrlOf({ baseUrl }: Pick<RequestsDeps, 'baseUrl'>, territoryId: string): string {
  return `${baseUrl}/ecrire/${territoryId}`;
}

/** The address of a connected mailbox; undefined when there is none of that name. */
export async function mailboxOf(db: Db, territoryId: string, channelId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('channels.channel')
    .select('handle')
    .where('territory_id', '=', territoryId)
    .where('id', '=', channelId)
    .where('network', '=', 'mailbox')
    .where('disconnected_at', 'is', null)
    .executeTakeFirst();
  return row?.handle;
}

function ensureRules(settings: RequestSettings): void {
  const unknown = settings.rules.find(({ id }) => !Object.hasOwn(defaultRules.rules, id));
  if (unknown) throw ruleRefused({ values: { rule: unknown.id } });
  const [wrong] = checkRules(rulesOf(settings));
  if (wrong) throw ruleRefused({ values: { rule: wrong.fr } });
}
