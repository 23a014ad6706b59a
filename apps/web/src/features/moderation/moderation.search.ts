/** Those that the list is narrowed by; `applying` and `lifting` last a moment. */
export const measureStates = ['in_review', 'in_force', 'lifted', 'expired', 'refused_by_network', 'refused'] as const;
export type MeasureState = (typeof measureStates)[number];
export type ModerationSearch = { etat?: MeasureState };

export function readModerationSearch(raw: Record<string, unknown>): ModerationSearch {
  const state = measureStates.find((each) => each === raw['etat']);
  return state ? { etat: state } : {};
}
