import { Menu, type MenuProps } from '@mantine/core';
import { cloneElement, type ReactElement, type Ref, useEffect, useRef, useState } from 'react';
import type { NavigationEntry } from '../navigation.ts';
import { AccountItems, MoreItems, TerritoryItems, ThemeItems } from './menu-items.tsx';

export type MenuContent =
  | { kind: 'theme' | 'account' | 'territory' }
  | { kind: 'more'; entries: readonly NavigationEntry[] };
export type MenuFrameProps = {
  target: ReactElement<{ ref?: Ref<HTMLButtonElement> }>;
  content: MenuContent;
  position: NonNullable<MenuProps['position']>;
  width?: number;
};

/** An open menu of the shell, in a file of its own so that menus come when the first one opens. */
export function MenuFrame({ target, content, position, width }: MenuFrameProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState(false);
  // It opens from its button, in focus, so that the focus comes back there.
  useEffect(() => {
    button.current?.focus();
    // oxlint-disable-next-line react/set-state-in-effect
    setOpened(true);
  }, []);
  return (
    // In place, so that it belongs to its landmark; fixed, so that the rail's scroll does not cut it.
    <Menu
      opened={opened}
      onChange={setOpened}
      withinPortal={false}
      floatingStrategy="fixed"
      position={position}
      {...(width ? { width } : {})}
    >
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflow: 'auto' }}>
        <Items content={content} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Items({ content }: { content: MenuContent }) {
  switch (content.kind) {
    case 'theme':
      return <ThemeItems />;
    case 'account':
      return <AccountItems />;
    case 'territory':
      return <TerritoryItems />;
    case 'more':
      return <MoreItems entries={content.entries} />;
  }
}
