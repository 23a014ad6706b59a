import type { AfterAction } from '@beffroi/contracts';
import { PostsLink } from '../../shared/links.tsx';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './report.module.css';

/** How much, by how many, how far. */
export function FiguresStrip({ report: { figures, crisis } }: { report: AfterAction }) {
  const t = useWords();
  const { number, hour } = useTerritoryFormat();
  const [only, another] = crisis.watchIds;
  const posts =
    only !== undefined && another === undefined && figures.mentions > 0
      ? { veille: only, de: crisis.firstSignalAt, ...(crisis.closedAt ? { a: crisis.closedAt } : {}) }
      : undefined;
  const mentions = number(figures.mentions);
  const peak = figures.peak;
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('crisisReport.mentions')}</dt>
        <dd>{posts ? <PostsLink posts={posts}>{mentions}</PostsLink> : mentions}</dd>
      </div>
      <div>
        <dt>{t('crisisReport.voices')}</dt>
        <dd>{number(figures.voices)}</dd>
      </div>
      {peak && (
        <div>
          <dt>{t('crisisReport.peak', { at: hour(peak.at) })}</dt>
          <dd>{number(peak.mentions)}</dd>
        </div>
      )}
      <div>
        <dt>{t('crisisReport.press')}</dt>
        <dd>{number(figures.press)}</dd>
      </div>
      <div>
        <dt>{t('crisisReport.reach')}</dt>
        <dd>{number(figures.reach)}</dd>
      </div>
    </dl>
  );
}
