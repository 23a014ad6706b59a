import type { Publisher } from '../publish.port.ts';
import { simulationAbilities, simulationFacts } from './hosted.facts.ts';
import type { Growth } from './hosted.types.ts';
import type { HostedOutlet } from './hosted.outlet.ts';
import { createHostedPublisher } from './hosted.publisher.ts';
import { simulatedGrowth } from './simulated.growth.ts';

/**
 * A network where nobody is: to learn, to demonstrate and to rehearse a crisis. It says so wherever it is named.
 * @param growth what comes of posts as they age; plausible counts and replies unless told
 */
export function createSimulationPublisher(outlet: HostedOutlet, growth: Growth = simulatedGrowth): Publisher {
  return createHostedPublisher({
    network: 'simulation',
    name: { fr: 'Réseau simulé', en: 'Simulated network' },
    abilities: simulationAbilities,
    facts: simulationFacts,
    outlet,
    growth,
    guide: [
      {
        fr: 'Donnez un nom au compte simulé. Rien ne sort de Beffroi : publications, chiffres et réponses sont fictifs.',
        en: 'Name the simulated account. Nothing leaves Beffroi: posts, figures and replies are made up.',
      },
    ],
  });
}
