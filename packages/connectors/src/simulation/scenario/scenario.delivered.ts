import { readdirSync, readFileSync } from 'node:fs';
import { parseScenario } from './scenario.parse.ts';
import type { Scenario } from './scenario.types.ts';

export type DeliveredScenario = { id: string; text: string; scenario: Scenario };

const folder = new URL('../scenarios/', import.meta.url);
let delivered: readonly DeliveredScenario[] | undefined;

/** The scenarios that come with the program, by the names of their files; read once. */
export function deliveredScenarios(): readonly DeliveredScenario[] {
  delivered ??= readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8');
      const { scenario, problems } = parseScenario(text);
      if (!scenario) throw new Error(`${name}: ${JSON.stringify(problems)}`);
      return { id: name.replace(/\.yaml$/, ''), text, scenario };
    });
  return delivered;
}

/** @throws where no such file comes with the program: a fault of ours, not of a person. */
export function deliveredScenario(id: string): Scenario {
  const found = deliveredScenarios().find((one) => one.id === id);
  if (!found) throw new Error(`no delivered scenario ${id}`);
  return found.scenario;
}
