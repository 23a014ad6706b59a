import type { RequestSettings, Territory } from '@beffroi/contracts';
import { defaultRules, workCalendar, type ClockRules, type RuleId, type WorkCalendar } from '@beffroi/engines/clocks';
import { fold } from '@beffroi/engines/text';
import { findTerritory } from '../../identity/index.ts';
import type { Db } from '../requests.deps.ts';

/** What a territory set, and what is needed beside it to read its days and to speak in its name. */
export type TerritorySettings = RequestSettings & { zone: string; territoryName: string };

/**
 * Dates, texts and doors of the requests of a territory; good defaults while nobody set them.
 *
 * @throws identity.territory_not_found
 */
export async function readRequestSettings(db: Db, territoryId: string): Promise<TerritorySettings> {
  const territory = await findTerritory(db, territoryId);
  const row = await db
    .selectFrom('requests.settings')
    .select('settings')
    .where('territory_id', '=', territoryId)
    .executeTakeFirst();
  return {
    ...defaultSettings(territory),
    ...row?.settings,
    zone: territory.timeZone,
    territoryName: territory.name,
  };
}

export async function writeRequestSettings(db: Db, territoryId: string, settings: RequestSettings): Promise<void> {
  const written = JSON.stringify(settings);
  await db
    .insertInto('requests.settings')
    .values({ territory_id: territoryId, settings: written })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ settings: written }))
    .execute();
}

/** Working days: public holidays of where it is, and the days on which its offices are closed besides. */
export function calendarOf(settings: TerritorySettings): WorkCalendar {
  return workCalendar({
    zone: settings.zone,
    region: settings.holidays,
    local: settings.closedDays.map(({ day, name }) => ({ on: day, label: { fr: name, en: name } })),
  });
}

/** The rules of the law as shipped, with the values that the territory answers for itself. */
export function rulesOf(settings: Pick<RequestSettings, 'rules'>): ClockRules {
  const rules = { ...defaultRules.rules };
  for (const { id, amount, owner, source, reviewOn } of settings.rules) {
    const shipped = rules[id as RuleId] as ClockRules['rules'][RuleId] | undefined;
    if (shipped === undefined) continue;
    rules[id as RuleId] = { ...shipped, amount, owner, reviewOn, source: { article: source } };
  }
  return { ...defaultRules, rules };
}

function defaultSettings({ name, shortName }: Territory): RequestSettings {
  return {
    prefix: prefixOf(shortName ?? name),
    holidays: 'metropole',
    closedDays: [],
    rules: [],
    office: { name, address: '', phone: '', email: '' },
    court: '',
    terms: '',
    legalNotice: '',
    dataProtection: '',
    accessibility: 'not_audited',
    formOpen: true,
    plusAddressing: true,
    keepDays: 365,
    open311: false,
  };
}

const kinds =
  /\b(region|departement|communes?|villes?|communaute|agglomeration|urbaine|metropole|universite|conseil)\b/g;
const small = /\b(de|du|des|la|le|les|et|en|sur)\b|\b[dl]['’]/g;

/** Three letters that can be read aloud: 'Région Picardie' gives PIC. */
export function prefixOf(name: string): string {
  const folded = fold(name).toLowerCase();
  const telling = folded
    .replace(kinds, ' ')
    .replace(small, ' ')
    .replace(/[^a-z]/g, '');
  const letters = telling.length >= 2 ? telling : folded.replace(/[^a-z]/g, '');
  return letters.length >= 2 ? letters.slice(0, 3).toUpperCase() : 'DEM';
}
