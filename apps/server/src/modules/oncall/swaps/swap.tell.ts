import type { Bilingual } from '@beffroi/contracts';
import { personNames } from '../../identity/index.ts';
import { dayAndHour } from '../instant.say.ts';
import type { OncallDeps, Trx } from '../oncall.deps.ts';
import type { StoredSwap } from './swap.read-model.ts';

/** What became of a swap, and whom it concerns besides whoever did it. */
export async function tellOfSwap(
  { events }: Pick<OncallDeps, 'events'>,
  trx: Trx,
  given: { swap: StoredSwap; zone: string; byId: string | undefined },
): Promise<void> {
  const { swap, zone, byId } = given;
  const concerned = swap.state === 'asked' ? [swap.taken_by] : [swap.given_by, swap.taken_by];
  const personIds = concerned.filter((id) => id !== byId);
  if (personIds.length === 0) return;
  const [from, to] = [swap.from_at.getTime(), swap.to_at.getTime()];
  const names = await personNames(trx, [swap.given_by, swap.taken_by]);
  const giver = names.get(swap.given_by) ?? '';
  const taker = names.get(swap.taken_by) ?? '';
  await events.emit(trx, 'oncall.person_needed', {
    territoryId: swap.territory_id,
    personIds,
    occasion: `swap ${swap.id} ${swap.state}`,
    title: titles[swap.state](giver, taker),
    body: {
      fr: `Du ${dayAndHour(from, zone, 'fr')} au ${dayAndHour(to, zone, 'fr')}.`,
      en: `From ${dayAndHour(from, zone, 'en')} to ${dayAndHour(to, zone, 'en')}.`,
    },
    path: `/t/${swap.territory_id}/astreinte`,
    urgent: false,
  });
}

const titles: Record<StoredSwap['state'], (giver: string, taker: string) => Bilingual> = {
  asked: (giver) => ({
    fr: `${giver} vous demande de prendre son astreinte`,
    en: `${giver} asks you to take their hours on call`,
  }),
  accepted: (giver, taker) => ({
    fr: `${taker} prend l’astreinte que ${giver} donne`,
    en: `${taker} takes the hours on call of ${giver}`,
  }),
  refused: (giver, taker) => ({
    fr: `${taker} ne prend pas l’astreinte que ${giver} voulait donner`,
    en: `${taker} does not take the hours on call of ${giver}`,
  }),
  cancelled: (giver, taker) => ({
    fr: `${giver} garde son astreinte\u{a0}: l’échange avec ${taker} est annulé`,
    en: `${giver} keeps their hours on call: the swap with ${taker} is cancelled`,
  }),
};
