export const crisisMessages = {
  'crisis.list': 'Crises',
} as const;
