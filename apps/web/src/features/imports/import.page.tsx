import { PageHead } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import { usePage } from '../../shared/page.ts';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { WorkPanel } from '../work/work-panel.tsx';
import { CapturePanel } from './capture-panel.tsx';
import { ImportPanel } from './import-panel.tsx';
import classes from './imports.module.css';

/** What people bring themselves: a link, a file. */
export function ImportPage() {
  const t = useWords();
  const { id } = useTerritory();
  const canImport = useCan('sources.manage');
  const canCapture = useCan('mentions.capture');
  const canFollow = useCan('work.read');
  const canSources = useCan('sources.read');
  usePage(t('imports.title'));
  return (
    <>
      <PageHead
        over={canSources ? <Link to={`/t/${id}/sources` as string}>{t('app.nav.sources')}</Link> : undefined}
        title={t('imports.title')}
      />
      <div className={classes.stack}>
        {!canCapture && !canImport && <p>{t('common.denied')}</p>}
        {canCapture && <CapturePanel />}
        {canImport && <ImportPanel />}
        {canImport && canFollow && <WorkPanel kinds={['import']} />}
      </div>
    </>
  );
}
