export { demoTerritories, type DemoTerritory } from './demo.territories.ts';
export { simulatedTerritories } from './simulated.territories.ts';
export { simulationConnector } from './simulation.connector.ts';
export { createSimulation, residentPost, type Simulation } from './simulation.create.ts';
export type { SimulatedTerritory, TerritoryKind } from './simulation.types.ts';
