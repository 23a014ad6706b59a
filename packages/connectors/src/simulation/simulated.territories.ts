import type { SimulatedTerritory } from './simulation.types.ts';
import { hautePicardie } from './territories/haute-picardie.ts';
import { hauteSomme } from './territories/haute-somme.ts';
import { picardie } from './territories/picardie.ts';
import { troisVallees } from './territories/trois-vallees.ts';

/** The territories that have residents. */
export const simulatedTerritories: readonly SimulatedTerritory[] = [picardie, hauteSomme, troisVallees, hautePicardie];
