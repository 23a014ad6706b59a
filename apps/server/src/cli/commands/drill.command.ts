import { deliveredScenarios, expectedPosts, parseScenario } from '@beffroi/connectors/simulation';
import {
  deliveredText,
  operateScore,
  operateStart,
  operateStop,
  readScenarioFile,
  type Operated,
} from '../../ops/drill.operate.ts';
import type { Language } from '../../ops/terminal.ts';
import type { Command, CommandIo } from '../command.ts';
import { runOperator } from '../operator.run.ts';
import { withProgram } from '../with-program.ts';

const help = `
Usage: ./beffroi drill list
       ./beffroi drill show NAME > FILE.yaml
       ./beffroi drill check FILE.yaml
       ./beffroi drill start NAME|FILE.yaml [--territory NAME] [--speed N]
       ./beffroi drill stop  [--territory NAME]
       ./beffroi drill score [--territory NAME]

Fire drills: a scenario played on the simulated network, in a Beffroi that runs, with people who answer. While one runs
nothing of its territory leaves the machine: rings and letters are kept, to be read on its page.

  list    the scenarios that come with Beffroi
  show    the text of one, to write your own from it
  check   reads a scenario and says every mistake with its line; needs no installation
  start   starts a drill; a FILE is kept by the territory under its name, and started
  stop    stops the drill that runs, and says its score
  score   the score of the drill that runs, or of the last one

Options
  --territory NAME  the territory, by its name or its identifier; without it, the first where the scenario fits and
                    that listens to the simulated network
  --speed N         times as fast as life, 0.5 to 60; 1 by default. Targets are in the minutes of the scenario.

Input    FILE: YAML with French keys (titre, genre, durée, voix, vagues, messages, objectifs…); 'show' prints examples
Output   one line a scenario, a mistake or a part of the score; mistakes on standard error, as FILE:LINE: words
Exit code  0 done; 1 a scenario with mistakes, or nothing to start, stop or score; 2 misused

Example
  ./beffroi drill show crue > notre-crue.yaml && ./beffroi drill check notre-crue.yaml
  ./beffroi drill start notre-crue.yaml --territory "Région Picardie" --speed 4
`;

const verbs = ['list', 'show', 'check', 'start', 'stop', 'score'] as const;
const options = { territory: { type: 'string' }, speed: { type: 'string' } } as const;

export const command: Command = {
  name: 'drill',
  summary: 'starts, stops and scores fire drills on the simulated network, and checks their scenarios',
  help,
  run: async (args, io) =>
    runOperator({ args, io, options, maxPositionals: 2 }, async ({ positionals, values }, context) => {
      const { language } = context;
      const [verb, named] = positionals;
      const speed = Number(values.speed ?? 1);
      const needsName = verb === 'show' || verb === 'check' || verb === 'start';
      const isKnown = verbs.some((one) => one === verb);
      if (!isKnown || needsName !== (named !== undefined) || !(speed >= 0.5 && speed <= 60)) {
        io.stderr.write(`${help.trim().split('\n\n')[0] ?? ''}\n`);
        return 2;
      }
      if (verb === 'list') return list(io);
      if (verb === 'show') return write(io, deliveredText(named ?? ''));
      if (verb === 'check') return check(io, named ?? '', language);
      return withProgram(context, 'drill', async (program) => {
        const { territory } = values;
        if (verb === 'start') {
          const begun = await operateStart(program, { scenario: named ?? '', territory, speed });
          return write(io, begunWords(begun, language));
        }
        const found = verb === 'stop' ? await operateStop(program, territory) : await operateScore(program, territory);
        return write(io, scoreLines(found, language));
      });
    }),
};

function write(io: CommandIo, text: string): number {
  io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
  return 0;
}

function list(io: CommandIo): number {
  for (const { id, scenario } of deliveredScenarios()) {
    const { kind, minutes, fits, title } = scenario;
    io.stdout.write(
      `${id.padEnd(28)} ${kind.padEnd(12)} ${String(minutes).padStart(4)} min  ${String(expectedPosts(scenario)).padStart(5)} posts  ${title} (${fits.join(', ')})\n`,
    );
  }
  return 0;
}

async function check(io: CommandIo, file: string, language: Language): Promise<number> {
  const { scenario, problems } = parseScenario(await readScenarioFile(file));
  for (const { line, message } of problems) io.stderr.write(`${file}:${line ?? 1}: ${message[language]}\n`);
  if (!scenario) return 1;
  const posts = expectedPosts(scenario);
  return write(
    io,
    language === 'fr'
      ? `${file} : « ${scenario.title} », ${scenario.minutes} min, environ ${posts} publications, ${scenario.messages.length} messages. Rien à corriger.`
      : `${file}: '${scenario.title}', ${scenario.minutes} min, about ${posts} posts, ${scenario.messages.length} messages. Nothing to correct.`,
  );
}

function begunWords({ territory, drill }: Operated, language: Language): string {
  const until = drill.endsAt.slice(11, 16);
  return language === 'fr'
    ? `Exercice commencé : « ${drill.title} », ${territory.name}, jusqu’à ${until} UTC. Rien n’en sort de la machine.`
    : `Drill begun: '${drill.title}', ${territory.name}, until ${until} UTC. Nothing of it leaves the machine.`;
}

function scoreLines({ territory, drill }: Operated, language: Language): string {
  const { points, of, parts } = drill.score;
  const never = language === 'fr' ? 'jamais' : 'never';
  const target = language === 'fr' ? 'cible' : 'target';
  const rows = parts.map(({ key, label, value, target: aim, points: got, of: most }) => {
    const unit = key === 'requests' ? '' : ' min';
    const said = value === undefined ? never : `${value}${unit}`;
    return `  ${label[language].padEnd(28)} ${said.padStart(10)}  (${target} ${aim}${unit})  ${got}/${most}`;
  });
  return [`${drill.title}, ${territory.name}, ${drill.state}: ${points}/${of}`, ...rows].join('\n');
}
