import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../shared/words.ts';
import classes from './publication.module.css';

/** The address of the post, once somebody has published it by hand. */
export function PasteLink({ onPaste, busy }: { onPaste: (url: string) => void; busy: boolean }) {
  const t = useWords();
  const [url, setUrl] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onPaste(url.trim());
  };
  return (
    <form onSubmit={send} className={classes.paste}>
      <TextInput
        required
        type="url"
        size="xs"
        label={t('publication.hand.paste')}
        placeholder="https://"
        withAsterisk={false}
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" loading={busy}>
        {t('publication.hand.done')}
      </Button>
    </form>
  );
}
