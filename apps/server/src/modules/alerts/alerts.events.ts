/** What alerts tell, in the transaction that raises or changes an alarm. */
export type AlertsFacts = {
  /** Ring: an alarm opened, grew a level, or its snooze ran out while it went on. */
  'alerts.alarm_rings': { territoryId: string; alarmId: string; level: number; reason: 'opened' | 'grew' | 'woke' };
  /** A person decided about it. */
  'alerts.alarm_handled': {
    territoryId: string;
    alarmId: string;
    action: 'acknowledge' | 'snooze' | 'false_alarm' | 'reopen';
    personId?: string;
    at: Date;
  };
  /** What rose is back in its habit. */
  'alerts.alarm_ended': { territoryId: string; alarmId: string; at: Date };
};
