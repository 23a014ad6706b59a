import { defineRefusal } from '../../platform/errors.ts';

export const simulationNotAvailable = defineRefusal('simulation.not_available', 409, {
  fr: 'Ce territoire n’écoute aucun réseau simulé.',
  en: 'This territory listens to no simulated network.',
});
export const badBuzzRunning = defineRefusal('simulation.already_running', 409, {
  fr: 'Un bad buzz est déjà en cours sur le réseau simulé.',
  en: 'A bad buzz is already under way on the simulated network.',
});
export const scenarioNotFound = defineRefusal('simulation.scenario_not_found', 404, {
  fr: 'Ce scénario n’existe pas, ou plus.',
  en: 'This scenario does not exist, or no longer.',
});
export const scenarioInvalid = defineRefusal('simulation.scenario_invalid', 422, {
  fr: 'Ce scénario a des erreurs. Ligne {fr}',
  en: 'This scenario has mistakes. Line {en}',
});
export const scenarioDelivered = defineRefusal('simulation.scenario_delivered', 409, {
  fr: 'Ce scénario vient avec Beffroi : enregistrez le vôtre sous un autre nom.',
  en: 'This scenario comes with Beffroi: keep yours under another name.',
});
export const drillRunning = defineRefusal('simulation.drill_running', 409, {
  fr: 'Un exercice est déjà en cours dans ce territoire.',
  en: 'A drill already runs in this territory.',
});
export const drillNotFound = defineRefusal('simulation.drill_not_found', 404, {
  fr: 'Cet exercice n’existe pas.',
  en: 'This drill does not exist.',
});
export const notForDrills = defineRefusal('simulation.not_for_drills', 409, {
  fr: '{fr}',
  en: '{en}',
});
