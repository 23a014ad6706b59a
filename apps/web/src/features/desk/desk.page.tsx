import { DeniedState, Panel } from '@beffroi/ui';
import { LateWords } from '../../shared/late-words.tsx';
import { useCan } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { DeskScreen } from './desk-screen.tsx';

/** The inbox, with the words that only it and the side of the request say. */
export function DeskPage() {
  const t = useWords();
  if (!useCan('desk.read')) {
    return (
      <>
        <h1 className="vh">{t('app.nav.desk')}</h1>
        <Panel label={t('app.nav.desk')}>
          <DeniedState>{t('common.denied')}</DeniedState>
        </Panel>
      </>
    );
  }
  return (
    <LateWords of={['desk', 'deskDialogs', 'requests', 'requestPanel']}>
      <DeskScreen />
    </LateWords>
  );
}
