import { LateWords } from '../../shared/late-words.tsx';
import { DeskScreen } from './desk-screen.tsx';

/** The inbox, with the words that only it and the side of the request say. */
export function DeskPage() {
  return (
    <LateWords of={['desk', 'deskDialogs', 'requests', 'requestPanel']}>
      <DeskScreen />
    </LateWords>
  );
}
