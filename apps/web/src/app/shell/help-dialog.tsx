import { Kbd } from '@beffroi/ui';
import { Switch } from '@mantine/core';
import { Dialog } from '../../shared/dialog.tsx';
import { useShortcutRegistry } from '../../shared/shortcuts.tsx';
import { useWords } from '../../shared/words.ts';
import classes from './help-dialog.module.css';

/** The shortcuts of the page on screen, and the switch that turns single keys off. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const { groups, enabled, enable } = useShortcutRegistry();
  return (
    <Dialog onClose={onClose} title={t('app.help')} size="lg">
      <div className={classes.groups}>
        {groups().map((group) => (
          <section key={group.title}>
            <h3 className={classes.title}>{group.title}</h3>
            <dl className={classes.list}>
              {group.shortcuts.map((shortcut) => (
                <div key={shortcut.keys} className={classes.line}>
                  <dt>
                    {shortcut.keys.split(' ').map((key) => (
                      <Kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
                    ))}
                    <span className="vh">{shortcut.keys}</span>
                  </dt>
                  <dd>{shortcut.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="lg"
        checked={enabled}
        onChange={(event) => enable(event.currentTarget.checked)}
        label={t('app.help.switch')}
        description={t('app.help.switch.hint')}
      />
    </Dialog>
  );
}
