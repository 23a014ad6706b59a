import { markStep } from '@beffroi/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { useTerritory } from '../../shared/session.ts';
import { planQuery, useCrisisId } from './crisis-file.queries.ts';
import type { PlanStep } from './plan.rules.ts';

type Mark = { key: string; state: PlanStep['state']; note?: string };

/** Says how a step stands; the plan that the server answers takes its place on screen. */
export function useMarkStep() {
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  return useMutation({
    mutationFn: ({ key, state, note = '' }: Mark) =>
      call(markStep, { params: { territoryId, crisisId, key }, body: { state, note } }),
    onSuccess(plan) {
      client.setQueryData(planQuery(territoryId, crisisId).queryKey, plan);
      void client.invalidateQueries({ queryKey: ['crisis', territoryId, crisisId, 'room'] });
    },
  });
}
