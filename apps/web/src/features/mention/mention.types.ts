import type { getMention, Output } from '@beffroi/contracts';

export type MentionPageData = Output<typeof getMention>;
