export const detectorRoutes = [] as const;
