import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { useNotify } from '../../shared/notify.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { ImportFile } from './import.types.ts';
import { MappingStep } from './mapping-step.tsx';
import classes from './imports.module.css';

/** What the server takes at most, less what JSON adds. */
const MOST_BYTES = 56 * 1024 * 1024;

/** A file of another tool: dropped or chosen, then its columns are matched and it is tried before it is brought in. */
export function ImportPanel() {
  const t = useWords();
  const format = useFormat();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<ImportFile>();
  const [over, setOver] = useState(false);
  const [refusal, setRefusal] = useState<string>();
  const take = async (given: File | undefined) => {
    setOver(false);
    if (!given) return;
    if (given.size > MOST_BYTES) {
      setRefusal(t('imports.file.too_big', { size: format.number(Math.floor(MOST_BYTES / 1024 / 1024)) }));
      return;
    }
    setRefusal(undefined);
    setFile({ fileName: given.name.slice(0, 200), content: decode(await given.arrayBuffer()) });
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void take(event.dataTransfer.files[0]);
  };
  return (
    <Panel title={t('imports.file')}>
      {file ? (
        <MappingStep
          key={file.fileName + file.content.length}
          file={file}
          onBack={() => setFile(undefined)}
          onStarted={() => {
            setFile(undefined);
            notify.done(t('imports.started'));
          }}
        />
      ) : (
        // Dropping is a help besides the button, which does the same.
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>{t('imports.file.drop')}</p>
          <Button
            leftSection={<IconFileUpload size={18} stroke={1.75} aria-hidden="true" />}
            onClick={() => input.current?.click()}
          >
            {t('imports.file.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            className="vh"
            tabIndex={-1}
            aria-label={t('imports.file.choose')}
            accept=".csv,.tsv,.txt,.jsonl,.ndjson,text/csv,application/x-ndjson"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
          <p className={classes.small}>{t('imports.file.hint')}</p>
          {refusal && (
            <p role="alert" className={classes.refusal}>
              {refusal}
            </p>
          )}
        </div>
      )}
    </Panel>
  );
}

/** UTF-8, else what Excel writes in Western Europe. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
