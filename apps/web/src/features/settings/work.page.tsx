import { usePage } from '../../shared/page.ts';
import { useWords } from '../../shared/words.ts';
import { WorkPanel } from '../work/work-panel.tsx';

/** Long work, whatever started it. */
export function WorkPage() {
  const t = useWords();
  usePage(t('work.title'));
  return <WorkPanel />;
}
