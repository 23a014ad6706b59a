export const wallAlertMessages = {
} as const;
