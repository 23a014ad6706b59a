import type { Staff } from '@beffroi/engines/approval';
import { peopleWho } from '../../identity/index.ts';
import type { Db } from '../publishing.deps.ts';
import { guestIdOf, type ApprovalRecord } from './approval.record.ts';
import { readDelegations } from './delegation.usecases.ts';

/** Who may be asked to approve in a territory today, who is away, and who decides instead. */
export async function readStaff(db: Db, territoryId: string, now: Date): Promise<Staff> {
  const [people, delegations] = await Promise.all([
    peopleWho(db, territoryId, 'publishing.read'),
    readDelegations(db, territoryId, now),
  ]);
  return {
    people: people.map(({ id, name, roles }) => ({ id, name, roles })),
    // A delegation says both: who is away, and who decides meanwhile.
    absences: delegations.map((each) => ({
      person: each.from_id,
      from: each.starts_at.getTime(),
      until: each.ends_at.getTime(),
    })),
    delegations: delegations.map((each) => ({
      from: each.from_id,
      to: each.to_id,
      startsAt: each.starts_at.getTime(),
      endsAt: each.ends_at.getTime(),
      ...(each.reason === '' ? {} : { reference: each.reason }),
    })),
  };
}

/** Under which names people would be guests, by their addresses: who wrote is not asked as a guest either. */
export async function guestsOf(db: Db, territoryId: string, personIds: readonly string[]): Promise<string[]> {
  const people = await peopleWho(db, territoryId, 'publishing.read');
  return people.flatMap(({ id, email }) => (personIds.includes(id) ? [guestIdOf(email)] : []));
}

/** The same, with the guests of an approval among the people. */
export function withGuests(staff: Staff, { guests }: Pick<ApprovalRecord, 'guests'>): Staff {
  return { ...staff, people: [...staff.people, ...guests.map(({ id, name }) => ({ id, name, roles: [] }))] };
}
