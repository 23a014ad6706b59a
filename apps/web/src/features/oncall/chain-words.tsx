import type { CallMeans, Chain } from '@beffroi/contracts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import rows from '../../shared/rows.module.css';
import classes from './oncall.module.css';
import type { Reach } from './reach.tsx';
import { type ChainStep, longest } from './rota.rules.ts';

/** The chain as one would say it aloud, step by step. */
export function ChainWords({ chain, people }: { chain: Chain; people: readonly Reach[] }) {
  const t = useWords();
  const name = useWhoWords(people);
  const means = useMeansWords();
  return (
    <>
      <p className={rows.lead}>
        {chain.active
          ? t('oncall.chain.from', { level: t(`settings.level.${chain.minLevel as 1}`) })
          : t('oncall.chain.off')}
      </p>
      {chain.active && (
        <ol className={classes.steps}>
          {chain.steps.map((step, index) => {
            const before = chain.steps[index - 1];
            return (
              <li key={index} className={classes.step}>
                {before
                  ? t('oncall.chain.then', {
                      minutes: before.waitMinutes,
                      who: name(step.who),
                      means: means(step.by),
                    })
                  : t('oncall.chain.first', { who: name(step.who), means: means(step.by) })}
              </li>
            );
          })}
          <li className={classes.step}>
            {t('oncall.chain.end', {
              minutes: chain.steps.at(-1)?.waitMinutes ?? 0,
              rounds: chain.rounds,
              longest: longest(chain),
            })}
          </li>
        </ol>
      )}
    </>
  );
}

export function useWhoWords(people: readonly Reach[]): (who: ChainStep['who']) => string {
  const t = useWords();
  return (who) => {
    if (who === 'on_call' || who === 'next_on_call' || who === 'everyone') return t(`oncall.who.${who}`);
    return people.find(({ id }) => id === who)?.name ?? t('oncall.who.gone');
  };
}

/** `notification et SMS`. */
export function useMeansWords(): (means: readonly CallMeans[]) => string {
  const t = useWords();
  const { locale } = useFormat();
  return (means) => new Intl.ListFormat(locale).format(means.map((each) => t(`oncall.by.${each}`)));
}
