import { type ComponentProps, lazy, Suspense } from 'react';
import type { DialogFrame } from './dialog-frame.tsx';

const Frame = lazy(() => import('./dialog-frame.tsx').then((module) => ({ default: module.DialogFrame })));

/** A dialog: its title names it, Escape closes it, the focus returns where it was. */
export function Dialog(props: ComponentProps<typeof DialogFrame>) {
  return (
    <Suspense fallback={null}>
      <Frame {...props} />
    </Suspense>
  );
}
