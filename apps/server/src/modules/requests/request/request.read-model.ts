import type { DeskRequest } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import { conversationsOfRequest } from '../../desk/index.ts';
import { acknowledgementState } from '../acknowledgement/acknowledgement.state.ts';
import { clocksOf } from '../clocks/request.clocks-of.ts';
import { lawOf } from '../clocks/next-clock.keep.ts';
import { readHandovers } from '../handover/handover.read-model.ts';
import { identificationOf } from '../identity/identity.read-model.ts';
import { openIdentity } from '../identity/identity.seal.ts';
import type { Named, RequestsDeps } from '../requests.deps.ts';
import { suggestDepartments } from '../routing/suggest.ts';
import { readRequestSettings } from '../settings/settings.store.ts';
import { listFiles } from './attachment.store.ts';
import { eventSentence } from './event.sentences.ts';
import { readEvents } from './event.read.ts';
import { aroundOf } from './request.around.ts';
import { cardOf, isOpen } from './request.presenter.ts';
import { findRequest } from './request.store.ts';
import { similarTo } from './similar.find.ts';
import { trackUrl } from './track.token.ts';

/** A request whole. @param given.seesWho whether who asks may be told @throws requests.not_found */
export async function readRequest(deps: RequestsDeps, named: Named & { seesWho: boolean }): Promise<DeskRequest> {
  const { db } = deps;
  const now = deps.now();
  const row = await findRequest(db, named);
  const settings = await readRequestSettings(db, named.territoryId);
  const [around, events, handovers, conversations, files, identification, similar] = await Promise.all([
    aroundOf(db, [row], { now, zone: settings.zone }),
    readEvents(db, named),
    readHandovers(db, named),
    conversationsOfRequest(db as never, named),
    listFiles(db, named),
    identificationOf(db, row, now),
    similarTo(db, {
      territoryId: row.territory_id,
      exceptId: row.id,
      text: `${row.title} ${row.text}`,
      category: row.category,
      place: row.place,
      now,
    }),
  ]);
  const names = await personNames(
    db,
    events.flatMap(({ personId }) => personId ?? []),
  );
  const wantsDepartment = isOpen(row.state) && row.department_id === null && row.authority === null;
  const suggestion = wantsDepartment
    ? await suggestDepartments(deps, {
        territoryId: row.territory_id,
        text: row.text,
        title: row.title,
        place: row.place ?? undefined,
      })
    : undefined;
  const clocks = clocksOf(row, events, lawOf(settings, now));
  const erased = row.erased_at !== null;
  return {
    ...cardOf(row, around),
    version: row.version,
    text: row.text,
    lang: row.lang,
    ...(row.lat !== null && row.lon !== null ? { point: { lat: row.lat, lon: row.lon } } : {}),
    ...(named.seesWho && !erased ? { identity: openIdentity(deps.sealer, row) } : {}),
    ...(named.seesWho && !erased ? { trackUrl: trackUrl(deps, row) } : {}),
    identification,
    agent: row.agent,
    ...(row.exempt === null ? {} : { exempt: row.exempt }),
    clocks,
    ...(suggestion ? { suggestion } : {}),
    handovers,
    acknowledgement: await acknowledgementState(db, { row, events, clocks, settings }),
    events: events.map((event) => {
      const by = event.byName ?? (event.personId === null ? undefined : names.get(event.personId));
      return {
        at: event.at.toISOString(),
        kind: event.kind,
        ...(by === undefined ? {} : { by }),
        sentence: eventSentence(event),
        public: event.public,
      };
    }),
    conversationsOf: conversations.map(({ author, ...each }) => ({
      ...each,
      author: named.seesWho ? author : '',
      at: each.at.toISOString(),
    })),
    attachments: files.map(({ id, name, bytes, mimeType }) => ({ id, name, bytes, mimeType })),
    similar,
    ...(row.external_id === null ? {} : { externalId: row.external_id }),
  };
}
