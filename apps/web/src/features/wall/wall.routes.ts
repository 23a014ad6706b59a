export const wallRoutes = [] as const;
