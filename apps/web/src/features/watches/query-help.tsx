import { Panel } from '@beffroi/ui';
import type { MessageId } from '../../shared/words.ts';
import { useWords } from '../../shared/words.ts';
import classes from './watches.module.css';

const examples: readonly { words: MessageId; example: string }[] = [
  { words: 'watches.help.both', example: 'lycée chauffage' },
  { words: 'watches.help.either', example: 'verglas OU neige' },
  { words: 'watches.help.not', example: 'Amiens SAUF football' },
  { words: 'watches.help.group', example: '(train OU TER) (retard OU supprimé)' },
  { words: 'watches.help.phrase', example: '"conseil régional"' },
  { words: 'watches.help.prefix', example: 'vign*' },
  { words: 'watches.help.inflected', example: 'subvention~' },
  { words: 'watches.help.near', example: 'pont PROCHE/5 fermé' },
  { words: 'watches.help.tag', example: '#Picardie' },
  { words: 'watches.help.account', example: '@RegionPicardie' },
  { words: 'watches.help.from', example: 'auteur:courrierpicard' },
  { words: 'watches.help.network', example: 'reseau:mastodon' },
  { words: 'watches.help.site', example: 'site:courrier-picard.fr' },
  { words: 'watches.help.lang', example: 'langue:fr' },
  { words: 'watches.help.title', example: 'titre:vignes' },
];

/** The language of queries by example; a click puts one where the caret is. */
export function QueryHelp({ onPick }: { onPick: (example: string) => void }) {
  const t = useWords();
  return (
    <Panel title={t('watches.help')}>
      <p className={classes.small}>{t('watches.help.lead')}</p>
      <dl className={classes.help}>
        {examples.map(({ words, example }) => (
          <div key={example}>
            <dt>{t(words)}</dt>
            <dd>
              <button type="button" className={classes.example} onClick={() => onPick(example)}>
                <span className="vh">{t('watches.help.insert')} </span>
                {example}
              </button>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
