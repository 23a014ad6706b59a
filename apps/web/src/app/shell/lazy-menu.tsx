import { cloneElement, lazy, type ReactElement, type Ref, Suspense, useState } from 'react';
import type { MenuFrameProps } from './menu-frame.tsx';

const load = () => import('./menu-frame.tsx');
const MenuFrame = lazy(() => load().then((module) => ({ default: module.MenuFrame })));

type TargetProps = {
  ref?: Ref<HTMLButtonElement>;
  onClick?: () => void;
  onPointerEnter?: () => void;
  onFocus?: () => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
};

/** A button that opens a menu. What draws menus is fetched when one is about to be opened, not with the first page. */
export function LazyMenu({ target, ...menu }: Omit<MenuFrameProps, 'target'> & { target: ReactElement<TargetProps> }) {
  const [wanted, setWanted] = useState(false);
  const closed = cloneElement(target, {
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    onClick: () => setWanted(true),
  });
  if (!wanted) return closed;
  return (
    <Suspense fallback={closed}>
      <MenuFrame target={target} {...menu} />
    </Suspense>
  );
}
