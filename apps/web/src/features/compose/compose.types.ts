import type { Draft } from '@beffroi/contracts';

export type Change = (change: (draft: Draft) => Draft) => void;
