import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { SaveState } from './use-draft.ts';
import classes from './compose.module.css';

/** Where the words are: with the server, on their way, or on this device. */
export function SaveWords({ saving }: { saving: SaveState }) {
  const t = useWords();
  const format = useFormat();
  const [Icon, words] =
    saving.is === 'saved'
      ? [IconCloudCheck, t('compose.save.saved', { hour: format.hour(saving.at) })]
      : saving.is === 'kept'
        ? [IconCloudOff, t('compose.save.kept')]
        : saving.is === 'refused'
          ? [IconCloudOff, t('compose.save.refused')]
          : saving.is === 'saving'
            ? [IconCloudUp, t('compose.save.saving')]
            : [undefined, t('compose.save.new')];
  return (
    <span className={classes.saved} data-state={saving.is}>
      {Icon && <Icon size={17} stroke={1.75} aria-hidden="true" />}
      <span>{words}</span>
    </span>
  );
}
