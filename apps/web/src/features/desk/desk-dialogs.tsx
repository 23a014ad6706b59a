import type { Conversation } from '@beffroi/contracts';
import { lazy, Suspense } from 'react';
import { SnoozeDialog } from './dialogs/snooze-dialog.tsx';
import { AssignDialog } from './dialogs/assign-dialog.tsx';
import { KindDialog } from './dialogs/kind-dialog.tsx';
import type { Acts } from './use-acts.ts';

const NoteCallDialog = lazy(() =>
  import('./dialogs/note-call-dialog.tsx').then((module) => ({ default: module.NoteCallDialog })),
);
const AnswerManyDialog = lazy(() =>
  import('./dialogs/answer-many-dialog.tsx').then((module) => ({ default: module.AnswerManyDialog })),
);
const MergeDialog = lazy(() =>
  import('./dialogs/merge-dialog.tsx').then((module) => ({ default: module.MergeDialog })),
);
const ModerateDialog = lazy(() =>
  import('./dialogs/moderate-dialog.tsx').then((module) => ({ default: module.ModerateDialog })),
);
const PersonalDataDialog = lazy(() =>
  import('./dialogs/personal-data-dialog.tsx').then((module) => ({ default: module.PersonalDataDialog })),
);
const EvidenceDialog = lazy(() =>
  import('./dialogs/evidence-dialog.tsx').then((module) => ({ default: module.EvidenceDialog })),
);

/** What asks before it acts. */
export type Asked =
  | { what: 'assign' | 'snooze' | 'kind' | 'answer_many'; ids: readonly string[] }
  | { what: 'note_call' }
  | { what: 'merge' | 'personal_data'; conversation: Conversation }
  | { what: 'moderate'; conversation: Conversation; messageId?: string }
  | { what: 'evidence'; messageId: string };

export function DeskDialogs({
  asked,
  act,
  nameOf,
  onShow,
  onClose,
}: {
  asked: Asked | undefined;
  act: Acts['act'];
  nameOf: (id: string) => string;
  onShow: (conversationId: string) => void;
  onClose: () => void;
}) {
  return <Suspense fallback={null}>{asked && dialog()}</Suspense>;

  function dialog() {
    switch (asked?.what) {
      case 'assign':
        return (
          <AssignDialog
            count={asked.ids.length}
            onAssign={(to, note) => act(asked.ids, { is: 'assign', personId: to.id, ...(note ? { note } : {}) }, to)}
            onClose={onClose}
          />
        );
      case 'snooze':
        return (
          <SnoozeDialog
            count={asked.ids.length}
            onSnooze={(until) => act(asked.ids, { is: 'snooze', until })}
            onClose={onClose}
          />
        );
      case 'kind':
        return (
          <KindDialog
            count={asked.ids.length}
            onKind={(kind) => act(asked.ids, { is: 'correct_kind', kind })}
            onClose={onClose}
          />
        );
      case 'answer_many':
        return <AnswerManyDialog conversationIds={asked.ids} nameOf={nameOf} onClose={onClose} />;
      case 'note_call':
        return (
          <NoteCallDialog
            onClose={onClose}
            onDone={(id) => {
              onClose();
              onShow(id);
            }}
          />
        );
      case 'merge':
        return <MergeDialog conversation={asked.conversation} onClose={onClose} />;
      case 'personal_data':
        return <PersonalDataDialog conversation={asked.conversation} onClose={onClose} />;
      case 'moderate':
        return <ModerateDialog conversation={asked.conversation} messageId={asked.messageId} onClose={onClose} />;
      case 'evidence':
        return <EvidenceDialog messageId={asked.messageId} onClose={onClose} />;
      default:
        return null;
    }
  }
}
