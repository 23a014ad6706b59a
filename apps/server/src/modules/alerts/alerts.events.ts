/** What alerts tell, in the transaction that raises or changes an alarm. */
export type AlertsFacts = {
  /** Ring: an alarm opened, grew a level, or its snooze ran out while it went on. */
  'alerts.alarm_rings': { territoryId: string; alarmId: string; level: number; reason: 'opened' | 'grew' | 'woke' };
};
