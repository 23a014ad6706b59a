import type { Bilingual, Circuit, CircuitRule, Circuits, PublicationFacts, RuleConditions } from './approval.types.ts';

export type ChosenCircuit =
  | { circuit: Circuit; rule?: CircuitRule; because: Bilingual }
  /** Nothing can go out: there is no circuit in which somebody validates. */
  | { circuit?: never; rule?: never; because: Bilingual };

/**
 * The circuit of a publication: that of the first rule which matches. It fails closed: no rule, or a rule that names a
 * circuit that is gone, means the strictest circuit.
 */
export function chooseCircuit(config: Circuits, facts: PublicationFacts): ChosenCircuit {
  const rule = config.rules.find((candidate) => matches(candidate.when, facts));
  const named = rule && config.circuits.find((circuit) => circuit.id === rule.circuit);
  if (rule !== undefined && named !== undefined) {
    return {
      circuit: named,
      rule,
      because: { fr: `Règle applicable : circuit « ${named.name} ».`, en: `A rule applies: circuit “${named.name}”.` },
    };
  }
  const strictest = strictestCircuit(config);
  if (strictest === undefined) {
    return {
      because: {
        fr: 'Aucun circuit de validation n’est en place : rien ne peut partir. Créez un circuit avec au moins une étape.',
        en: 'No approval circuit is in place: nothing can go out. Create a circuit with at least one step.',
      },
    };
  }
  return {
    circuit: strictest,
    because:
      rule === undefined
        ? {
            fr: `Aucune règle ne s’applique : circuit le plus strict, « ${strictest.name} ».`,
            en: `No rule applies: the strictest circuit, “${strictest.name}”.`,
          }
        : {
            fr: `La règle renvoie à un circuit supprimé : circuit le plus strict, « ${strictest.name} ».`,
            en: `The rule names a circuit that is gone: the strictest circuit, “${strictest.name}”.`,
          },
  };
}

/** The circuit named as strictest if somebody validates in it; else the one that asks for most. */
export function strictestCircuit(config: Circuits): Circuit | undefined {
  const closed = config.circuits.filter((circuit) => circuit.steps.length > 0);
  const named = closed.find((circuit) => circuit.id === config.strictest);
  return named ?? closed.toSorted((a, b) => compare(strictness(b), strictness(a)))[0];
}

/** Silence that accepts is least strict, whatever the steps; then the fewest steps; then the fewest voices. */
function strictness(circuit: Circuit): [number, number, number] {
  const voices = circuit.steps.map((step) => (step.mode === 'all' ? step.people.length + step.roles.length : 1));
  return [
    circuit.silence.outcome === 'accept' ? 0 : 1,
    circuit.steps.length,
    voices.reduce((sum, count) => sum + count, 0),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}

function matches(when: RuleConditions, facts: PublicationFacts): boolean {
  return (
    holdsOne(when.channels, facts.channels) &&
    holdsOne(when.themes, facts.themes) &&
    holdsOne(when.authors, [facts.author.id]) &&
    holdsOne(when.authorRoles, facts.author.roles) &&
    flags.every((flag) => when[flag] === undefined || when[flag] === facts[flag])
  );
}

export const flags = ['namedOfficial', 'money', 'minors', 'crisis', 'electoralPeriod', 'underMandate'] as const;

function holdsOne(wanted: readonly string[] | undefined, given: readonly string[]): boolean {
  return wanted === undefined || wanted.some((one) => given.includes(one));
}
