import { Notifications } from '@mantine/notifications';

/** Where short words show; a file of its own so that it comes only when there are some. */
export function Toasts() {
  return <Notifications position="bottom-left" limit={4} />;
}
